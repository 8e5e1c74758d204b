import { Table } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recordQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';

/** Sites side by side: measured coverage, and pinball beside seasonal naive. */
export function ForecastQuality({ sites }: { readonly sites: readonly Site[] }) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  const answers = useQueries({ queries: sites.map((site) => recordQuery(site.id, 'arrivals')) });
  return (
    <Panel title={t('quality.title')} note={t('quality.note')}>
      <WideTable label={t('quality.title')} minWidth={720}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('capacity.site')}</Table.Th>
              <Table.Th ta="right">{t('record.pinball')}</Table.Th>
              <Table.Th ta="right">{t('record.naive')}</Table.Th>
              <Table.Th ta="right">{t('quality.gain')}</Table.Th>
              <Table.Th ta="right">{t('quality.coverage50')}</Table.Th>
              <Table.Th ta="right">{t('record.coverage80')}</Table.Th>
              <Table.Th ta="right">{t('quality.coverage95')}</Table.Th>
              <Table.Th>{t('quality.measured')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sites.map((site, index) => {
              const record = answers[index]?.data?.overall ?? null;
              return (
                <Table.Tr key={site.id}>
                  <Table.Th scope="row" fw={500}>
                    {site.name}
                  </Table.Th>
                  {record === null ? (
                    <Table.Td colSpan={7} c="dimmed">
                      {answers[index]?.isPending
                        ? t('state.loading')
                        : answers[index]?.error
                          ? t('quality.unknown')
                          : t('record.none')}
                    </Table.Td>
                  ) : (
                    <>
                      <Table.Td ta="right">{number(record.pinball, 3)}</Table.Td>
                      <Table.Td ta="right">{number(record.seasonalNaivePinball, 3)}</Table.Td>
                      <Table.Td ta="right">
                        {record.seasonalNaivePinball === 0
                          ? '–'
                          : percent(1 - record.pinball / record.seasonalNaivePinball, 1)}
                      </Table.Td>
                      <Table.Td ta="right">{percent(record.coverage.p50, 1)}</Table.Td>
                      <Table.Td ta="right">{percent(record.coverage.p80, 1)}</Table.Td>
                      <Table.Td ta="right">{percent(record.coverage.p95, 1)}</Table.Td>
                      <Table.Td>
                        {record.source === 'live' ? t('record.live') : t('record.backtest')}
                      </Table.Td>
                    </>
                  )}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
