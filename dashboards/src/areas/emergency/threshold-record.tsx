import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outlookQuery } from '../../api/queries.js';
import type { Quantity, Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { WideTable } from '../../ui/wide-table.js';

interface ThresholdRecordProps {
  readonly site: Site;
  readonly quantity: Quantity;
  readonly above: number;
}

/** How reliable the chances of the usual threshold have been: Brier against the usual frequency, said against came. */
export function ThresholdRecord({ site, quantity, above }: ThresholdRecordProps) {
  const { t } = useTranslation();
  const { number, percent, change } = useFormat();
  const { data } = useQuery(outlookQuery(site.id));
  const usual = data?.outlook?.crossings.filter(
    (crossing) => crossing.quantity === quantity && crossing.above === above,
  );
  const rows = data?.record.crossings.filter((row) => row.quantity === quantity) ?? [];
  const followed = rows[0]?.above;
  return (
    <>
      {usual?.some(({ climatology }) => climatology !== null) && (
        <Text size="sm" c="dimmed">
          {usual
            .flatMap(({ hours, climatology }) =>
              climatology === null
                ? []
                : [
                    t('chart.pair', {
                      label: t('crossing.hours', { hours }),
                      value: t('crossing.usually', { share: percent(climatology) }),
                    }),
                  ],
            )
            .join(' · ')}
        </Text>
      )}
      {followed === undefined ? (
        <Text size="sm" c="dimmed">
          {t('crossing.none')}
        </Text>
      ) : (
        <WideTable label={t('crossing.title')} minWidth={460}>
          <Table>
            <Table.Caption>{t('crossing.usual', { above: number(followed) })}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('crossing.window')}</Table.Th>
                <Table.Th ta="right">{t('crossing.forecasts')}</Table.Th>
                <Table.Th ta="right">{t('crossing.happened')}</Table.Th>
                <Table.Th ta="right">{t('crossing.brier')}</Table.Th>
                <Table.Th ta="right">{t('crossing.climatology')}</Table.Th>
                <Table.Th ta="right">{t('crossing.skill')}</Table.Th>
                <Table.Th>{t('crossing.reliability')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.hours}>
                  <Table.Th scope="row" fw={500}>
                    {t('crossing.hours', { hours: row.hours })}
                  </Table.Th>
                  <Table.Td ta="right">{number(row.forecasts)}</Table.Td>
                  <Table.Td ta="right">{percent(row.happened / row.forecasts)}</Table.Td>
                  <Table.Td ta="right">{number(row.brier, 3)}</Table.Td>
                  <Table.Td ta="right">
                    {row.climatologyBrier === null ? '–' : number(row.climatologyBrier, 3)}
                  </Table.Td>
                  <Table.Td ta="right">{row.skill === null ? '–' : change(1 + row.skill)}</Table.Td>
                  <Table.Td>
                    {row.bins.map((bin) => (
                      <div key={bin.from}>
                        {t('crossing.bin', {
                          said: percent(bin.said),
                          came: percent(bin.came),
                          count: number(bin.count),
                        })}
                      </div>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </>
  );
}
