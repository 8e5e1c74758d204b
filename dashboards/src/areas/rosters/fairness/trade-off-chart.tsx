import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CartesianGrid, LabelList, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import type { TradeOffPoint } from '../../../api/insight-queries.js';
import { ChartFrame } from '../../../charts/chart-frame.js';
import { useFormat } from '../../../i18n/use-format.js';
import { unevenness } from './unevenness.js';

/** Each roster at its cost and its unevenness: down and left is better. */
export function TradeOffChart({ points }: { readonly points: readonly TradeOffPoint[] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const rows = points.flatMap((point, index) => {
    const uneven = unevenness(point);
    return point.cost === null || uneven === null
      ? []
      : [
          {
            mark: String(index + 1),
            name: t(`fairness.${point.level}`),
            cost: point.cost,
            uneven,
            efficient: point.efficient,
          },
        ];
  });
  const said = rows.map((row) =>
    t('tradeOff.point', { level: row.name, cost: number(row.cost, 1), uneven: number(row.uneven, 2) }),
  );
  return (
    <ChartFrame
      id="trade-off"
      title={t('tradeOff.chart')}
      note={t('tradeOff.priced')}
      summary={said.join(' ; ')}
      table={{
        caption: t('tradeOff.chart'),
        columns: [t('tradeOff.level'), t('tradeOff.cost'), t('tradeOff.uneven'), t('tradeOff.verdict')],
        rows: rows.map((row) => [
          row.name,
          number(row.cost, 1),
          number(row.uneven, 2),
          row.efficient ? t('tradeOff.efficient') : t('tradeOff.beaten'),
        ]),
      }}
      legend={<Text size="sm">{rows.map(({ mark, name }) => `${mark} ${name}`).join(' · ')}</Text>}
    >
      <ResponsiveContainer width="100%" height={240}>
        <ScatterChart margin={{ top: 24, right: 24, bottom: 16, left: 8 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--r-line)" />
          <XAxis
            dataKey="cost"
            type="number"
            domain={['auto', 'auto']}
            padding={{ left: 40, right: 40 }}
            stroke="var(--r-ink-2)"
            tickFormatter={(value: number) => number(value)}
            label={{
              value: t('tradeOff.cost'),
              position: 'insideBottom',
              offset: -8,
              fill: 'var(--r-ink-2)',
            }}
          />
          <YAxis
            dataKey="uneven"
            type="number"
            domain={[0, 'auto']}
            padding={{ top: 24 }}
            stroke="var(--r-ink-2)"
            tickFormatter={(value: number) => number(value, 1)}
          />
          <Scatter data={rows} fill="var(--r-accent)" isAnimationActive={false}>
            <LabelList dataKey="mark" position="top" fill="var(--r-ink)" />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
