import { Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sourcesQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { isStale } from '../../live/live-state.js';
import { useSession } from '../../ui/guards.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import { inZone } from '../../ui/time.js';
import { WideTable } from '../../ui/wide-table.js';

function Sources({ site, now }: { readonly site: Site; readonly now: number }) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const query = useQuery(sourcesQuery(site.id));
  const time = (at: string) => inZone(Date.parse(at), site.timeZone, 'd MMM HH:mm:ss', language);
  return (
    <QueryState query={query} skeleton={<Skeleton height={120} />}>
      {({ sources }) =>
        sources.length === 0 ? (
          <Empty title={t('sources.none')} hint={t('sources.noneHint')} />
        ) : (
          <WideTable label={t('sources.title')} minWidth={420}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('sources.source')}</Table.Th>
                  <Table.Th>{t('sources.last')}</Table.Th>
                  <Table.Th ta="right">{t('sources.accepted')}</Table.Th>
                  <Table.Th ta="right">{t('sources.rejected')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {sources.map((source) => (
                  <Table.Tr key={source.source}>
                    <Table.Th scope="row" fw={500}>
                      {t(`sources.kind.${source.source}`)}
                    </Table.Th>
                    <Table.Td>
                      {source.lastReceivedAt === null ? '–' : time(source.lastReceivedAt)}
                      {source.source === 'hl7-mllp' && isStale(source.lastReceivedAt, now) && (
                        <Text size="xs" fw={600} c="var(--r-warn)">
                          {t('sources.silent')}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td ta="right">{number(source.accepted)}</Table.Td>
                    <Table.Td ta="right">
                      {number(source.rejected)}
                      {source.lastRejection !== null && (
                        <Text size="xs" c="dimmed" maw={240} ml="auto">
                          {`${time(source.lastRejection.at)} – ${source.lastRejection.reason}`}
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </WideTable>
        )
      }
    </QueryState>
  );
}

/** How the sources that feed this department are doing; roles that may not see it are told so. */
export function SourcesPanel({ site, now }: { readonly site: Site; readonly now: number }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <Panel title={t('sources.title')}>
      <Stack>
        {session.role === 'nursing-supervisor' ? (
          <Text size="sm" c="dimmed">
            {t('sources.notShown')}
          </Text>
        ) : (
          <Sources site={site} now={now} />
        )}
      </Stack>
    </Panel>
  );
}
