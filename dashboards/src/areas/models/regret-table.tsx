import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import { useModelWords } from './model-words.js';
import type { Evidence } from './models-queries.js';

/** The model beside simple ones, on the same forecasts, best first. */
export function RegretTable({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  const words = useModelWords();
  const figure = (value: number | null, digits = 3) => (value === null ? '–' : number(value, digits));
  return (
    <Panel title={t('models.regret')} note={t('models.regretNote')}>
      <WideTable label={t('models.regret')} minWidth={640}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('models.model')}</Table.Th>
              <Table.Th ta="right">{t('record.pinball')}</Table.Th>
              <Table.Th ta="right">{t('models.above')}</Table.Th>
              <Table.Th ta="right">{t('models.mae')}</Table.Th>
              <Table.Th ta="right">{t('record.coverage80')}</Table.Th>
              <Table.Th ta="right">{t('quality.coverage95')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {evidence.regret.map(({ model, scores, abovePercent }) => (
              <Table.Tr key={model}>
                <Table.Th scope="row" fw={model === evidence.model ? 700 : 500}>
                  {words.model(model)}
                  {model === evidence.model && (
                    <Text span size="sm" c="dimmed">
                      {` (${t('models.thisOne')})`}
                    </Text>
                  )}
                </Table.Th>
                <Table.Td ta="right">{figure(scores.pinball)}</Table.Td>
                <Table.Td ta="right">{percent(abovePercent / 100, 1)}</Table.Td>
                <Table.Td ta="right">{figure(scores.mae, 2)}</Table.Td>
                <Table.Td ta="right">
                  {scores.coverage.c80 === null ? '–' : percent(scores.coverage.c80, 1)}
                </Table.Td>
                <Table.Td ta="right">
                  {scores.coverage.c95 === null ? '–' : percent(scores.coverage.c95, 1)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
