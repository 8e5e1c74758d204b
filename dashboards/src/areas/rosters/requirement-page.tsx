import { Anchor, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { requirementQuery } from '../../api/queries.js';
import type { Requirement, Unit } from '../../api/types.js';
import { RequirementChart } from '../../charts/requirement-chart.js';
import { useFormat } from '../../i18n/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { useSession } from '../../ui/guards.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { addDays, civil, dateInZone, dayStart, nextMonday } from '../../ui/time.js';
import { useSearch, wholeNumber } from '../../ui/use-search.js';
import { EditRequirementDialog } from './edit-requirement-dialog.js';
import { RequirementWeek } from './requirement-week.js';
import { UnitFrame, UnitPicker } from './unit-frame.js';
import { skillName } from './words.js';

interface RequirementViewProps {
  readonly unit: Unit;
  readonly requirement: Requirement;
  readonly from: string;
  readonly days: number;
}

/** The half-hours of one skill on one civil day. */
export function slotsOf(requirement: Requirement, skill: string, date: string, zone: string) {
  const begin = dayStart(date, zone);
  const end = dayStart(addDays(date, 1), zone);
  return requirement.slots.filter((slot) => {
    const at = Date.parse(slot.start);
    return slot.skill === skill && at >= begin && at < end;
  });
}

function RequirementView({ unit, requirement, from, days }: RequirementViewProps) {
  const { t } = useTranslation();
  const { percent, language } = useFormat();
  const session = useSession();
  const [params, change] = useSearch();
  const skill = unit.skills.find((item) => item === params.get('skill')) ?? unit.skills[0] ?? '';
  const chosen = wholeNumber(params.get('day'), 0, days - 1, 0);
  const date = addDays(from, chosen);
  const slots = slotsOf(requirement, skill, date, unit.timeZone);
  const reason =
    session.role !== 'nursing-supervisor'
      ? t('rosters.supervisorOnly')
      : slots.length === 0
        ? t('requirement.none')
        : null;
  if (requirement.slots.length === 0)
    return <Empty title={t('requirement.none')} hint={t('requirement.noneHint')} />;
  return (
    <>
      <Group align="end">
        <NativeSelect
          label={t('cover.skill')}
          value={skill}
          onChange={(event) => change({ skill: event.currentTarget.value })}
          data={unit.skills.map((item) => ({ value: item, label: skillName(t, item) }))}
        />
        <NativeSelect
          label={t('cover.day')}
          value={String(chosen)}
          onChange={(event) => change({ day: event.currentTarget.value })}
          data={Array.from({ length: days }, (_, day) => ({
            value: String(day),
            label: civil(addDays(from, day), 'EEEE d MMMM', language),
          }))}
        />
      </Group>
      <RequirementChart
        title={t('requirement.dayTitle', {
          day: civil(date, 'EEEE d MMMM', language),
          skill: skillName(t, skill),
        })}
        note={t('requirement.risk', { risk: percent(requirement.risk) })}
        slots={slots}
        zone={unit.timeZone}
        tools={
          <ReasonedButton
            size="xs"
            reason={reason}
            onClick={() => change({ dialog: 'edit' }, { push: true })}
            leftSection={<IconPencil size={14} aria-hidden />}
          >
            {t('requirement.edit')}
          </ReasonedButton>
        }
      />
      <Panel
        title={t('requirement.weekTitle', { skill: skillName(t, skill) })}
        note={t('requirement.weekNote')}
      >
        <RequirementWeek
          days={Array.from({ length: days }, (_, day) => ({
            day,
            date: addDays(from, day),
            slots: slotsOf(requirement, skill, addDays(from, day), unit.timeZone),
          }))}
          zone={unit.timeZone}
          chosen={chosen}
        />
      </Panel>
      <EditRequirementDialog
        unit={unit}
        slots={slots}
        opened={reason === null && params.get('dialog') === 'edit'}
        onClose={() => change({ dialog: null })}
      />
    </>
  );
}

/** The first whole week ahead: a Monday that has begun may have done so before the forecast did. */
export const firstWeek = (today: string): string => nextMonday(addDays(today, 1));

function UnitRequirement({ unit, units }: { readonly unit: Unit; readonly units: readonly Unit[] }) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const [params, change] = useSearch();
  const asked = params.get('from');
  const from =
    asked !== null && /^\d{4}-\d{2}-\d{2}$/.test(asked)
      ? asked
      : firstWeek(dateInZone(Date.now(), unit.timeZone));
  const days = wholeNumber(params.get('days'), 1, 42, 7);
  const query = useQuery(requirementQuery(unit.id, from, days));
  return (
    <Page title={t('requirement.title', { unit: local(unit.name) })} simulated={unit.simulated}>
      <Stack>
        <Group align="end">
          <UnitPicker unit={unit} units={units} suffix="/requirement" />
          <DateField
            label={t('requirement.from')}
            value={from}
            onChange={(value) => change({ from: value || null, day: null })}
          />
          <NativeSelect
            label={t('requirement.days')}
            value={String(days)}
            onChange={(event) => change({ days: event.currentTarget.value, day: null })}
            data={['7', '14', '28']}
          />
          <Text size="sm" pb={6}>
            <Anchor component={Link} to={`/rosters/${unit.id}`}>
              {t('requirement.back')}
            </Anchor>
          </Text>
        </Group>
        <QueryState query={query}>
          {(requirement) => <RequirementView unit={unit} requirement={requirement} from={from} days={days} />}
        </QueryState>
      </Stack>
    </Page>
  );
}

/** How many staff each half-hour needs, from the forecast, and what a person changed with a reason. */
export function RequirementPage() {
  return (
    <UnitFrame>{(unit, units) => <UnitRequirement key={unit.id} unit={unit} units={units} />}</UnitFrame>
  );
}
