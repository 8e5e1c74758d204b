import { useTranslation } from 'react-i18next';
import type { Roster, Unit } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { addDays, civil } from '../../ui/time.js';

interface Named {
  readonly roster: Pick<Roster, 'from' | 'days'>;
  readonly unit: Pick<Unit, 'name'>;
}

/** A roster's name: its unit and its days. */
export function useRosterTitle({ roster, unit }: Named): string {
  const { t } = useTranslation();
  const { local, language } = useFormat();
  return t('roster.title', {
    unit: local(unit.name),
    from: civil(roster.from, 'd MMM', language),
    to: civil(addDays(roster.from, roster.days - 1), 'd MMM yyyy', language),
  });
}
