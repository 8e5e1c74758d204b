import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import type { RequirementSlot, Unit } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { inZone, minuteMs } from '../../ui/time.js';

interface EditRequirementDialogProps {
  readonly unit: Unit;
  /** The half-hours of the day and skill on screen. */
  readonly slots: readonly RequirementSlot[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

function EditForm({ unit, slots, onClose }: Omit<EditRequirementDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const client = useQueryClient();
  const at = (ms: number) => inZone(ms, unit.timeZone, 'HH:mm (xxx)', language);
  const form = useForm({
    initialValues: {
      first: slots[0]?.start ?? '',
      last: slots[0]?.start ?? '',
      required: slots[0]?.required ?? 0,
      reason: '',
    },
    validate: {
      last: (value, values) => (value >= values.first ? null : t('requirement.endBefore')),
      required: (value) =>
        Number.isInteger(value) && value >= 0 && value <= 500
          ? null
          : t('generate.between', { min: 0, max: 500 }),
      reason: (value) => (value.trim().length >= 3 ? null : t('requirement.reasonExpected')),
    },
  });
  const edit = useMutation({
    mutationFn: (values: typeof form.values) =>
      answer(
        api.PATCH('/units/{unit}/requirement', {
          params: { path: { unit: unit.id } },
          body: {
            reason: values.reason.trim(),
            slots: slots
              .filter((slot) => slot.start >= values.first && slot.start <= values.last)
              .map((slot) => ({ start: slot.start, skill: slot.skill, required: values.required })),
          },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['requirement', unit.id] });
      onClose();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => edit.mutate(values))} noValidate>
      <Stack gap="sm">
        <Group grow align="start">
          <NativeSelect
            label={t('requirement.first')}
            data={slots.map((slot) => ({ value: slot.start, label: at(Date.parse(slot.start)) }))}
            {...form.getInputProps('first')}
          />
          <NativeSelect
            label={t('requirement.last')}
            data={slots.map((slot) => ({
              value: slot.start,
              label: at(Date.parse(slot.start) + 30 * minuteMs),
            }))}
            {...form.getInputProps('last')}
          />
        </Group>
        <NumberInput
          label={t('chart.required')}
          min={0}
          max={500}
          allowDecimal={false}
          {...form.getInputProps('required')}
        />
        <Textarea
          label={t('requirement.reason')}
          required
          maxLength={500}
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        {edit.error !== null && <ProblemNotice error={edit.error} />}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={edit.isPending}>
            {t('requirement.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Sets the required staff of some half-hours by hand, with a reason that stays beside them. */
export function EditRequirementDialog(props: EditRequirementDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('requirement.edit')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <EditForm
        key={props.slots[0]?.start ?? 'none'}
        unit={props.unit}
        slots={props.slots}
        onClose={props.onClose}
      />
    </Modal>
  );
}
