import { FileInput, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { sitesQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { ImportButtons } from '../../ui/import-buttons.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { Empty, ProblemNotice, QueryState } from '../../ui/query-state.js';
import { oneOf, useSearch } from '../../ui/use-search.js';
import { ImportReportView } from './import-report.js';
import { readFile } from './read-file.js';

const plainText = (body: string): string => body;

function ImportForm({ sites, first }: { readonly sites: readonly Site[]; readonly first: Site }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [params, change] = useSearch();
  const [file, setFile] = useState<File | null>(null);
  const [timeColumn, setTimeColumn] = useState('time');
  const [valueColumn, setValueColumn] = useState('arrivals');
  const site = sites.find((item) => item.id === params.get('site')) ?? first;
  const kind = oneOf(params.get('kind'), ['visits', 'counts', 'rpu']);
  const send = useMutation({
    mutationFn: async ({ from, dryRun }: { readonly from: File; readonly dryRun: boolean }) =>
      answer(
        api.POST('/sites/{site}/imports', {
          params: { path: { site: site.id }, query: { kind, dryRun, timeColumn, valueColumn } },
          body: await readFile(from),
          bodySerializer: plainText,
          headers: { 'Content-Type': kind === 'rpu' ? 'application/xml' : 'text/csv' },
        }),
      ),
    onSuccess: (report) => {
      if (!report.dryRun) void client.invalidateQueries();
    },
  });
  const reason = file === null ? t('import.chooseFirst') : null;
  const run = (dryRun: boolean) => {
    if (file !== null) send.mutate({ from: file, dryRun });
  };
  const busy = !send.isPending ? null : send.variables.dryRun ? 'dry-run' : 'import';
  return (
    <Stack>
      <Panel title={t('import.file')} note={t(`import.hint.${kind}`)}>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          <NativeSelect
            label={t('emergency.site')}
            value={site.id}
            onChange={(event) => change({ site: event.currentTarget.value })}
            data={sites.map((item) => ({ value: item.id, label: item.name }))}
          />
          <NativeSelect
            label={t('import.kind')}
            value={kind}
            onChange={(event) => change({ kind: event.currentTarget.value })}
            data={[
              { value: 'visits', label: t('import.visits') },
              { value: 'counts', label: t('import.counts') },
              { value: 'rpu', label: t('import.rpu') },
            ]}
          />
          <FileInput
            label={t('import.file')}
            placeholder={t('import.choose')}
            accept={kind === 'rpu' ? '.xml,text/xml,application/xml' : '.csv,text/csv'}
            clearable
            clearButtonProps={{ 'aria-label': t('generate.clear') }}
            leftSection={<IconFileTypeCsv size={16} aria-hidden />}
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              send.reset();
            }}
          />
          {kind === 'counts' && (
            <>
              <TextInput
                label={t('import.timeColumn')}
                value={timeColumn}
                onChange={(event) => setTimeColumn(event.currentTarget.value)}
              />
              <TextInput
                label={t('import.valueColumn')}
                value={valueColumn}
                onChange={(event) => setValueColumn(event.currentTarget.value)}
              />
            </>
          )}
        </SimpleGrid>
        <Group mt="md">
          <ImportButtons reason={reason} busy={busy} run={run} />
          <Text size="sm" c="dimmed">
            {t('import.dryRunHint')}
          </Text>
        </Group>
      </Panel>
      {send.error !== null && <ProblemNotice error={send.error} />}
      {send.data !== undefined && <ImportReportView report={send.data} />}
    </Stack>
  );
}

/** Bringing a file of visits, hourly counts or RPU: try it without writing, then import; refused rows are listed. */
export function ImportPage() {
  const { t } = useTranslation();
  const sites = useQuery(sitesQuery);
  return (
    <Page title={t('import.title')}>
      <QueryState query={sites}>
        {(known) =>
          known[0] === undefined ? (
            <Empty title={t('emergency.noSite')} hint={t('emergency.noSiteHint')} />
          ) : (
            <ImportForm sites={known} first={known[0]} />
          )
        }
      </QueryState>
    </Page>
  );
}
