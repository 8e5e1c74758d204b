import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { inZone } from '../../ui/time.js';
import { WideTable } from '../../ui/wide-table.js';
import type { ModelCard } from './models-queries.js';

/** What was decided about the series, by whom and why. */
export function DecisionsPanel({ card, site }: { readonly card: ModelCard; readonly site: string }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { decisions, place, model } = card;
  return (
    <Panel title={t('models.decisions')}>
      <WideTable label={t('models.decisions')} minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('audit.at')}</Table.Th>
              <Table.Th>{t('models.decision')}</Table.Th>
              <Table.Th>{t('models.model')}</Table.Th>
              <Table.Th>{t('audit.who')}</Table.Th>
              <Table.Th>{t('chart.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {decisions.map((decision) => (
              <Table.Tr key={decision.id}>
                <Table.Td>
                  {inZone(Date.parse(decision.at), place.timeZone, 'd MMM yyyy HH:mm', language)}
                </Table.Td>
                <Table.Td>{t(`models.decided.${decision.kind}`)}</Table.Td>
                <Table.Td>
                  {decision.modelId === null ? (
                    '–'
                  ) : decision.modelId === model.id ? (
                    t('models.thisOne')
                  ) : (
                    <Anchor component={Link} to={`/models/${decision.modelId}?site=${site}`}>
                      {decision.modelId.slice(0, 8)}
                    </Anchor>
                  )}
                </Table.Td>
                <Table.Td>{decision.by ?? t('models.byItself')}</Table.Td>
                <Table.Td>
                  {decision.reason === 'frozen' && decision.by === null
                    ? t('models.frozenThen')
                    : decision.reason === ''
                      ? t('models.byRule')
                      : decision.reason}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
