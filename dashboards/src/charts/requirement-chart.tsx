import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { RequirementSlot } from '../api/types.js';
import { useFormat } from '../i18n/use-format.js';
import { inZone } from '../ui/time.js';
import { axisStyle } from './axis-style.js';
import { ChartFrame } from './chart-frame.js';
import { Legend } from './legend.js';

interface RequirementChartProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  readonly slots: readonly RequirementSlot[];
  readonly zone: string;
}

/** One day's need: q50 and q80 from the forecast, the floor, and what is required, hand-set half-hours marked. */
export function RequirementChart({ title, note, tools, slots, zone }: RequirementChartProps) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const line = { type: 'stepAfter', isAnimationActive: false } as const;
  const most = Math.max(0, ...slots.map((slot) => slot.required));
  const rows = slots.map((slot) => ({ ...slot, edited: slot.editedReason === null ? null : slot.required }));
  return (
    <ChartFrame
      id="requirement"
      title={title}
      note={note}
      tools={tools}
      summary={t('chart.requirementSummary', { most: number(most) })}
      table={{
        caption: title,
        columns: [
          t('chart.time'),
          t('chart.mean'),
          t('chart.half'),
          t('chart.fourFifths'),
          t('chart.floor'),
          t('chart.required'),
          t('chart.reason'),
        ],
        rows: slots.map((slot) => [
          inZone(Date.parse(slot.start), zone, 'HH:mm (xxx)', language),
          number(slot.mean, 1),
          number(slot.q50),
          number(slot.q80),
          number(slot.floor),
          number(slot.required),
          slot.editedReason ?? '',
        ]),
      }}
      legend={
        <Legend
          items={[
            { label: t('chart.half'), color: 'var(--r-band-80)', kind: 'area' },
            { label: t('chart.fourFifths'), color: 'var(--r-band-50)', kind: 'dotted' },
            { label: t('chart.floor'), color: 'var(--r-now)', kind: 'dotted' },
            { label: t('chart.required'), color: 'var(--r-capacity)', kind: 'line' },
            { label: t('chart.edited'), color: 'var(--r-warn)', kind: 'dot' },
          ]}
        />
      }
    >
      <ResponsiveContainer width="100%" height={280}>
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--r-line)" vertical={false} />
          <XAxis
            dataKey="start"
            interval={5}
            tickFormatter={(start: string) => inZone(Date.parse(start), zone, 'HH:mm', language)}
            {...axisStyle}
          />
          <YAxis width={36} allowDecimals={false} {...axisStyle} />
          <Area
            dataKey="q50"
            fill="var(--r-band-80)"
            stroke="none"
            fillOpacity={0.6}
            activeDot={false}
            {...line}
          />
          <Line
            dataKey="q80"
            stroke="var(--r-band-50)"
            strokeWidth={2}
            strokeDasharray="2 3"
            dot={false}
            {...line}
          />
          <Line
            dataKey="floor"
            stroke="var(--r-now)"
            strokeWidth={1.5}
            strokeDasharray="3 3"
            dot={false}
            {...line}
          />
          <Line dataKey="required" stroke="var(--r-capacity)" strokeWidth={2} dot={false} {...line} />
          <Line dataKey="edited" stroke="none" dot={{ r: 4, fill: 'var(--r-warn)' }} {...line} />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
