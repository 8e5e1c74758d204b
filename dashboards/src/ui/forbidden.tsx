import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** A page that the role does not open. */
export function Forbidden() {
  const { t } = useTranslation();
  return (
    <Stack align="center" py={64} px="md" ta="center">
      <Title order={1}>{t('problem.forbidden')}</Title>
      <Text c="dimmed">{t('problem.forbiddenHint')}</Text>
      <Anchor component={Link} to="/">
        {t('shell.backHome')}
      </Anchor>
    </Stack>
  );
}
