import { Anchor, Group, Stack, Table, Text } from '@mantine/core';
import { IconArrowBackUp, IconSnowflake, IconSnowflakeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { inZone } from '../../ui/time.js';
import { useSearch } from '../../ui/use-search.js';
import { WideTable } from '../../ui/wide-table.js';
import { DecisionDialog } from './decision-dialog.js';
import { FrozenBadge, ModelBadges } from './model-badges.js';
import { useModelWords } from './model-words.js';
import type { ModelSeries, ModelSummary } from './models-queries.js';
import { useDecisions } from './use-decisions.js';

function Row({ model, zone }: { readonly model: ModelSummary; readonly zone: string }) {
  const { number, percent, language } = useFormat();
  const words = useModelWords();
  const { record } = model;
  const day = (at: string) => inZone(Date.parse(at), zone, 'd MMM yyyy', language);
  const gain =
    record === null || record.seasonalNaivePinball === 0
      ? null
      : 1 - record.pinball / record.seasonalNaivePinball;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Anchor component={Link} to={`/models/${model.id}?site=${model.site}`}>
          {words.model(model.name)}
        </Anchor>
        <Text size="xs" c="dimmed">
          {model.id.slice(0, 8)}
        </Text>
      </Table.Th>
      <Table.Td>
        <ModelBadges model={model} />
      </Table.Td>
      <Table.Td>{inZone(Date.parse(model.fittedAt), zone, 'd MMM yyyy HH:mm', language)}</Table.Td>
      <Table.Td>{`${day(model.dataFrom)} – ${day(model.dataTo)}`}</Table.Td>
      <Table.Td>{model.codeVersion}</Table.Td>
      <Table.Td ta="right">{record === null ? '–' : number(record.pinball, 3)}</Table.Td>
      <Table.Td ta="right">{gain === null ? '–' : percent(gain, 1)}</Table.Td>
      <Table.Td ta="right">{record === null ? '–' : percent(record.coverage.p80, 1)}</Table.Td>
    </Table.Tr>
  );
}

/** A series of a site: its models with state and score, and what can be done about them. */
export function SeriesPanel({ site, series }: { readonly site: Site; readonly series: ModelSeries }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const words = useModelWords();
  const [params, change] = useSearch();
  const { frozen, models } = series;
  const decisions = useDecisions({ ...series, site: site.id }, frozen !== null);
  const title = `${words.series(series.stream, series.quantity)} – ${site.name}`;
  const here = `${site.id}.${series.stream}.${series.quantity}`;
  const [kind, of] = (params.get('dialog') ?? '').split('~');
  const asked =
    of !== here
      ? null
      : kind === 'freeze'
        ? decisions.freeze
        : kind === 'unfreeze'
          ? decisions.unfreeze
          : kind === 'roll-back'
            ? decisions.rollBack
            : null;
  const earlier = models.filter((model) => model.promotedAt !== null && model.state !== 'champion');
  return (
    <Panel
      title={title}
      note={
        frozen === null
          ? t('models.nightly')
          : t('models.frozenSince', {
              when: inZone(Date.parse(frozen.since), site.timeZone, 'd MMM yyyy HH:mm', language),
              by: frozen.by,
              reason: frozen.reason,
            })
      }
      tools={
        <Group gap="xs" className="r-no-print">
          {frozen !== null && <FrozenBadge />}
          <ReasonedButton
            size="xs"
            variant="default"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            reason={earlier.length === 0 ? t('models.noEarlier') : null}
            onClick={() => change({ dialog: `roll-back~${here}` }, { push: true })}
          >
            {t('models.rollBack')}
          </ReasonedButton>
          <ReasonedButton
            size="xs"
            variant="default"
            leftSection={
              frozen === null ? (
                <IconSnowflake size={14} aria-hidden />
              ) : (
                <IconSnowflakeOff size={14} aria-hidden />
              )
            }
            reason={null}
            onClick={() =>
              change({ dialog: `${frozen === null ? 'freeze' : 'unfreeze'}~${here}` }, { push: true })
            }
          >
            {frozen === null ? t('models.freeze') : t('models.unfreeze')}
          </ReasonedButton>
        </Group>
      }
    >
      <Stack gap="sm">
        {series.fallback !== null && (
          <Text size="sm" c="var(--r-warn)" fw={600}>
            {series.fallback.noDataSince === null
              ? t('models.fallbackNow', { reason: series.fallback.reason })
              : t('models.fallbackStale', {
                  when: inZone(
                    Date.parse(series.fallback.noDataSince),
                    site.timeZone,
                    'd MMM yyyy HH:mm',
                    language,
                  ),
                })}
          </Text>
        )}
        {models.length === 0 ? (
          <Empty title={t('models.none')} hint={t('models.noneHint')} />
        ) : (
          <WideTable label={`${t('models.title')} – ${title}`} minWidth={860}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('models.model')}</Table.Th>
                  <Table.Th>{t('models.stateColumn')}</Table.Th>
                  <Table.Th>{t('models.trained')}</Table.Th>
                  <Table.Th>{t('models.window')}</Table.Th>
                  <Table.Th>{t('models.code')}</Table.Th>
                  <Table.Th ta="right">{t('record.pinball')}</Table.Th>
                  <Table.Th ta="right">{t('quality.gain')}</Table.Th>
                  <Table.Th ta="right">{t('record.coverage80')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {models.map((model) => (
                  <Row key={model.id} model={model} zone={site.timeZone} />
                ))}
              </Table.Tbody>
            </Table>
          </WideTable>
        )}
      </Stack>
      <DecisionDialog decision={asked} onClose={() => change({ dialog: null })} />
    </Panel>
  );
}
