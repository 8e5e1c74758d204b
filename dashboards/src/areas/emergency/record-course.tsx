import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { RecordAnswer } from '../../api/types.js';
import { axisStyle } from '../../charts/axis-style.js';
import { ChartFrame } from '../../charts/chart-frame.js';
import { Legend } from '../../charts/legend.js';
import { useFormat } from '../../i18n/use-format.js';
import { civil } from '../../ui/time.js';

type Course = NonNullable<RecordAnswer['course']>;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The last weeks' score day by day beside seasonal naive's, the bias, and when truths drifted off. */
export function RecordCourse({ course }: { readonly course: Course }) {
  const { t } = useTranslation();
  const { number, percent, language } = useFormat();
  const days = course.days.map((day) => ({ ...day, label: civil(day.day, 'd MMM', language) }));
  const last = course.drift.at(-1);
  return (
    <>
      <Text size="sm" my="xs">
        {t('course.bias', { bias: number(course.bias, 2), error: number(1.96 * course.biasError, 2) })}{' '}
        {last === undefined
          ? t('course.noDrift')
          : t(last.direction === 'high' ? 'course.driftHigh' : 'course.driftLow', {
              day: civil(last.day, 'd MMMM', language),
            })}
      </Text>
      <ChartFrame
        id="course"
        title={t('course.title')}
        summary={t('course.summary', {
          own: number(mean(days.map(({ pinball }) => pinball)), 3),
          naive: number(mean(days.map(({ seasonalNaivePinball }) => seasonalNaivePinball)), 3),
        })}
        table={{
          caption: t('course.title'),
          columns: [t('course.day'), t('record.coverage80'), t('record.pinball'), t('record.naive')],
          rows: days.map((day) => [
            day.label,
            percent(day.coverage80, 1),
            number(day.pinball, 3),
            number(day.seasonalNaivePinball, 3),
          ]),
        }}
        legend={
          <Legend
            items={[
              { label: t('course.own'), color: 'var(--r-accent)', kind: 'line' },
              { label: t('record.naive'), color: 'var(--r-line-strong)', kind: 'dashed' },
            ]}
          />
        }
      >
        <ResponsiveContainer width="100%" height={160}>
          <ComposedChart
            data={days}
            margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid stroke="var(--r-line)" vertical={false} />
            <XAxis dataKey="label" minTickGap={24} {...axisStyle} />
            <YAxis width={38} tickFormatter={(value: number) => number(value, 1)} {...axisStyle} />
            <Line
              dataKey="pinball"
              stroke="var(--r-accent)"
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
            <Line
              dataKey="seasonalNaivePinball"
              stroke="var(--r-line-strong)"
              strokeDasharray="6 3"
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </ChartFrame>
    </>
  );
}
