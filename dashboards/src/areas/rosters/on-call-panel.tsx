import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Roster } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { addDays, civil, clock } from '../../ui/time.js';
import { WideTable } from '../../ui/wide-table.js';
import { skillName } from './words.js';

/** Who is on call at home, day by day and line by line; a line without enough people says so. */
export function OnCallPanel({ roster }: { readonly roster: Roster }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const names = new Map(roster.agents.map(({ id, name }) => [id, name]));
  if (roster.onCall.length === 0) return null;
  return (
    <Panel title={t('onCall.title')} note={t('onCall.note')}>
      <WideTable label={t('onCall.title')} minWidth={560}>
        <Table stickyHeader striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('onCall.day')}</Table.Th>
              <Table.Th>{t('onCall.line')}</Table.Th>
              <Table.Th>{t('onCall.hours')}</Table.Th>
              <Table.Th>{t('onCall.who')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {roster.onCall.map(({ day, skill, fromMinute, toMinute, need, agents }) => (
              <Table.Tr key={`${day} ${skill} ${fromMinute}`}>
                <Table.Th scope="row" fw={550}>
                  {civil(addDays(roster.from, day), 'EEEE d MMMM', language)}
                </Table.Th>
                <Table.Td>{skillName(t, skill)}</Table.Td>
                <Table.Td>{`${clock(fromMinute)}–${clock(toMinute)}`}</Table.Td>
                <Table.Td>
                  {agents.map((id) => names.get(id) ?? id).join(', ')}
                  {agents.length < need && (
                    <Text component="span" size="sm" fw={600} c="var(--r-bad)">
                      {` ${t('onCall.missing', { missing: need - agents.length })}`}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
