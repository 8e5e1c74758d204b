import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rosterQuery, rostersQuery } from '../../../api/queries.js';
import type { Roster, Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { civil, dateInZone } from '../../../ui/time.js';
import { versionChanges } from './version-changes.js';

interface VersionNoteProps {
  readonly roster: Roster;
  readonly unit: Unit;
}

/** What publishing this draft changes of the version agents know, and how late they would be told. */
export function VersionNote({ roster, unit }: VersionNoteProps) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const { data: rosters = [] } = useQuery(rostersQuery(roster.unit));
  const before = rosters.find(
    (one) => one.status === 'published' && one.from === roster.from && one.days === roster.days,
  );
  const { data: published } = useQuery({
    ...rosterQuery(roster.unit, before?.id ?? ''),
    enabled: before !== undefined,
  });
  if (before === undefined || published === undefined) return null;
  const { all, soon, late } = versionChanges(published, roster, unit, Date.now());
  const at = before.publishedAt === null ? '' : dateInZone(Date.parse(before.publishedAt), unit.timeZone);
  return (
    <Alert variant="outline" color="gray" styles={{ root: { background: 'var(--r-surface)' } }}>
      <Text size="sm">
        {t('version.replaces', { date: at === '' ? '–' : civil(at, 'd MMMM yyyy', language) })}
      </Text>
      <Text size="sm" fw={600}>
        {t('version.counts', { all: number(all), soon: number(soon), late: number(late) })}
      </Text>
      {soon > 0 && <Text size="sm">{t('version.told')}</Text>}
    </Alert>
  );
}
