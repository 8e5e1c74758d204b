import { Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recordQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import { WideTable } from '../../ui/wide-table.js';
import { RecordCourse } from './record-course.js';
import type { EmergencyView } from './view.js';

/** How good the forecasts turned out: coverage beside what was promised, pinball beside seasonal naive, by lead. */
export function RecordPanel({ site, view }: { readonly site: Site; readonly view: EmergencyView }) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  const query = useQuery(recordQuery(site.id, view.quantity));
  return (
    <Panel title={t('record.title')} note={t('record.note')}>
      <QueryState query={query} skeleton={<Skeleton height={160} />}>
        {({ overall, byLead, course }) => {
          if (overall === null) return <Empty title={t('record.none')} hint={t('record.noneHint')} />;
          return (
            <>
              <Text size="sm" mb="xs">
                {t('record.coverage', {
                  c50: percent(overall.coverage.p50, 1),
                  c80: percent(overall.coverage.p80, 1),
                  c95: percent(overall.coverage.p95, 1),
                  pairs: number(overall.pairs),
                })}
              </Text>
              <WideTable label={t('record.title')} minWidth={380}>
                <Table>
                  <Table.Caption>
                    {overall.source === 'live' ? t('record.live') : t('record.backtest')}
                  </Table.Caption>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('record.lead')}</Table.Th>
                      <Table.Th ta="right">{t('record.coverage80')}</Table.Th>
                      <Table.Th ta="right">{t('record.pinball')}</Table.Th>
                      <Table.Th ta="right">{t('record.naive')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {[
                      ...byLead.map((row) => ({
                        ...row,
                        label: t('record.leadHours', { from: row.fromHour, to: row.toHour }),
                      })),
                      {
                        label: t('record.overall'),
                        coverage80: overall.coverage.p80,
                        pinball: overall.pinball,
                        seasonalNaivePinball: overall.seasonalNaivePinball,
                      },
                    ].map((row) => (
                      <Table.Tr key={row.label}>
                        <Table.Th scope="row" fw={500}>
                          {row.label}
                        </Table.Th>
                        <Table.Td ta="right">{percent(row.coverage80, 1)}</Table.Td>
                        <Table.Td ta="right">{number(row.pinball, 3)}</Table.Td>
                        <Table.Td ta="right">{number(row.seasonalNaivePinball, 3)}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </WideTable>
              {course && <RecordCourse course={course} />}
            </>
          );
        }}
      </QueryState>
    </Panel>
  );
}
