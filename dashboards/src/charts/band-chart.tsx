import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useFormat } from '../i18n/use-format.js';
import { axisStyle } from './axis-style.js';
import { ChartFrame } from './chart-frame.js';
import { Legend } from './legend.js';
import { type Band, band, quantileAt } from './quantiles.js';

interface BandChartProps {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  /** In order; the label names a row and is unlike the others. */
  readonly rows: readonly { readonly label: string; readonly quantiles: readonly number[] }[];
}

const flat = { stroke: 'none', isAnimationActive: false, activeDot: false, type: 'monotone' } as const;

/** Medians with their 50, 80 and 95 % bands over named blocks (days, months), and the same as a table. */
export function BandChart({ id, title, note, tools, rows }: BandChartProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const said = ([low, high]: Band) => `${number(low)} – ${number(high)}`;
  const data = rows.map(({ label, quantiles }) => ({
    label,
    median: quantileAt(quantiles, 0.5),
    b50: band(quantiles, 50),
    b80: band(quantiles, 80),
    b95: band(quantiles, 95),
  }));
  const medians = data.map(({ median }) => median);
  return (
    <ChartFrame
      id={id}
      title={title}
      note={note}
      tools={tools}
      summary={t('totals.summary', {
        title,
        first: data[0]?.label ?? '',
        last: data.at(-1)?.label ?? '',
        low: number(Math.min(...medians)),
        high: number(Math.max(...medians)),
      })}
      table={{
        caption: title,
        columns: [t('totals.from'), t('chart.median'), t('chart.b50'), t('chart.b80'), t('chart.b95')],
        rows: data.map((row) => [row.label, number(row.median), said(row.b50), said(row.b80), said(row.b95)]),
      }}
      legend={
        <Legend
          items={[
            { label: t('chart.median'), color: 'var(--r-median)', kind: 'dashed' },
            { label: t('chart.b50'), color: 'var(--r-band-50)', kind: 'area' },
            { label: t('chart.b80'), color: 'var(--r-band-80)', kind: 'area' },
            { label: t('chart.b95'), color: 'var(--r-band-95)', kind: 'area' },
          ]}
        />
      }
    >
      <ResponsiveContainer width="100%" height={240}>
        <ComposedChart
          data={data}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--r-line)" vertical={false} />
          <XAxis dataKey="label" {...axisStyle} minTickGap={24} />
          <YAxis
            width={48}
            domain={['auto', 'auto']}
            tickFormatter={(value: number) => number(value)}
            {...axisStyle}
          />
          <Area dataKey="b95" fill="var(--r-band-95)" fillOpacity={1} {...flat} />
          <Area dataKey="b80" fill="var(--r-band-80)" fillOpacity={1} {...flat} />
          <Area dataKey="b50" fill="var(--r-band-50)" fillOpacity={1} {...flat} />
          <Line
            dataKey="median"
            stroke="var(--r-median)"
            strokeWidth={1.75}
            strokeDasharray="6 3"
            dot={false}
            isAnimationActive={false}
            type="monotone"
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
