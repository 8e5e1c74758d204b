import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import type { Comparison, ModelCard } from './models-queries.js';

interface ComparisonPanelProps {
  readonly card: ModelCard;
  readonly site: string;
}

/** The model against another on the same forecasts, and the rule that decides. */
export function ComparisonPanel({ card, site }: ComparisonPanelProps) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  const shown: readonly (readonly [string, Comparison | null])[] = [
    [t('models.againstNow'), card.againstChampion],
    [t('models.againstThen'), card.comparison],
  ];
  const known = shown.filter((one): one is [string, Comparison] => one[1] !== null);
  if (known.length === 0) return null;
  const signed = (value: number) => `${value > 0 ? '+' : ''}${number(value, 4)}`;
  return (
    <Panel title={t('models.comparison')} note={t('models.rule')}>
      {known.map(([title, comparison]) => (
        <Text key={title} size="sm" mb="xs">
          <Text span fw={600}>{`${title} `}</Text>
          <Anchor component={Link} to={`/models/${comparison.against}?site=${site}`}>
            {comparison.against.slice(0, 8)}
          </Anchor>
          {` – ${t('models.compared', {
            own: number(comparison.own, 4),
            other: number(comparison.other, 4),
            difference: signed(comparison.difference),
            share: percent(comparison.difference / comparison.other, 2),
            low: signed(comparison.low),
            high: signed(comparison.high),
            pairs: number(comparison.pairs),
            days: number(comparison.days),
          })} `}
          <Text span fw={600} c={comparison.notWorse ? 'var(--r-good)' : 'var(--r-bad)'}>
            {comparison.notWorse ? t('models.notWorse') : t('models.isWorse')}
          </Text>
        </Text>
      ))}
    </Panel>
  );
}
