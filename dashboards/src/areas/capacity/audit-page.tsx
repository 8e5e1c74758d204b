import { Alert, Anchor, Code, Group, Stack, Table, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { auditQuery } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import { inZone } from '../../ui/time.js';
import { useSearch, wholeNumber } from '../../ui/use-search.js';
import { WideTable } from '../../ui/wide-table.js';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

function Chain({ intact }: { readonly intact: boolean }) {
  const { t } = useTranslation();
  return (
    <Alert
      role="status"
      variant="outline"
      color={intact ? 'green' : 'red'}
      icon={intact ? <IconShieldCheck aria-hidden /> : <IconShieldX aria-hidden />}
      title={intact ? t('audit.intact') : t('audit.broken')}
      styles={{
        title: { color: intact ? 'var(--r-good)' : 'var(--r-bad)' },
        root: { background: 'var(--r-surface)' },
      }}
    >
      {intact ? t('audit.intactHint') : t('audit.brokenHint')}
    </Alert>
  );
}

/** Changes made, newest first, and whether their hash chain holds. */
export function AuditPage() {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [params] = useSearch();
  const asked = wholeNumber(params.get('before'), 1, Number.MAX_SAFE_INTEGER, 0);
  const query = useQuery(auditQuery(asked === 0 ? undefined : asked));
  return (
    <Page title={t('audit.title')}>
      <QueryState query={query}>
        {({ entries, intact }) => (
          <Stack>
            <Chain intact={intact} />
            <Panel title={t('audit.entries')} note={t('audit.note', { zone })}>
              {entries.length === 0 ? (
                <Empty title={t('audit.none')} hint={t('audit.noneHint')} />
              ) : (
                <WideTable label={t('audit.entries')} minWidth={820}>
                  <Table>
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th ta="right">{t('audit.sequence')}</Table.Th>
                        <Table.Th>{t('audit.at')}</Table.Th>
                        <Table.Th>{t('audit.who')}</Table.Th>
                        <Table.Th>{t('audit.action')}</Table.Th>
                        <Table.Th>{t('audit.target')}</Table.Th>
                        <Table.Th ta="right">{t('audit.status')}</Table.Th>
                        <Table.Th>{t('audit.detail')}</Table.Th>
                        <Table.Th>{t('audit.hash')}</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {entries.map((entry) => (
                        <Table.Tr key={entry.sequence}>
                          <Table.Td ta="right">{entry.sequence}</Table.Td>
                          <Table.Td>
                            {inZone(Date.parse(entry.at), zone, 'd MMM yyyy HH:mm:ss', language)}
                          </Table.Td>
                          <Table.Td>
                            {entry.userId}
                            <Text size="xs" c="dimmed">
                              {entry.role}
                            </Text>
                          </Table.Td>
                          <Table.Td>{entry.action}</Table.Td>
                          <Table.Td>{entry.target}</Table.Td>
                          <Table.Td ta="right">{entry.status}</Table.Td>
                          <Table.Td maw={360}>{entry.detail}</Table.Td>
                          <Table.Td>
                            <Code title={entry.hash}>{entry.hash.slice(0, 12)}</Code>
                          </Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                </WideTable>
              )}
              <Group mt="sm" className="r-no-print">
                {asked !== 0 && (
                  <Anchor component={Link} to="/audit">
                    {t('audit.newest')}
                  </Anchor>
                )}
                {entries.length === 50 && (
                  <Anchor component={Link} to={`/audit?before=${entries.at(-1)?.sequence ?? 0}`}>
                    {t('audit.older')}
                  </Anchor>
                )}
              </Group>
            </Panel>
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}
