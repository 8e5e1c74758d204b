import { useTranslation } from 'react-i18next';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { axisStyle } from '../../charts/axis-style.js';
import { ChartFrame } from '../../charts/chart-frame.js';
import { Legend } from '../../charts/legend.js';
import { tickLabel, timeTicks } from '../../charts/time-axis.js';
import { useFormat } from '../../i18n/use-format.js';
import { hourLabel } from '../../ui/time.js';
import type { Evidence } from './models-queries.js';

interface PastFanProps {
  readonly fan: Evidence['fans'][number];
  readonly zone: string;
}

const band = { stroke: 'none', isAnimationActive: false, type: 'monotone', fillOpacity: 1 } as const;
const line = { dot: false, isAnimationActive: false } as const;

/** One forecast of the past as it was made, and what came. */
export function PastFan({ fan, zone }: PastFanProps) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const { points, origin, rank } = fan;
  const [from, to] = [points[0]?.target ?? origin, points.at(-1)?.target ?? origin];
  const title = t(`models.rank.${rank}`);
  const interval = ([low, high]: readonly number[]) => `${number(low ?? 0, 1)} – ${number(high ?? 0, 1)}`;
  const made = t('models.madeAt', {
    when: hourLabel(origin, zone, language),
    pinball: number(fan.pinball, 2),
  });
  return (
    <ChartFrame
      id={`fan-${rank}`}
      title={title}
      note={made}
      summary={`${title}. ${made}`}
      table={{
        caption: `${title}. ${made}`,
        columns: [
          t('chart.time'),
          t('chart.actual'),
          t('chart.median'),
          t('chart.b50'),
          t('chart.b80'),
          t('chart.b95'),
        ],
        rows: points.map((point) => [
          hourLabel(point.target, zone, language),
          point.actual === null ? '–' : number(point.actual),
          number(point.median, 1),
          interval(point.i50),
          interval(point.i80),
          interval(point.i95),
        ]),
      }}
      legend={
        <Legend
          items={[
            { label: t('chart.actual'), color: 'var(--r-actual)', kind: 'line' },
            { label: t('chart.median'), color: 'var(--r-median)', kind: 'dashed' },
            { label: t('chart.b50'), color: 'var(--r-band-50)', kind: 'area' },
            { label: t('chart.b80'), color: 'var(--r-band-80)', kind: 'area' },
            { label: t('chart.b95'), color: 'var(--r-band-95)', kind: 'area' },
          ]}
        />
      }
    >
      <ResponsiveContainer width="100%" height={220}>
        <ComposedChart
          data={[...points]}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--r-line)" vertical={false} />
          <XAxis
            dataKey="target"
            type="number"
            scale="time"
            domain={[from, to]}
            ticks={[...timeTicks(from, to, zone, 12)]}
            tickFormatter={(at: number) => tickLabel(at, zone, language)}
            {...axisStyle}
          />
          <YAxis width={38} allowDecimals={false} {...axisStyle} />
          <Area dataKey="i95" fill="var(--r-band-95)" {...band} />
          <Area dataKey="i80" fill="var(--r-band-80)" {...band} />
          <Area dataKey="i50" fill="var(--r-band-50)" {...band} />
          <Line
            dataKey="median"
            stroke="var(--r-median)"
            strokeDasharray="6 3"
            strokeWidth={1.75}
            {...line}
          />
          <Line dataKey="actual" stroke="var(--r-actual)" strokeWidth={2} type="linear" {...line} />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
