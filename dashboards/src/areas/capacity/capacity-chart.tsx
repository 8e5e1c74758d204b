import { useTranslation } from 'react-i18next';
import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { CapacityMonth } from '../../api/types.js';
import { axisStyle } from '../../charts/axis-style.js';
import { ChartFrame } from '../../charts/chart-frame.js';
import { Legend } from '../../charts/legend.js';
import { useFormat } from '../../i18n/use-format.js';
import { civil } from '../../ui/time.js';
import { total } from './months.js';

/** Required and planned staff-hours by month, all chosen units together; what is short stands beside. */
export function CapacityChart({ months }: { readonly months: readonly CapacityMonth[] }) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const names = [...new Set(months.map((month) => month.month))].sort();
  const rows = names.map((name) => ({
    name: civil(`${name.slice(0, 7)}-01`, 'MMM yyyy', language),
    ...total(months.filter((month) => month.month === name)),
  }));
  const whole = total(months);
  return (
    <ChartFrame
      id="capacity"
      title={t('capacity.chartTitle')}
      summary={t('capacity.summary', {
        required: number(whole.requiredHours),
        planned: number(whole.plannedHours),
        short: number(whole.shortHours),
      })}
      table={{
        caption: t('capacity.chartTitle'),
        columns: [
          t('capacity.month'),
          t('capacity.required'),
          t('capacity.planned'),
          t('capacity.short'),
          t('capacity.surplus'),
        ],
        rows: rows.map((row) => [
          row.name,
          number(row.requiredHours),
          number(row.plannedHours),
          number(row.shortHours),
          number(row.surplusHours),
        ]),
      }}
      legend={
        <Legend
          items={[
            { label: t('capacity.required'), color: 'var(--r-band-50)', kind: 'area' },
            { label: t('capacity.planned'), color: 'var(--r-median)', kind: 'area' },
            { label: t('capacity.short'), color: 'var(--r-bad)', kind: 'area' },
          ]}
        />
      }
    >
      <ResponsiveContainer width="100%" height={260}>
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: 12, bottom: 0, left: 8 }}
          accessibilityLayer={false}
          barCategoryGap="28%"
        >
          <CartesianGrid stroke="var(--r-line)" vertical={false} />
          <XAxis dataKey="name" {...axisStyle} />
          <YAxis width={56} tickFormatter={(value: number) => number(value)} {...axisStyle} />
          <Bar dataKey="requiredHours" fill="var(--r-band-50)" maxBarSize={48} isAnimationActive={false} />
          <Bar dataKey="plannedHours" fill="var(--r-median)" maxBarSize={48} isAnimationActive={false} />
          <Bar dataKey="shortHours" fill="var(--r-bad)" maxBarSize={48} isAnimationActive={false} />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
