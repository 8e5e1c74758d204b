import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormat } from '../i18n/use-format.js';
import { hourLabel } from '../ui/time.js';
import { axisStyle } from './axis-style.js';
import { ChartFrame } from './chart-frame.js';
import classes from './chart-frame.module.css';
import type { FanRow } from './fan-data.js';
import { Legend, type LegendItem } from './legend.js';
import { tickLabel, timeTicks } from './time-axis.js';

interface FanChartProps {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  readonly rows: readonly FanRow[];
  readonly zone: string;
  readonly now: number;
  readonly capacity: number | null;
  readonly threshold?: number | null;
  readonly height?: number;
}

const joined = (band: FanRow['b50'], number: (value: number, digits?: number) => string): string =>
  band === undefined ? '–' : `${number(band[0], 1)} – ${number(band[1], 1)}`;

/** What a row says, in words. */
function useRowWords(zone: string) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  return (row: FanRow) => ({
    label: hourLabel(row.label, zone, language),
    cells: [
      row.actual === undefined ? '–' : number(row.actual),
      row.median === undefined ? '–' : number(row.median, 1),
      joined(row.b50, number),
      joined(row.b80, number),
      joined(row.b95, number),
    ],
    columns: [t('chart.actual'), t('chart.median'), t('chart.b50'), t('chart.b80'), t('chart.b95')],
  });
}

function FanTooltip({ row, zone }: { readonly row: FanRow | undefined; readonly zone: string }) {
  const { t } = useTranslation();
  const words = useRowWords(zone);
  if (row === undefined) return null;
  const said = words(row);
  return (
    <div className={classes.tooltip}>
      <strong>{said.label}</strong>
      {said.columns.map((column, index) =>
        said.cells[index] === '–' ? null : (
          <span key={column}>{t('chart.pair', { label: column, value: said.cells[index] })}</span>
        ),
      )}
    </div>
  );
}

/**
 * What happened, then the forecast's 50, 80 and 95 % bands and median, over the capacity line; a vertical line is now.
 */
export function FanChart(props: FanChartProps) {
  const { rows, zone, now, capacity, threshold = null } = props;
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const narrow = useMediaQuery('(max-width: 860px)') ?? false;
  const words = useRowWords(zone);
  const from = rows[0]?.at ?? now;
  const to = rows.at(-1)?.at ?? now;
  const peak = rows.reduce<FanRow | null>(
    (best, row) => (row.median !== undefined && row.median > (best?.median ?? -1) ? row : best),
    null,
  );
  const summary =
    peak?.median === undefined
      ? t('chart.fanSummaryNone', { title: props.title })
      : t('chart.fanSummary', {
          title: props.title,
          peak: number(peak.median, 1),
          when: hourLabel(peak.label, zone, language),
          range: joined(peak.b80, number),
        });
  const legend: LegendItem[] = [
    { label: t('chart.actual'), color: 'var(--r-actual)', kind: 'line' },
    { label: t('chart.median'), color: 'var(--r-median)', kind: 'dashed' },
    { label: t('chart.b50'), color: 'var(--r-band-50)', kind: 'area' },
    { label: t('chart.b80'), color: 'var(--r-band-80)', kind: 'area' },
    { label: t('chart.b95'), color: 'var(--r-band-95)', kind: 'area' },
    ...(capacity === null
      ? []
      : [
          {
            label: t('chart.capacity', { value: number(capacity) }),
            color: 'var(--r-capacity)',
            kind: 'dashed',
          } as const,
        ]),
    ...(threshold === null
      ? []
      : [
          {
            label: t('chart.threshold', { value: number(threshold) }),
            color: 'var(--r-warn)',
            kind: 'dotted',
          } as const,
        ]),
    { label: t('chart.now'), color: 'var(--r-now)', kind: 'dotted' },
  ];
  const bandProps = {
    stroke: 'none',
    isAnimationActive: false,
    type: 'monotone',
    connectNulls: false,
    fillOpacity: 1,
  } as const;
  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      note={props.note}
      tools={props.tools}
      summary={summary}
      table={{
        caption: props.title,
        columns: [t('chart.time'), ...(rows[0] ? words(rows[0]).columns : [])],
        rows: rows.map((row) => {
          const said = words(row);
          return [said.label, ...said.cells];
        }),
      }}
      legend={<Legend items={legend} />}
    >
      <ResponsiveContainer width="100%" height={props.height ?? (narrow ? 260 : 340)}>
        <ComposedChart
          data={[...rows]}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--r-line)" vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={[from, to]}
            ticks={[...timeTicks(from, to, zone, narrow ? 24 : to - from > 80 * 3_600_000 ? 12 : 6)]}
            tickFormatter={(at: number) => tickLabel(at, zone, language)}
            {...axisStyle}
          />
          <YAxis
            width={38}
            allowDecimals={false}
            domain={[0, (max: number) => Math.ceil(Math.max(max, capacity ?? 0, threshold ?? 0) * 1.05)]}
            {...axisStyle}
          />
          <Area dataKey="b95" fill="var(--r-band-95)" {...bandProps} activeDot={false} />
          <Area dataKey="b80" fill="var(--r-band-80)" {...bandProps} activeDot={false} />
          <Area dataKey="b50" fill="var(--r-band-50)" {...bandProps} activeDot={false} />
          {capacity !== null && (
            <ReferenceLine y={capacity} stroke="var(--r-capacity)" strokeWidth={1.5} strokeDasharray="8 4" />
          )}
          {threshold !== null && threshold !== capacity && (
            <ReferenceLine y={threshold} stroke="var(--r-warn)" strokeWidth={1.5} strokeDasharray="2 4" />
          )}
          <ReferenceLine x={now} stroke="var(--r-now)" strokeWidth={1.5} strokeDasharray="3 3" />
          <Line
            dataKey="median"
            stroke="var(--r-median)"
            strokeWidth={1.75}
            strokeDasharray="6 3"
            dot={false}
            isAnimationActive={false}
            type="monotone"
          />
          <Line
            dataKey="actual"
            stroke="var(--r-actual)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
            type="linear"
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--r-line-strong)' }}
            content={({ active, payload }) =>
              active ? (
                <FanTooltip row={rows.find((row) => row === payload?.[0]?.payload)} zone={zone} />
              ) : null
            }
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
