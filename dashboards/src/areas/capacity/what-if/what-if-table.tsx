import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.js';
import { difference, type Interval, interval, signed, verdict } from '../../../ui/interval-words.js';
import { WideTable } from '../../../ui/wide-table.js';
import { skillName } from '../../rosters/words.js';
import type { Changes, WhatIf } from './queries.js';

type Figures = WhatIf['base'];

interface Column {
  readonly figure: keyof Figures;
  readonly head: 'wait' | 'inTarget' | 'left' | 'present' | 'peak';
  readonly isShare: boolean;
  readonly digits: number;
  readonly lowerIsBetter: boolean;
}

const columns: readonly Column[] = [
  { figure: 'meanWaitMinutes', head: 'wait', isShare: false, digits: 1, lowerIsBetter: true },
  { figure: 'withinTarget', head: 'inTarget', isShare: true, digits: 1, lowerIsBetter: false },
  { figure: 'leftUnseen', head: 'left', isShare: true, digits: 2, lowerIsBetter: true },
  { figure: 'meanPresent', head: 'present', isShare: false, digits: 1, lowerIsBetter: true },
  { figure: 'peakPresent', head: 'peak', isShare: false, digits: 1, lowerIsBetter: true },
];

interface WhatIfTableProps {
  readonly result: WhatIf;
  readonly changes: Changes;
  readonly siteName: (id: string) => string;
}

/** The unit as it is, then each change: its figure, and its difference with a 95 % interval. */
export function WhatIfTable({ result, changes, siteName }: WhatIfTableProps) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  const say =
    ({ isShare, digits }: Column) =>
    (value: number): string =>
      isShare ? percent(value, digits) : number(value, digits);
  // A change of a share is told in points, so that it is not read as a share of the share.
  const sayChange = (column: Column) => (value: number) =>
    column.isShare ? t('whatIf.points', { value: number(100 * value, column.digits) }) : say(column)(value);
  const name = (change: WhatIf['variants'][number]['change']): string => {
    const plus = (value: number) => signed(value, (size) => number(size));
    if (change === 'staff')
      return t('whatIf.change.staff', {
        value: plus(changes.staff),
        skill: skillName(t, changes.skill),
      });
    if (change === 'beds')
      return t('whatIf.change.beds', { value: plus(changes.moreBeds), beds: number(result.beds ?? 0) });
    if (change === 'epidemic') return t('whatIf.change.epidemic', { value: plus(changes.epidemic) });
    return t('whatIf.change.closed-site', {
      site: siteName(changes.closed ?? ''),
      share: number(changes.closedShare),
    });
  };
  const changed = (column: Column, of: Interval) => {
    const judged = verdict(of, column.lowerIsBetter);
    return (
      <Text size="xs" c={judged === 'unclear' ? 'dimmed' : undefined}>
        {`${difference(of, sayChange(column), t('whatIf.to'))} · ${t(`whatIf.${judged}`)}`}
      </Text>
    );
  };
  return (
    <WideTable label={t('whatIf.title')} minWidth={860}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('whatIf.scenario')}</Table.Th>
            {columns.map(({ head }) => (
              <Table.Th key={head} ta="right">
                {t(`whatIf.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th scope="row">{t('whatIf.asIs')}</Table.Th>
            {columns.map((column) => (
              <Table.Td key={column.head} ta="right">
                {interval(result.base[column.figure], say(column))}
              </Table.Td>
            ))}
          </Table.Tr>
          {result.variants.map((variant) => (
            <Table.Tr key={variant.change}>
              <Table.Th scope="row">{name(variant.change)}</Table.Th>
              {columns.map((column) => (
                <Table.Td key={column.head} ta="right">
                  {say(column)(variant.figures[column.figure].mean)}
                  {changed(column, variant.difference[column.figure])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
