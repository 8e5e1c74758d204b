import { Alert, Button, Group, List, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.js';
import type { AgentAccount } from '../../../api/insight-queries.js';
import type { Unit, Violation } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { DateField } from '../../../ui/date-field.js';
import { useSession } from '../../../ui/guards.js';
import { Panel } from '../../../ui/panel.js';
import { ProblemNotice } from '../../../ui/query-state.js';
import { ReasonedButton } from '../../../ui/reasoned-button.js';
import { addDays, instantInZone, inZone } from '../../../ui/time.js';
import { WideTable } from '../../../ui/wide-table.js';

interface CallOutsProps {
  readonly unit: Unit;
  readonly agent: string;
  readonly callOuts: AgentAccount['callOuts'];
}

const clockPattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Local times of a call-out as instants; one that ends before it begins ends on the day after. Null while incomplete. */
export function callOutInstants(
  { day, from, to }: { readonly day: string; readonly from: string; readonly to: string },
  zone: string,
): { readonly start: string; readonly end: string } | null {
  if (day === '' || !clockPattern.test(from) || !clockPattern.test(to) || from === to) return null;
  const end = to < from ? addDays(day, 1) : day;
  return {
    start: new Date(instantInZone(day, from, zone)).toISOString(),
    end: new Date(instantInZone(end, to, zone)).toISOString(),
  };
}

/** Recording a call-out: work done while on call, with the rest that is due after it. */
function CallOutForm({ unit, agent }: Omit<CallOutsProps, 'callOuts'>) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const session = useSession();
  const client = useQueryClient();
  const [typed, setTyped] = useState({ day: '', from: '', to: '' });
  const [broken, setBroken] = useState<readonly Violation[]>([]);
  const body = callOutInstants(typed, unit.timeZone);
  const record = useMutation({
    mutationFn: (times: { readonly start: string; readonly end: string }) =>
      answer(
        api.POST('/units/{unit}/call-outs', {
          params: { path: { unit: unit.id } },
          body: { agent, ...times },
        }),
      ),
    onSuccess: async ({ restBroken }) => {
      setBroken(restBroken);
      setTyped({ day: '', from: '', to: '' });
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === unit.id });
    },
  });
  const reason =
    session.role !== 'nursing-supervisor'
      ? t('rosters.supervisorOnly')
      : body === null
        ? t('callOut.incomplete')
        : null;
  return (
    <Stack gap="sm" className="r-no-print">
      <Group align="end">
        <DateField
          label={t('callOut.day')}
          value={typed.day}
          onChange={(day) => setTyped({ ...typed, day })}
        />
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            label={t(`callOut.${end}`)}
            placeholder="03:15"
            w={96}
            value={typed[end]}
            onChange={(event) => setTyped({ ...typed, [end]: event.currentTarget.value })}
          />
        ))}
        <ReasonedButton
          reason={reason}
          loading={record.isPending}
          onClick={() => body !== null && record.mutate(body)}
        >
          {t('callOut.record')}
        </ReasonedButton>
      </Group>
      {record.error !== null && <ProblemNotice error={record.error} />}
      {broken.length > 0 && (
        <Alert color="red" variant="outline" title={t('callOut.broken')}>
          <List size="sm">
            {broken.map((violation) => (
              <List.Item key={`${violation.rule} ${violation.day}`}>
                {`${local(violation.message)} (${violation.article})`}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}

/** An agent's call-outs of the year, and a form to record one. */
export function CallOuts({ unit, agent, callOuts }: CallOutsProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const session = useSession();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (callOut: string) =>
      answer(
        api.DELETE('/units/{unit}/call-outs/{callOut}', { params: { path: { unit: unit.id, callOut } } }),
      ),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === unit.id }),
  });
  const at = (instant: string, pattern: string) =>
    inZone(Date.parse(instant), unit.timeZone, pattern, language);
  return (
    <Panel title={t('callOut.title')} note={t('callOut.note')}>
      <Stack mt="sm">
        {callOuts.length === 0 ? (
          <Text size="sm">{t('callOut.none')}</Text>
        ) : (
          <WideTable label={t('callOut.title')} minWidth={520}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('callOut.from')}</Table.Th>
                  <Table.Th>{t('callOut.to')}</Table.Th>
                  <Table.Th>{t('callOut.by')}</Table.Th>
                  <Table.Th className="r-no-print">{t('callOut.correct')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {callOuts.map((callOut) => (
                  <Table.Tr key={callOut.id}>
                    <Table.Th scope="row" fw={550}>
                      {at(callOut.start, 'EEE d MMM HH:mm')}
                    </Table.Th>
                    <Table.Td>{at(callOut.end, 'HH:mm')}</Table.Td>
                    <Table.Td>{callOut.recordedBy}</Table.Td>
                    <Table.Td className="r-no-print">
                      {session.role === 'nursing-supervisor' && (
                        <Button
                          variant="default"
                          size="compact-sm"
                          loading={remove.isPending}
                          onClick={() => remove.mutate(callOut.id)}
                          aria-label={t('callOut.removeOf', { at: at(callOut.start, 'd MMMM HH:mm') })}
                        >
                          {t('callOut.remove')}
                        </Button>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </WideTable>
        )}
        {remove.error !== null && <ProblemNotice error={remove.error} />}
        <CallOutForm unit={unit} agent={agent} />
      </Stack>
    </Panel>
  );
}
