import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { axisStyle } from '../../../charts/axis-style.js';
import { ChartFrame } from '../../../charts/chart-frame.js';
import { Legend } from '../../../charts/legend.js';
import { useFormat } from '../../../i18n/use-format.js';
import { civil, inZone } from '../../../ui/time.js';
import { presentByDay } from './present-by-day.js';
import type { RosterSimulation } from './queries.js';

interface PresentChartProps {
  readonly simulation: RosterSimulation;
  readonly zone: string;
}

const HOURS_A_DAY = 24;

/** Patients present hour by hour: the mean and the range of eight runs in ten; by day in the table. */
export function PresentChart({ simulation, zone }: PresentChartProps) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const { present, from, days } = simulation;
  const byDay = useMemo(() => presentByDay(present, from, days, zone), [present, from, days, zone]);
  const rows = useMemo(
    () => present.map((hour) => ({ start: hour.start, mean: hour.mean, range: [hour.q10, hour.q90] })),
    [present],
  );
  const worst = byDay.reduce<(typeof byDay)[number] | undefined>(
    (most, day) => (most === undefined || day.peak > most.peak ? day : most),
    undefined,
  );
  const title = t('simulation.present');
  return (
    <ChartFrame
      id="present"
      title={title}
      note={t('simulation.presentNote')}
      summary={t('simulation.presentSummary', {
        day: worst === undefined ? '–' : civil(worst.date, 'EEEE d MMMM', language),
        value: number(worst?.peak ?? 0),
      })}
      table={{
        caption: title,
        columns: [
          t('chart.day'),
          t('simulation.presentMean'),
          t('simulation.presentPeak'),
          t('simulation.presentQ90'),
        ],
        rows: byDay.map((day) => [
          civil(day.date, 'EEE d MMM', language),
          number(day.mean, 1),
          number(day.peak, 1),
          number(day.peakQ90, 1),
        ]),
      }}
      legend={
        <Legend
          items={[
            { label: t('simulation.presentMean'), color: 'var(--r-actual)', kind: 'line' },
            { label: t('simulation.presentRange'), color: 'var(--r-band-80)', kind: 'area' },
          ]}
        />
      }
    >
      <ResponsiveContainer width="100%" height={240}>
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--r-line)" vertical={false} />
          <XAxis
            dataKey="start"
            interval={HOURS_A_DAY * (days > 10 ? 7 : 1) - 1}
            tickFormatter={(start: string) => inZone(Date.parse(start), zone, 'EEE d', language)}
            {...axisStyle}
          />
          <YAxis width={36} allowDecimals={false} {...axisStyle} />
          <Area
            dataKey="range"
            fill="var(--r-band-80)"
            stroke="none"
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            dataKey="mean"
            stroke="var(--r-actual)"
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
