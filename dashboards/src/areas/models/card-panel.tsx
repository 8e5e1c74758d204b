import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { inZone } from '../../ui/time.js';
import { termName } from '../emergency/term-name.js';
import { ModelBadges } from './model-badges.js';
import { useModelWords } from './model-words.js';
import type { ModelCard } from './models-queries.js';

const WEIGHT = 'weight ';
const LEAST_SHOWN = 0.005;

/** What the model is, what it saw, what it chose, and what was found in its data. */
export function CardPanel({ card }: { readonly card: ModelCard }) {
  const { t } = useTranslation();
  const { number, percent, change, language } = useFormat();
  const words = useModelWords();
  const { model, place, chosen, drivers, findings } = card;
  const at = (instant: string) => inZone(Date.parse(instant), place.timeZone, 'd MMM yyyy HH:mm', language);
  const weights = chosen
    .filter(({ name, value }) => name.startsWith(WEIGHT) && value >= LEAST_SHOWN)
    .map(({ name, value }) => `${words.model(name.slice(WEIGHT.length))} ${percent(value)}`);
  const missing = findings?.gaps.reduce((sum, { intervals }) => sum + intervals, 0) ?? 0;
  const zeros = findings?.zeroRuns.reduce((sum, { intervals }) => sum + intervals, 0) ?? 0;
  const facts: readonly (readonly [string, string])[] = [
    [t('models.series'), words.series(model.stream, model.quantity)],
    [t('models.window'), `${at(model.dataFrom)} – ${at(model.dataTo)}`],
    [t('models.trained'), at(model.fittedAt)],
    [t('models.code'), model.codeVersion],
    [
      t('models.place'),
      [place.timeZone, place.calendar, place.schoolZone ? t('models.zone', { zone: place.schoolZone }) : '']
        .filter(Boolean)
        .join(', '),
    ],
    [t('models.chosen'), weights.length === 0 ? t('models.alone') : weights.join(', ')],
    [
      t('models.drivers'),
      drivers.length === 0
        ? t('models.seeLive')
        : drivers
            .filter(({ factor }) => Math.abs(factor - 1) >= LEAST_SHOWN)
            .map(({ term, factor }) => `${termName(t, term)} ${change(factor)}`)
            .join(', '),
    ],
    [
      t('models.data'),
      findings === null
        ? '–'
        : t('models.findings', {
            observed: number(findings.observed),
            missing: number(missing),
            zeros: number(zeros),
            absurd: number(findings.absurd.length),
          }),
    ],
  ];
  return (
    <Panel title={t('models.card')} tools={<ModelBadges model={model} />}>
      {model.fallback !== null && (
        <Text size="sm" c="var(--r-warn)" fw={600} mb="sm">
          {t('models.fallbackWhy', { reason: model.fallback })}
        </Text>
      )}
      <SimpleGrid component="dl" cols={{ base: 1, sm: 2, lg: 4 }} m={0}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0}>
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Panel>
  );
}
