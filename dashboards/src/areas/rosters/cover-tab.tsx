import { Group, NativeSelect, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roster, Unit } from '../../api/types.js';
import { coverByDay } from '../../charts/cover-data.js';
import { CoverStrip } from '../../charts/cover-strip.js';
import { DayCover } from '../../charts/day-cover.js';
import { useFormat } from '../../i18n/use-format.js';
import { Empty } from '../../ui/query-state.js';
import { civil } from '../../ui/time.js';
import { useSearch, wholeNumber } from '../../ui/use-search.js';
import { OnCallPanel } from './on-call-panel.js';
import { skillName } from './words.js';

/** Required against planned cover: the whole period, one day closely; and who is on call at home. */
export function CoverTab({ roster, unit }: { readonly roster: Roster; readonly unit: Unit }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [params, change] = useSearch();
  const skills = unit.skills.filter((item) => roster.cover.some((slot) => slot.skill === item));
  const skill = skills.find((item) => item === params.get('skill')) ?? skills[0];
  const days = useMemo(
    () =>
      skill === undefined ? [] : coverByDay(roster.cover, skill, roster.from, roster.days, unit.timeZone),
    [roster, skill, unit.timeZone],
  );
  const chosen = wholeNumber(params.get('day'), 0, roster.days - 1, 0);
  const day = days[chosen];
  if (skill === undefined || day === undefined)
    return (
      <Stack>
        <OnCallPanel roster={roster} />
        <Empty title={t('cover.none')} hint={t('cover.noneHint')} />
      </Stack>
    );
  return (
    <Stack>
      <Group align="end" className="r-no-print">
        <NativeSelect
          label={t('cover.skill')}
          value={skill}
          onChange={(event) => change({ skill: event.currentTarget.value })}
          data={skills.map((item) => ({ value: item, label: skillName(t, item) }))}
        />
        <NativeSelect
          label={t('cover.day')}
          value={String(chosen)}
          onChange={(event) => change({ day: event.currentTarget.value })}
          data={days.map((item) => ({
            value: String(item.day),
            label: civil(item.date, 'EEEE d MMMM', language),
          }))}
        />
      </Group>
      <DayCover day={day} zone={unit.timeZone} skill={skillName(t, skill)} />
      <CoverStrip
        days={days}
        skill={skillName(t, skill)}
        chosen={chosen}
        onChoose={(item) => change({ day: String(item) })}
      />
      <OnCallPanel roster={roster} />
    </Stack>
  );
}
