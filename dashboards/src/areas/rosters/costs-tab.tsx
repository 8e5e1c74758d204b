import { Stack, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Roster } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/query-state.js';
import { SearchFigures } from './search-panel.js';
import { partName } from './words.js';

/** What the roster costs, part by part, and how the search for it went. */
export function CostsTab({ roster }: { readonly roster: Roster }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Stack>
      <Panel title={t('costs.title')} note={t('costs.note')}>
        {roster.costs.length === 0 ? (
          <Empty title={t('costs.none')} />
        ) : (
          <Table maw={560}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('costs.part')}</Table.Th>
                <Table.Th ta="right">{t('chart.cost')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {roster.costs.map((part) => (
                <Table.Tr key={part.part}>
                  <Table.Th scope="row" fw={500}>
                    {partName(t, part.part)}
                  </Table.Th>
                  <Table.Td ta="right">{number(part.cost, 1)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Panel>
      <Panel title={t('search.result')}>
        <SearchFigures roster={roster} />
      </Panel>
    </Stack>
  );
}
