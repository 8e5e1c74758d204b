import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Roster } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { halfHoursOf, ShortList } from './short-list.js';

/** A roster below the safety minimum says so wherever it is shown, with the half-hours and who accepted it. */
export function SafetyMinimum({ roster }: { readonly roster: Roster }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { belowMinimum, publication } = roster;
  const derogations = publication?.derogations ?? [];
  if (belowMinimum.length === 0 && derogations.length === 0) return null;
  return (
    <Alert
      color="red"
      variant="outline"
      title={
        belowMinimum.length > 0
          ? t('safety.below', { halfHours: number(halfHoursOf(belowMinimum)) })
          : t('safety.derogates')
      }
      styles={{ title: { color: 'var(--r-bad)' } }}
    >
      <Stack gap="xs">
        {belowMinimum.length > 0 && <ShortList stretches={belowMinimum} from={roster.from} />}
        {derogations.map(({ rule, article }) => (
          <Text key={rule} size="sm">
            {t('safety.derogation', { rule, article })}
          </Text>
        ))}
        {publication !== null && (
          <Text size="sm" fw={600}>
            {t('safety.publishedBy', { by: publication.by, reason: publication.reason ?? '' })}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
