import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Radio,
  Stack,
  Text,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api } from '../../../api/client.js';
import type { Roster, Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { ProblemNotice } from '../../../ui/query-state.js';
import { ReasonedButton } from '../../../ui/reasoned-button.js';
import { dateInZone, daysBetween } from '../../../ui/time.js';
import { useSearch, wholeNumber } from '../../../ui/use-search.js';
import { shiftInWords } from '../shift-legend.js';
import { type AbsenceRow, absenceOf, firstDay, newRow } from './absence-rows.js';
import { AbsencesField } from './absences-field.js';

interface ReplanDialogProps {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly opened: boolean;
  readonly onClose: () => void;
}

const comingDays = 3;
const seconds = { coming: 20, period: 60 } as const;

function ReplanForm({ roster, unit, onClose }: Omit<ReplanDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const navigate = useNavigate();
  const [params] = useSearch();
  const last = roster.days - 1;
  const today = Math.min(last, Math.max(0, daysBetween(roster.from, dateInZone(Date.now(), unit.timeZone))));
  const asked = wholeNumber(params.get('from'), 0, last, today);
  const until = wholeNumber(params.get('to'), asked, last, asked);
  const who = params.get('who');
  const [rows, setRows] = useState<readonly AbsenceRow[]>(() => {
    const first = newRow(1, who, roster.from, asked);
    return [who === null ? first : { ...first, to: newRow(1, who, roster.from, until).to }];
  });
  const [add, setAdd] = useState<number | string>(0);
  const [shift, setShift] = useState('');
  const [scope, setScope] = useState<'coming' | 'period'>('coming');
  const [overtime, setOvertime] = useState(true);
  const filled = rows.filter(({ agent }) => agent !== null);
  const absences = filled.flatMap((row) => absenceOf(row, roster.from, roster.days) ?? []);
  const more = Number(add) || 0;
  const start = firstDay(absences, today);
  const toDay = scope === 'period' ? last : Math.min(last, start + comingDays - 1);
  const replan = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/units/{unit}/rosters/{roster}/replans', {
          params: { path: { unit: roster.unit, roster: roster.id } },
          body: {
            absences,
            needs:
              more === 0
                ? []
                : [
                    {
                      fromDay: start,
                      toDay,
                      shift: shift === '' ? null : shift,
                      skill: unit.skills[0] ?? null,
                      add: more,
                    },
                  ],
            fromDay: start,
            toDay,
            overtime,
            timeLimitSeconds: seconds[scope],
          },
        }),
      ),
    onSuccess: ({ id }) => navigate(`/rosters/${roster.unit}/${roster.id}/replans/${id}`),
  });
  const blocked =
    absences.length < filled.length
      ? t('replan.agentMissing')
      : absences.length === 0 && more === 0
        ? t('replan.nothingAsked')
        : null;
  return (
    <Stack gap="sm">
      <Text size="sm">{t('replan.lead')}</Text>
      <AbsencesField roster={roster} rows={rows} day={today} onChange={setRows} />
      <Text size="sm" c="dimmed">
        {t('absence.privacy')}
      </Text>
      <Fieldset legend={t('replan.need')}>
        <Group align="start">
          <NumberInput
            label={t('replan.needAdd')}
            min={-20}
            max={20}
            allowDecimal={false}
            value={add}
            onChange={setAdd}
          />
          <NativeSelect
            label={t('replan.needShift')}
            value={shift}
            onChange={(event) => setShift(event.currentTarget.value)}
            data={[
              { value: '', label: t('replan.everyShift') },
              ...unit.shiftTypes.map((type) => ({
                value: type.id,
                label: shiftInWords(type, local(type.name)),
              })),
            ]}
          />
        </Group>
      </Fieldset>
      <Radio.Group
        label={t('replan.scope')}
        value={scope}
        onChange={(value) => setScope(value === 'period' ? 'period' : 'coming')}
      >
        <Group mt={4}>
          <Radio value="coming" label={t('replan.coming')} />
          <Radio value="period" label={t('replan.period')} />
        </Group>
      </Radio.Group>
      <Checkbox
        label={t('replan.overtime')}
        checked={overtime}
        onChange={(event) => setOvertime(event.currentTarget.checked)}
      />
      {replan.error !== null && <ProblemNotice error={replan.error} />}
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <ReasonedButton reason={blocked} loading={replan.isPending} onClick={() => replan.mutate()}>
          {t('replan.start')}
        </ReasonedButton>
      </Group>
    </Stack>
  );
}

/** Asks for a re-planning: who is absent, what need has changed, which days may change. */
export function ReplanDialog(props: ReplanDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('replan.title')}
      size="min(760px, 96vw)"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <ReplanForm roster={props.roster} unit={props.unit} onClose={props.onClose} />
    </Modal>
  );
}
