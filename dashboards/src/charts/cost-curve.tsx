import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useFormat } from '../i18n/use-format.js';
import type { Progress } from '../live/apply-event.js';
import { axisStyle } from './axis-style.js';
import { ChartFrame } from './chart-frame.js';
import { Legend } from './legend.js';

interface CostCurveProps {
  readonly history: readonly Progress[];
  readonly note?: ReactNode;
}

/** Best cost found and proven bound against seconds of search. */
export function CostCurve({ history, note }: CostCurveProps) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  const said = (value: number | null) => (value === null ? '–' : number(value, 1));
  const last = history.at(-1);
  const rows = history.filter((point) => point.cost !== null || point.bound !== null);
  return (
    <ChartFrame
      id="cost"
      title={t('chart.costTitle')}
      note={note}
      summary={t('chart.costSummary', {
        seconds: number(last?.seconds ?? 0),
        cost: said(last?.cost ?? null),
        bound: said(last?.bound ?? null),
      })}
      table={{
        caption: t('chart.costTitle'),
        columns: [t('chart.seconds'), t('chart.cost'), t('chart.bound'), t('chart.gap')],
        rows: rows.map((point) => [
          number(point.seconds, 1),
          said(point.cost),
          said(point.bound),
          point.gap === null ? '–' : percent(point.gap, 2),
        ]),
      }}
      legend={
        <Legend
          items={[
            { label: t('chart.cost'), color: 'var(--r-accent)', kind: 'line' },
            { label: t('chart.bound'), color: 'var(--r-capacity)', kind: 'dashed' },
          ]}
        />
      }
    >
      <ResponsiveContainer width="100%" height={200}>
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--r-line)" vertical={false} />
          <XAxis
            dataKey="seconds"
            type="number"
            domain={[0, 'dataMax']}
            tickFormatter={(seconds: number) => `${number(seconds)} s`}
            {...axisStyle}
          />
          <YAxis
            width={56}
            domain={['auto', 'auto']}
            tickFormatter={(value: number) => number(value)}
            {...axisStyle}
          />
          <Line
            dataKey="cost"
            type="stepAfter"
            stroke="var(--r-accent)"
            strokeWidth={2}
            dot={{ r: 2 }}
            isAnimationActive={false}
            connectNulls
          />
          <Line
            dataKey="bound"
            type="stepAfter"
            stroke="var(--r-capacity)"
            strokeWidth={1.5}
            strokeDasharray="6 3"
            dot={false}
            isAnimationActive={false}
            connectNulls
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
