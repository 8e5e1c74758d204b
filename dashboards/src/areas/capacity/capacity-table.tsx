import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CapacityMonth } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { civil } from '../../ui/time.js';
import { WideTable } from '../../ui/wide-table.js';
import { type Figures, total } from './months.js';

interface CapacityTableProps {
  readonly months: readonly CapacityMonth[];
  readonly unitName: (id: string) => string;
  readonly siteName: (id: string) => string;
}

function FigureCells({ figures, strong }: { readonly figures: Figures; readonly strong?: boolean }) {
  const { number, percent } = useFormat();
  const share = figures.requiredHours === 0 ? null : 1 - figures.shortHours / figures.requiredHours;
  const cells = {
    required: number(figures.requiredHours),
    planned: number(figures.plannedHours),
    short: number(figures.shortHours),
    surplus: number(figures.surplusHours),
    covered: share === null ? '–' : percent(share, 1),
    nights: number(figures.nights),
    weekends: number(figures.weekendShifts),
  };
  return Object.entries(cells).map(([name, cell]) => (
    <Table.Td key={name} ta="right" fw={strong ? 650 : undefined}>
      {cell}
    </Table.Td>
  ));
}

/** Months by unit, each unit's sum, and the whole. */
export function CapacityTable({ months, unitName, siteName }: CapacityTableProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const units = [...new Set(months.map((month) => month.unit))];
  return (
    <Panel title={t('capacity.cover')} note={t('capacity.note')}>
      <WideTable label={t('capacity.cover')} minWidth={860}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('capacity.site')}</Table.Th>
              <Table.Th>{t('rosters.unit')}</Table.Th>
              <Table.Th>{t('capacity.month')}</Table.Th>
              <Table.Th ta="right">{t('capacity.required')}</Table.Th>
              <Table.Th ta="right">{t('capacity.planned')}</Table.Th>
              <Table.Th ta="right">{t('capacity.short')}</Table.Th>
              <Table.Th ta="right">{t('capacity.surplus')}</Table.Th>
              <Table.Th ta="right">{t('capacity.covered')}</Table.Th>
              <Table.Th ta="right">{t('grid.nights')}</Table.Th>
              <Table.Th ta="right">{t('grid.weekends')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {units.flatMap((unit) => {
              const own = months.filter((month) => month.unit === unit);
              const site = siteName(own[0]?.site ?? '');
              return [
                ...own.map((month) => (
                  <Table.Tr key={`${unit}-${month.month}`}>
                    <Table.Td>{site}</Table.Td>
                    <Table.Th scope="row" fw={500}>
                      {unitName(unit)}
                    </Table.Th>
                    <Table.Td>{civil(`${month.month.slice(0, 7)}-01`, 'MMMM yyyy', language)}</Table.Td>
                    <FigureCells figures={month} />
                  </Table.Tr>
                )),
                <Table.Tr key={`${unit}-sum`} bg="var(--r-surface-2)">
                  <Table.Td>{site}</Table.Td>
                  <Table.Th scope="row">{unitName(unit)}</Table.Th>
                  <Table.Td fw={650}>{t('capacity.sum')}</Table.Td>
                  <FigureCells figures={total(own)} strong />
                </Table.Tr>,
              ];
            })}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
