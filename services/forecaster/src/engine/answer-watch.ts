import { epidemicWatch, isoDate, type ZoneClock } from '@releve/forecasting';
import type { WatchAnswer, WatchedDay, WatchRequest } from './watch-request.js';
import { wholeDays } from './whole-days.js';

const finite = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Watches each stream's whole local days. */
export function answerWatch(clock: ZoneClock, { start, streams }: WatchRequest): WatchAnswer {
  const hours = Math.max(0, ...streams.map(({ values }) => values.length));
  if (hours === 0) return { kind: 'watch', day: null, streams: [] };
  const whole = wholeDays(clock, start, hours);
  if (whole.days === 0) return { kind: 'watch', day: null, streams: [] };
  const { firstDay } = whole;
  const daily = streams.map(({ stream, values }) => ({ stream, firstDay, counts: whole.totals(values) }));
  const watched = epidemicWatch(daily).map(({ days, week }, s): WatchedDay => {
    const last = days.at(-1);
    const counts = daily[s]?.counts ?? new Float64Array();
    return {
      stream: daily[s]?.stream ?? 'all',
      observed: last?.observed ?? 0,
      expected: finite(last?.expected),
      z: finite(last?.z),
      factor: Math.exp(finite(last?.level) ?? 0),
      sustained: last?.sustained ?? false,
      signals: [...(last?.signals ?? [])],
      week: week
        ? {
            observed: counts.slice(-7).reduce((sum, count) => sum + count, 0),
            expected: week.expected,
            upper: week.upper,
            alert: week.alert,
          }
        : null,
    };
  });
  return { kind: 'watch', day: isoDate(firstDay + whole.days - 1), streams: watched };
}
