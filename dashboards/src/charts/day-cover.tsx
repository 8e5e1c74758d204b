import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Area, Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useFormat } from '../i18n/use-format.js';
import { civil, inZone } from '../ui/time.js';
import { axisStyle } from './axis-style.js';
import { ChartFrame } from './chart-frame.js';
import type { CoverDay } from './cover-data.js';
import { Legend } from './legend.js';

interface DayCoverProps {
  readonly day: CoverDay;
  readonly zone: string;
  readonly skill: string;
  readonly tools?: ReactNode;
}

/** One day: q50 and q80 of the need, what is required, what is planned, and the chance of being short. */
export function DayCover({ day, zone, skill, tools }: DayCoverProps) {
  const { t } = useTranslation();
  const { number, percent, language } = useFormat();
  const title = t('chart.dayCoverTitle', { day: civil(day.date, 'EEEE d MMMM', language), skill });
  const rows = day.slots.map((slot) => ({ ...slot, risk: slot.shortProbability }));
  const line = { type: 'stepAfter', dot: false, isAnimationActive: false } as const;
  return (
    <ChartFrame
      id="day"
      title={title}
      tools={tools}
      summary={t('chart.dayCoverSummary', {
        hours: number(day.shortSlots / 2, 1),
        risk: day.risk === null ? '–' : percent(day.risk),
      })}
      table={{
        caption: title,
        columns: [t('chart.time'), 'q50', 'q80', t('chart.required'), t('chart.planned'), t('chart.risk')],
        rows: day.slots.map((slot) => [
          inZone(Date.parse(slot.start), zone, 'HH:mm (xxx)', language),
          number(slot.q50),
          number(slot.q80),
          number(slot.required),
          number(slot.planned),
          slot.shortProbability === null ? '–' : percent(slot.shortProbability),
        ]),
      }}
      legend={
        <Legend
          items={[
            { label: 'q50', color: 'var(--r-band-80)', kind: 'area' },
            { label: 'q80', color: 'var(--r-band-50)', kind: 'dotted' },
            { label: t('chart.required'), color: 'var(--r-capacity)', kind: 'dashed' },
            { label: t('chart.planned'), color: 'var(--r-actual)', kind: 'line' },
            { label: t('chart.risk'), color: 'var(--r-warn)', kind: 'area' },
          ]}
        />
      }
    >
      <ResponsiveContainer width="100%" height={240}>
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--r-line)" vertical={false} />
          <XAxis
            dataKey="start"
            interval={5}
            tickFormatter={(start: string) => inZone(Date.parse(start), zone, 'HH:mm', language)}
            {...axisStyle}
          />
          <YAxis yAxisId="staff" width={36} allowDecimals={false} {...axisStyle} />
          <YAxis
            yAxisId="risk"
            orientation="right"
            width={48}
            domain={[0, 1]}
            tickFormatter={(share: number) => percent(share)}
            {...axisStyle}
          />
          <Bar
            yAxisId="risk"
            dataKey="risk"
            fill="var(--r-warn)"
            fillOpacity={0.35}
            isAnimationActive={false}
          />
          <Area
            yAxisId="staff"
            dataKey="q50"
            fill="var(--r-band-80)"
            stroke="none"
            {...line}
            fillOpacity={0.6}
            activeDot={false}
          />
          <Line
            yAxisId="staff"
            dataKey="q80"
            stroke="var(--r-band-50)"
            strokeWidth={2}
            strokeDasharray="2 3"
            {...line}
          />
          <Line
            yAxisId="staff"
            dataKey="required"
            stroke="var(--r-capacity)"
            strokeWidth={1.75}
            strokeDasharray="8 4"
            {...line}
          />
          <Line yAxisId="staff" dataKey="planned" stroke="var(--r-actual)" strokeWidth={2.25} {...line} />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
