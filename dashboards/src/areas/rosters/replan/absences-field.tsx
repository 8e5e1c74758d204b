import { ActionIcon, Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Roster } from '../../../api/types.js';
import { addDays } from '../../../ui/time.js';
import { type AbsenceRow, newRow } from './absence-rows.js';

interface AbsencesFieldProps {
  readonly roster: Pick<Roster, 'agents' | 'from' | 'days'>;
  readonly rows: readonly AbsenceRow[];
  /** Day that a new row begins with. */
  readonly day: number;
  readonly onChange: (rows: readonly AbsenceRow[]) => void;
}

/** Who is absent when, a row each. */
export function AbsencesField({ roster, rows, day, onChange }: AbsencesFieldProps) {
  const { t } = useTranslation();
  const last = addDays(roster.from, roster.days - 1);
  const put = (key: number, patch: Partial<AbsenceRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const names = roster.agents.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Fieldset legend={t('replan.absent')}>
      <Stack gap="xs">
        {rows.map((row, index) => (
          <Group key={row.key} align="end" wrap="wrap" gap="xs">
            <Select
              label={t('absence.agent')}
              searchable
              data={names}
              value={row.agent}
              onChange={(agent) => put(row.key, { agent })}
            />
            <TextInput
              type="date"
              label={t('absence.from')}
              min={roster.from}
              max={last}
              value={row.from}
              onChange={(event) => put(row.key, { from: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('absence.to')}
              min={roster.from}
              max={last}
              value={row.to}
              onChange={(event) => put(row.key, { to: event.currentTarget.value })}
            />
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('replan.removeAbsence', { number: index + 1 })}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              onChange([
                ...rows,
                newRow(Math.max(0, ...rows.map(({ key }) => key)) + 1, null, roster.from, day),
              ])
            }
          >
            {t('replan.addAbsence')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
