import { Checkbox, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableReport } from '../../../api/insight-queries.js';
import { useFormat } from '../../../i18n/use-format.js';
import { Panel } from '../../../ui/panel.js';
import { WideTable } from '../../../ui/wide-table.js';

const outcomes = ['added', 'changed', 'unchanged', 'rejected'] as const;

/** Every row of a file and what became of it; refused rows say where, what and what was expected. */
export function TableReportView({ report }: { readonly report: TableReport }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [onlyRejected, setOnlyRejected] = useState(report.rejected > 0);
  const rows = onlyRejected ? report.rows.filter(({ outcome }) => outcome === 'rejected') : report.rows;
  return (
    <Panel title={report.dryRun ? t('tables.reportDry') : t('tables.report')}>
      <Stack>
        <div role="status">
          <Group component="dl" gap="xl" m={0}>
            {outcomes.map((outcome) => (
              <div key={outcome}>
                <Text component="dt" size="sm" c="dimmed">
                  {t(`tables.${outcome}`)}
                </Text>
                <Text component="dd" m={0} fz={22} fw={650}>
                  {number(report[outcome])}
                </Text>
              </div>
            ))}
          </Group>
        </div>
        <Checkbox
          label={t('tables.only')}
          checked={onlyRejected}
          onChange={(event) => setOnlyRejected(event.currentTarget.checked)}
        />
        <WideTable label={t('tables.rows')} minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th ta="right">{t('tables.row')}</Table.Th>
                <Table.Th>{t('tables.outcome')}</Table.Th>
                <Table.Th>{t('tables.column')}</Table.Th>
                <Table.Th>{t('problem.value')}</Table.Th>
                <Table.Th>{t('problem.expected')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.row}>
                  <Table.Td ta="right">{number(row.row)}</Table.Td>
                  <Table.Td>{t(`tables.${row.outcome}`)}</Table.Td>
                  <Table.Td>{row.column}</Table.Td>
                  <Table.Td>{row.outcome === 'rejected' && <Code>{row.value}</Code>}</Table.Td>
                  <Table.Td>{row.expected}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      </Stack>
    </Panel>
  );
}
