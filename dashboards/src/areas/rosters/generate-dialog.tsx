import {
  Button,
  Fieldset,
  Group,
  Modal,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client.js';
import type { RosterSummary, Unit } from '../../api/types.js';
import { DateField } from '../../ui/date-field.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { addDays, dateInZone, daysBetween, nextMonday } from '../../ui/time.js';

interface GenerateDialogProps {
  readonly unit: Unit;
  readonly opened: boolean;
  /** A roster whose locked cells stay. */
  readonly basedOn: string | null;
  readonly onClose: () => void;
}

interface GenerateForm {
  from: string;
  days: number;
  timeLimitSeconds: number;
  seed: number;
  offAgents: string[];
  offFrom: string;
  offTo: string;
  fairness: RosterSummary['fairness'];
}

const levels = ['balanced', 'strict', 'free'] as const;
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Days off that must hold, as agent and day of the period; days outside it are left out. */
export function mustBeOff(form: Pick<GenerateForm, 'from' | 'days' | 'offAgents' | 'offFrom' | 'offTo'>) {
  if (form.offAgents.length === 0 || !isDate(form.offFrom)) return [];
  const last = isDate(form.offTo) ? form.offTo : form.offFrom;
  const first = Math.max(0, daysBetween(form.from, form.offFrom));
  const end = Math.min(form.days - 1, daysBetween(form.from, last));
  const days = Array.from({ length: Math.max(0, end - first + 1) }, (_, k) => first + k);
  return form.offAgents.flatMap((agent) => days.map((day) => ({ agent, day })));
}

function GenerateFields({ unit, basedOn, onClose }: Omit<GenerateDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const whole = (min: number, max: number) => (value: number) =>
    Number.isInteger(value) && value >= min && value <= max ? null : t('generate.between', { min, max });
  const form = useForm<GenerateForm>({
    initialValues: {
      from: nextMonday(addDays(dateInZone(Date.now(), unit.timeZone), 15)),
      days: 28,
      timeLimitSeconds: 60,
      seed: 1,
      offAgents: [],
      offFrom: '',
      offTo: '',
      fairness: 'balanced',
    },
    validate: {
      from: (value) => (isDate(value) ? null : t('generate.dateExpected')),
      days: whole(7, 84),
      timeLimitSeconds: whole(3, 1800),
      seed: whole(0, 2 ** 31 - 1),
      offFrom: (value, values) =>
        values.offAgents.length > 0 && !isDate(value) ? t('generate.dateExpected') : null,
    },
  });
  const generate = useMutation({
    mutationFn: (values: GenerateForm) =>
      answer(
        api.POST('/units/{unit}/rosters', {
          params: { path: { unit: unit.id } },
          body: {
            from: values.from,
            days: values.days,
            timeLimitSeconds: values.timeLimitSeconds,
            seed: values.seed,
            fairness: values.fairness,
            mustBeOff: mustBeOff(values),
            ...(basedOn === null ? {} : { basedOn }),
          },
        }),
      ),
    onSuccess: (roster) => {
      void client.invalidateQueries({ queryKey: ['rosters', unit.id] });
      navigate(`/rosters/${unit.id}/${roster.id}`);
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => generate.mutate(values))} noValidate>
      <Stack gap="sm">
        {basedOn !== null && <Text size="sm">{t('generate.basedOn')}</Text>}
        <Group grow align="start">
          <DateField label={t('generate.from')} {...form.getInputProps('from')} />
          <NumberInput
            label={t('generate.days')}
            min={7}
            max={84}
            allowDecimal={false}
            {...form.getInputProps('days')}
          />
        </Group>
        <Group grow align="start">
          <NumberInput
            label={t('generate.timeLimit')}
            min={3}
            max={1800}
            allowDecimal={false}
            {...form.getInputProps('timeLimitSeconds')}
          />
          <NumberInput
            label={t('generate.seed')}
            min={0}
            allowDecimal={false}
            {...form.getInputProps('seed')}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t('generate.seedHint')}
        </Text>
        <NativeSelect
          label={t('fairness.level')}
          description={t('fairness.levelHint')}
          data={levels.map((level) => ({ value: level, label: t(`fairness.${level}`) }))}
          {...form.getInputProps('fairness')}
        />
        <Fieldset legend={t('generate.off')}>
          <Stack gap="xs">
            <MultiSelect
              label={t('generate.offAgents')}
              data={unit.agents.map((agent) => ({ value: agent.id, label: agent.name }))}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('generate.clear') }}
              {...form.getInputProps('offAgents')}
            />
            <Group justify="end">
              <Button
                variant="subtle"
                size="compact-xs"
                onClick={() =>
                  form.setFieldValue(
                    'offAgents',
                    unit.agents.map((agent) => agent.id),
                  )
                }
              >
                {t('generate.everybody')}
              </Button>
            </Group>
            <Group grow align="start">
              <DateField label={t('generate.offFrom')} {...form.getInputProps('offFrom')} />
              <DateField label={t('generate.offTo')} {...form.getInputProps('offTo')} />
            </Group>
          </Stack>
        </Fieldset>
        {generate.error !== null && <ProblemNotice error={generate.error} />}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={generate.isPending}>
            {t('generate.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Starts a search for a roster: period, time limit, seed, and days off that must hold. */
export function GenerateDialog(props: GenerateDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('generate.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <GenerateFields unit={props.unit} basedOn={props.basedOn} onClose={props.onClose} />
    </Modal>
  );
}
