import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.js';
import { interval, shareInterval } from '../../../ui/interval-words.js';
import { WideTable } from '../../../ui/wide-table.js';
import type { RosterSimulation } from './queries.js';

/** Waits by triage level, each figure with its interval. */
export function LevelsTable({ levels }: { readonly levels: RosterSimulation['levels'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number } = format;
  return (
    <WideTable label={t('simulation.levels')} minWidth={720}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('simulation.level')}</Table.Th>
            <Table.Th ta="right">{t('simulation.perDay')}</Table.Th>
            <Table.Th ta="right">{t('simulation.wait')}</Table.Th>
            <Table.Th ta="right">{t('simulation.p90')}</Table.Th>
            <Table.Th ta="right">{t('simulation.target')}</Table.Th>
            <Table.Th ta="right">{t('simulation.inTarget')}</Table.Th>
            <Table.Th ta="right">{t('simulation.left')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {levels.map((level) => (
            <Table.Tr key={level.level}>
              <Table.Th scope="row">{t('simulation.levelOf', { level: level.level })}</Table.Th>
              <Table.Td ta="right">{number(level.arrivalsPerDay.mean, 1)}</Table.Td>
              <Table.Td ta="right">{interval(level.waitMinutes, (value) => number(value))}</Table.Td>
              <Table.Td ta="right">{number(level.p90WaitMinutes)}</Table.Td>
              <Table.Td ta="right">{number(level.targetMinutes)}</Table.Td>
              <Table.Td ta="right">{shareInterval(level.withinTarget, format)}</Table.Td>
              <Table.Td ta="right">{shareInterval(level.leftUnseen, format)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
