import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Roster, Unit } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { weekdayOf } from '../../ui/time.js';
import { WideTable } from '../../ui/wide-table.js';
import { exportAddress } from './export-links.js';
import { hasOnCall, initialGrid, NO_TOTALS, rowTotals } from './grid-model.js';
import { skillName } from './words.js';

/** Each agent's hours against the contract, nights and weekends, and the agent's own calendar. */
export function AgentsTable({ roster, unit }: { readonly roster: Roster; readonly unit: Unit }) {
  const { t } = useTranslation();
  const { hours, percent, number } = useFormat();
  const shiftTypes = new Map(unit.shiftTypes.map((shift) => [shift.id, shift]));
  const isOnCall = unit.shiftTypes.some(hasOnCall);
  const contracts = new Map(unit.agents.map((agent) => [agent.id, agent]));
  return (
    <Panel title={t('agents.title')} note={t('agents.note')}>
      <WideTable label={t('agents.title')} minWidth={760}>
        <Table stickyHeader striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('grid.agent')}</Table.Th>
              <Table.Th>{t('agents.skills')}</Table.Th>
              <Table.Th ta="right">{t('agents.share')}</Table.Th>
              <Table.Th ta="right">{t('grid.planned')}</Table.Th>
              <Table.Th ta="right">{t('grid.contract')}</Table.Th>
              <Table.Th ta="right">{t('grid.difference')}</Table.Th>
              <Table.Th ta="right">{t('grid.nights')}</Table.Th>
              <Table.Th ta="right">{t('grid.weekends')}</Table.Th>
              {isOnCall && <Table.Th ta="right">{t('grid.onCalls')}</Table.Th>}
              <Table.Th className="r-no-print">{t('agents.calendar')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {initialGrid(roster).rows.map((row, index) => {
              const server = roster.agents[index] ?? NO_TOTALS;
              const totals = rowTotals(row, row, server, shiftTypes, weekdayOf(roster.from));
              const agent = contracts.get(row.id);
              return (
                <Table.Tr key={row.id}>
                  <Table.Th scope="row" fw={550}>
                    {row.name}
                  </Table.Th>
                  <Table.Td>{agent?.skills.map((skill) => skillName(t, skill)).join(', ') ?? '–'}</Table.Td>
                  <Table.Td ta="right">
                    {agent === undefined ? '–' : percent(agent.workingTimeShare)}
                  </Table.Td>
                  <Table.Td ta="right">{hours(totals.planned)}</Table.Td>
                  <Table.Td ta="right">{hours(totals.contract)}</Table.Td>
                  <Table.Td ta="right">{hours(totals.difference)}</Table.Td>
                  <Table.Td ta="right">{number(totals.nights)}</Table.Td>
                  <Table.Td ta="right">{number(totals.weekends)}</Table.Td>
                  {isOnCall && (
                    <Table.Td ta="right">
                      {t('grid.onCallTurns', {
                        turns: number(totals.onCalls),
                        hours: hours(roster.agents[index]?.onCallMinutes ?? 0),
                      })}
                    </Table.Td>
                  )}
                  <Table.Td className="r-no-print">
                    <Anchor
                      href={exportAddress(roster, row.id)}
                      download={`${row.id}-${roster.from}.ics`}
                      aria-label={t('agents.calendarOf', { name: row.name })}
                    >
                      iCalendar
                    </Anchor>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
