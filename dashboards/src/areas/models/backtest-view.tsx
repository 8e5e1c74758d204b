import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { hourMs, inZone } from '../../ui/time.js';
import type { Evidence } from './models-queries.js';
import { PastFan } from './past-fan.js';
import { RegretTable } from './regret-table.js';
import { ScoreBars } from './score-bars.js';

type Group = Evidence['byLead'][number];

/** What a model would have said over weeks it had not seen, and how good that was. */
export function BacktestView({ evidence, zone }: { readonly evidence: Evidence; readonly zone: string }) {
  const { t } = useTranslation();
  const { number, percent, language } = useFormat();
  const { calibration, byLead, byHour, fans } = evidence;
  const own = evidence.regret.find(({ model }) => model === evidence.model);
  const day = (at: number) => inZone(at, zone, 'd MMM yyyy', language);
  const coverage = calibration.coverage
    .map(({ nominal, measured }) => `${percent(nominal)} → ${percent(measured, 1)}`)
    .join(', ');
  const parts = calibration.pit.map((value, k) => ({ label: `${k * 10}–${(k + 1) * 10}`, value }));
  const groupTable = (
    caption: string,
    column: string,
    groups: readonly Group[],
    label: (g: Group) => string,
  ) => ({
    caption,
    columns: [column, t('record.pinball'), t('models.mae'), t('record.coverage80'), t('quality.coverage95')],
    rows: groups.map((group) => [
      label(group),
      number(group.scores.pinball ?? 0, 3),
      number(group.scores.mae ?? 0, 2),
      percent(group.scores.coverage.c80 ?? 0, 1),
      percent(group.scores.coverage.c95 ?? 0, 1),
    ]),
  });
  const hours = (steps: number) => (steps * evidence.stepMinutes * 60_000) / hourMs;
  const leadLabel = ({ from, to }: Group) => `${hours(from)}–${hours(to)}`;
  const hourLabel = ({ from }: Group) => String(from).padStart(2, '0');
  const pinballOf = (label: (group: Group) => string) => (group: Group) => ({
    label: label(group),
    value: group.scores.pinball ?? 0,
  });
  const pinballLegend = [{ label: t('record.pinball'), color: 'var(--r-band-50)', kind: 'area' }] as const;
  return (
    <Stack>
      <div>
        <Title order={2} size="h3">
          {t('models.backtest')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('models.backtestNote', {
            from: day(evidence.from),
            to: day(evidence.to),
            origins: number(evidence.origins),
            pairs: number(own?.scores.pairs ?? 0),
          })}
        </Text>
      </div>
      <RegretTable evidence={evidence} />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        {fans.map((fan) => (
          <PastFan key={fan.rank} fan={fan} zone={zone} />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <ScoreBars
          id="pit"
          title={t('models.pit')}
          note={t('models.pitNote')}
          summary={t('models.pitSummary', { coverage })}
          bars={parts}
          figure={(value) => percent(value)}
          expected={1 / parts.length}
          legend={[
            { label: t('models.share'), color: 'var(--r-band-50)', kind: 'area' },
            { label: t('models.expected'), color: 'var(--r-capacity)', kind: 'dashed' },
          ]}
          table={{
            caption: t('models.pit'),
            columns: [t('models.part'), t('models.share')],
            rows: parts.map(({ label, value }) => [label, percent(value, 1)]),
          }}
        />
        <ScoreBars
          id="levels"
          title={t('models.coverage')}
          note={t('models.coverageNote')}
          summary={t('models.pitSummary', { coverage })}
          bars={calibration.coverage.map(({ nominal, measured }) => ({
            label: percent(nominal),
            value: measured,
          }))}
          figure={(value) => percent(value)}
          legend={[{ label: t('models.measured'), color: 'var(--r-band-50)', kind: 'area' }]}
          table={{
            caption: t('models.coverage'),
            columns: [t('models.promised'), t('models.measured'), t('models.between')],
            rows: calibration.coverage.map(({ nominal, measured, low, high }) => [
              percent(nominal),
              percent(measured, 1),
              `${percent(low, 1)} – ${percent(high, 1)}`,
            ]),
          }}
        />
        <ScoreBars
          id="lead"
          title={t('models.byLead')}
          summary={t('models.byLead')}
          bars={byLead.map(pinballOf(leadLabel))}
          figure={(value) => number(value, 1)}
          legend={pinballLegend}
          table={groupTable(t('models.byLead'), t('models.lead'), byLead, leadLabel)}
        />
        <ScoreBars
          id="hour"
          title={t('models.byHour')}
          summary={t('models.byHour')}
          bars={byHour.map(pinballOf(hourLabel))}
          figure={(value) => number(value, 1)}
          legend={pinballLegend}
          table={groupTable(t('models.byHour'), t('chart.time'), byHour, hourLabel)}
        />
      </SimpleGrid>
    </Stack>
  );
}
