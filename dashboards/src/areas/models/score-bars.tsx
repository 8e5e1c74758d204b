import type { ReactNode } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { axisStyle } from '../../charts/axis-style.js';
import { ChartFrame } from '../../charts/chart-frame.js';
import { Legend, type LegendItem } from '../../charts/legend.js';
import type { TableTwinData } from '../../charts/table-twin.js';

interface ScoreBarsProps {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly summary: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  readonly figure: (value: number) => string;
  /** A line across at this value. */
  readonly expected?: number;
  readonly legend: readonly LegendItem[];
  readonly table: TableTwinData;
}

/** Bars of one score over groups, with the table behind. */
export function ScoreBars({ bars, figure, expected, legend, ...frame }: ScoreBarsProps) {
  return (
    <ChartFrame {...frame} legend={<Legend items={legend} />}>
      <ResponsiveContainer width="100%" height={200}>
        <ComposedChart
          data={[...bars]}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--r-line)" vertical={false} />
          <XAxis dataKey="label" {...axisStyle} />
          <YAxis width={46} tickFormatter={figure} {...axisStyle} />
          <Bar dataKey="value" fill="var(--r-band-50)" isAnimationActive={false} />
          {expected !== undefined && (
            <ReferenceLine y={expected} stroke="var(--r-capacity)" strokeWidth={1.5} strokeDasharray="6 3" />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
