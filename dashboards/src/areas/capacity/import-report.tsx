import { Code, Group, List, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';

/** What became of a file: counts, warnings, and each refused row with what was expected. */
export function ImportReportView({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const figures = [
    [t('import.rows'), report.rows],
    [t('import.accepted'), report.accepted],
    [t('import.replaced'), report.replaced],
    [t('import.duplicate'), report.duplicate],
    [t('import.rejected'), report.rejected],
    ...(report.kind === 'rpu' ? ([[t('import.withdrawn'), report.withdrawn]] as const) : []),
  ] as const;
  return (
    <Panel
      title={report.dryRun ? t('import.reportDry') : t('import.report')}
      note={<span role="status">{report.dryRun ? t('import.nothingWritten') : t('import.written')}</span>}
    >
      <Stack>
        <Group component="dl" gap="xl" m={0}>
          {figures.map(([label, value]) => (
            <div key={label}>
              <Text component="dt" size="sm" c="dimmed">
                {label}
              </Text>
              <Text component="dd" m={0} fz={22} fw={650}>
                {number(value)}
              </Text>
            </div>
          ))}
        </Group>
        {report.warnings.length > 0 && (
          <List size="sm" aria-label={t('import.warnings')}>
            {report.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        )}
        {report.rejections.length > 0 && (
          <WideTable label={t('import.rejected')} minWidth={560}>
            <Table>
              <Table.Caption>
                {t('import.firstRejections', { shown: number(report.rejections.length) })}
              </Table.Caption>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th ta="right">{t('import.line')}</Table.Th>
                  <Table.Th>{t('import.column')}</Table.Th>
                  <Table.Th>{t('problem.value')}</Table.Th>
                  <Table.Th>{t('problem.expected')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {report.rejections.map((row) => (
                  <Table.Tr key={`${row.line}-${row.column}-${row.expected}`}>
                    <Table.Td ta="right">{number(row.line)}</Table.Td>
                    <Table.Td>{row.column}</Table.Td>
                    <Table.Td>
                      <Code>{row.value}</Code>
                    </Table.Td>
                    <Table.Td>{row.expected}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </WideTable>
        )}
      </Stack>
    </Panel>
  );
}
