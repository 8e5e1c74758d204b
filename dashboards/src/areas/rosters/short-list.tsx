import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Roster } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { addDays, civil, clock } from '../../ui/time.js';
import { useFolded } from '../../ui/use-folded.js';
import { skillName } from './words.js';

type Stretch = Roster['belowMinimum'][number];

interface ShortListProps {
  readonly stretches: readonly Stretch[];
  /** First day of the roster. */
  readonly from: string;
}

const shownAtFirst = 5;

/** Half-hours in which people are missing. */
export const halfHoursOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { fromMinute, toMinute }) => sum + (toMinute - fromMinute) / 30, 0);

/** Where people are missing: day, hours, skill, present against wanted. */
export function ShortList({ stretches, from }: ShortListProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { shown, foldButton } = useFolded(stretches, shownAtFirst);
  return (
    <div>
      <List size="sm" spacing={4}>
        {shown.map((stretch) => (
          <List.Item key={`${stretch.day} ${stretch.skill} ${stretch.fromMinute}`}>
            {t('replan.shortItem', {
              day: civil(addDays(from, stretch.day), 'EEE d MMM', language),
              from: clock(stretch.fromMinute),
              to: clock(stretch.toMinute),
              skill: stretch.skill === null ? t('replan.anySkill') : skillName(t, stretch.skill),
              present: stretch.present,
              wanted: stretch.wanted,
            })}
          </List.Item>
        ))}
      </List>
      {foldButton}
    </div>
  );
}
