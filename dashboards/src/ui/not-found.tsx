import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** An address that is no page. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Stack align="center" py={64} px="md" ta="center">
      <Title order={1}>{t('problem.notFound')}</Title>
      <Text c="dimmed">{t('problem.notFoundHint')}</Text>
      <Anchor component={Link} to="/">
        {t('shell.backHome')}
      </Anchor>
    </Stack>
  );
}
