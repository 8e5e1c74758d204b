import { Button, Group, Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roster, Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { ProblemNotice } from '../../../ui/query-state.js';
import { ReasonedButton } from '../../../ui/reasoned-button.js';
import { addDays, daysBetween } from '../../../ui/time.js';
import { useSearch, wholeNumber } from '../../../ui/use-search.js';
import { rosterWords } from '../replan/move-words.js';
import type { ReplacementOption } from '../replan/replan-queries.js';
import { useRevise } from '../replan/use-revise.js';
import { missedDays } from './missed-days.js';
import { ReplacementList } from './replacement-list.js';

interface AbsenceDialogProps {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function AbsenceForm({ roster, unit, onClose }: Omit<AbsenceDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const [params, change] = useSearch();
  const [chosen, setChosen] = useState<ReadonlyMap<number, ReplacementOption>>(new Map());
  const revise = useRevise(roster);
  const words = rosterWords(t, format, roster, unit);
  const last = roster.days - 1;
  const agent = roster.agents.find(({ id }) => id === params.get('who'));
  const fromDay = wholeNumber(params.get('from'), 0, last, 0);
  const toDay = wholeNumber(params.get('to'), 0, last, fromDay);
  const dated = toDay >= fromDay;
  const missed = agent !== undefined && dated ? missedDays(agent.shifts, fromDay, toDay) : [];
  const day = missed.find((one) => one === Number(params.get('shift') ?? Number.NaN)) ?? missed[0];
  const absence = { agent: agent?.id ?? '', fromDay, toDay };
  const setDay = (name: 'from' | 'to') => (date: string) => {
    if (date === '') return;
    setChosen(new Map());
    change({ [name]: String(Math.min(last, Math.max(0, daysBetween(roster.from, date)))) });
  };
  const choose = (option: ReplacementOption | undefined) => {
    if (day === undefined) return;
    const next = new Map(chosen);
    if (option === undefined) next.delete(day);
    else next.set(day, option);
    setChosen(next);
  };
  const options = [...chosen.values()];
  const apply = () =>
    revise.mutate({
      absences: [absence],
      moves: options.flatMap(({ moves }) => moves),
      overtime: options.flatMap(({ called }) =>
        called
          .filter(({ overtimeMinutes }) => overtimeMinutes > 0)
          .map((one) => ({ agent: one.agent, day: one.day })),
      ),
    });
  const blocked = agent === undefined ? t('absence.chooseAgent') : dated ? null : t('absence.dates');
  return (
    <Stack gap="sm">
      <Text size="sm">{t('absence.privacy')}</Text>
      <Group align="start" grow preventGrowOverflow={false}>
        <Select
          label={t('absence.agent')}
          searchable
          data={roster.agents.map(({ id, name }) => ({ value: id, label: name }))}
          value={agent?.id ?? null}
          onChange={(who) => {
            setChosen(new Map());
            change({ who });
          }}
        />
        <TextInput
          type="date"
          label={t('absence.from')}
          min={roster.from}
          max={addDays(roster.from, last)}
          value={addDays(roster.from, fromDay)}
          onChange={(event) => setDay('from')(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('absence.to')}
          min={roster.from}
          max={addDays(roster.from, last)}
          value={addDays(roster.from, toDay)}
          error={dated ? null : t('absence.dates')}
          onChange={(event) => setDay('to')(event.currentTarget.value)}
        />
      </Group>
      {agent !== undefined && dated && missed.length === 0 && <Text size="sm">{t('absence.nothing')}</Text>}
      {agent !== undefined && missed.length > 1 && (
        <Radio.Group label={t('absence.shifts')} value={String(day)} onChange={(shift) => change({ shift })}>
          <Group mt={4}>
            {missed.map((one) => (
              <Radio
                key={one}
                value={String(one)}
                label={`${words.day(one)}, ${words.shift(agent.shifts[one] ?? null)} (${chosen.has(one) ? t('absence.chosen') : t('absence.open')})`}
              />
            ))}
          </Group>
        </Radio.Group>
      )}
      {agent !== undefined && missed.length === 1 && day !== undefined && (
        <Text size="sm" fw={600}>
          {`${t('absence.shifts')} – ${words.day(day)}, ${words.shift(agent.shifts[day] ?? null)}`}
        </Text>
      )}
      {agent !== undefined && day !== undefined && (
        <ReplacementList
          key={`${agent.id} ${fromDay} ${toDay} ${day}`}
          roster={roster}
          absence={absence}
          day={day}
          words={words}
          chosen={chosen.get(day)}
          onChoose={choose}
        />
      )}
      {revise.error !== null && <ProblemNotice error={revise.error} />}
      <Text size="sm" c="dimmed">
        {roster.status === 'published' ? t('absence.newDraft') : t('absence.inPlace')}
      </Text>
      <Group justify="end">
        <Button
          variant="subtle"
          onClick={() => change({ dialog: 'replan', ...(agent ? {} : { who: null }) }, { push: true })}
        >
          {t('absence.replanInstead')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <ReasonedButton reason={blocked} loading={revise.isPending} onClick={apply}>
          {chosen.size === 0 ? t('absence.apply') : t('absence.applyWith', { count: chosen.size })}
        </ReasonedButton>
      </Group>
    </Stack>
  );
}

/** Marks an absence and covers the shifts it leaves, best replacement first; no cause is asked. */
export function AbsenceDialog(props: AbsenceDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('absence.title')}
      size="min(1080px, 96vw)"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <AbsenceForm roster={props.roster} unit={props.unit} onClose={props.onClose} />
    </Modal>
  );
}
