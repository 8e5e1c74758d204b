import { FileInput, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconFileTypeCsv, IconSchool } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../api/types.js';
import { Panel } from '../../ui/panel.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { useSearch } from '../../ui/use-search.js';
import { ImportReportView } from '../capacity/import-report.js';
import { type Brought, bringFile, type Stage, sendCounts } from './bring-file.js';
import { type ModelName, modelNames, useModelWords } from './model-words.js';
import { PlaceFields } from './place-fields.js';
import { type Place, slugOf } from './places.js';

const NEW = '+';
const france: Place = { timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: null };

interface BringFormProps {
  readonly sites: readonly Site[];
  readonly mayMakeSites: boolean;
}

/** Site, place and file of a training; sends them off and watches what comes back. */
export function BringForm({ sites, mayMakeSites }: BringFormProps) {
  const { t } = useTranslation();
  const words = useModelWords();
  const client = useQueryClient();
  const [params, change] = useSearch();
  const asked = params.get('site');
  const site =
    sites.find(({ id }) => id === asked) ?? (asked === NEW && mayMakeSites ? null : sites[0]) ?? null;
  const [name, setName] = useState('');
  const [edited, setEdited] = useState<Place | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [timeColumn, setTimeColumn] = useState('time');
  const [valueColumn, setValueColumn] = useState('arrivals');
  const [model, setModel] = useState<ModelName>('auto');
  const [stage, setStage] = useState<Stage>('site');
  const id = site?.id ?? slugOf(name);
  const place = edited ?? site ?? france;
  const brought = (from: File): Brought => ({
    ...{ site: id, newName: site === null ? name.trim() : null, file: from, timeColumn, valueColumn, model },
    place: { timeZone: place.timeZone, calendar: place.calendar, schoolZone: place.schoolZone },
    freezeReason: t('models.freezeReason', { file: from.name }),
  });
  const check = useMutation({ mutationFn: (from: File) => sendCounts(brought(from), true) });
  const bring = useMutation({
    mutationFn: (from: File) => bringFile(brought(from), setStage),
    onSuccess: async ({ training }) => {
      await client.invalidateQueries();
      change({ site: id, training: training.id }, { push: true });
    },
  });
  const blocked =
    id === ''
      ? t('models.nameFirst')
      : site === null && sites.some((known) => known.id === id)
        ? t('models.nameTaken')
        : file === null
          ? t('models.chooseFirst')
          : null;
  const report = bring.data?.report ?? check.data;
  const run = (act: (from: File) => void) => {
    if (file !== null) act(file);
  };
  return (
    <Stack>
      <Panel title={t('models.where')} note={t('models.whereNote')}>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} style={{ alignItems: 'end' }}>
          <NativeSelect
            label={t('emergency.site')}
            value={site?.id ?? NEW}
            onChange={(event) => {
              setEdited(null);
              change({ site: event.currentTarget.value, training: null });
            }}
            data={[
              ...sites.map((known) => ({ value: known.id, label: known.name })),
              ...(mayMakeSites ? [{ value: NEW, label: t('models.newSite') }] : []),
            ]}
          />
          {site === null && (
            <TextInput
              label={t('models.siteName')}
              required
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <PlaceFields place={place} zoneIsFixed={site !== null} onChange={setEdited} />
        </SimpleGrid>
        {site !== null && (
          <Text size="sm" c="var(--r-warn)" fw={600} mt="sm">
            {t('models.replaces')}
          </Text>
        )}
      </Panel>
      <Panel title={t('models.file')} note={t('models.fileHint')}>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
          <FileInput
            label={t('models.csv')}
            placeholder={t('models.choose')}
            accept=".csv,text/csv"
            clearable
            clearButtonProps={{ 'aria-label': t('models.clear') }}
            leftSection={<IconFileTypeCsv size={16} aria-hidden />}
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              check.reset();
              bring.reset();
            }}
          />
          <TextInput
            label={t('models.timeColumn')}
            value={timeColumn}
            onChange={(event) => setTimeColumn(event.currentTarget.value)}
          />
          <TextInput
            label={t('models.valueColumn')}
            value={valueColumn}
            onChange={(event) => setValueColumn(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('models.model')}
            value={model}
            onChange={(event) =>
              setModel(modelNames.find((known) => known === event.currentTarget.value) ?? 'auto')
            }
            data={modelNames.map((known) => ({
              value: known,
              label:
                known === 'auto'
                  ? t('models.recommended', { model: words.model(known) })
                  : words.model(known),
            }))}
          />
        </SimpleGrid>
        <Group mt="md">
          <ReasonedButton
            variant="default"
            reason={blocked ?? (site === null ? t('models.checkNeedsSite') : null)}
            loading={check.isPending}
            onClick={() => run(check.mutate)}
          >
            {t('import.dryRun')}
          </ReasonedButton>
          <ReasonedButton
            reason={blocked}
            loading={bring.isPending}
            onClick={() => run(bring.mutate)}
            leftSection={<IconSchool size={16} aria-hidden />}
          >
            {t('models.importAndTrain')}
          </ReasonedButton>
          <Text size="sm" c="dimmed" role="status">
            {bring.isPending ? t(`models.stage.${stage}`) : t('models.bringHint')}
          </Text>
        </Group>
      </Panel>
      {check.error !== null && <ProblemNotice error={check.error} />}
      {bring.error !== null && <ProblemNotice error={bring.error} />}
      {report !== undefined && <ImportReportView report={report} />}
    </Stack>
  );
}
