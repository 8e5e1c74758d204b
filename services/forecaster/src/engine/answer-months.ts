import {
  blockTotals,
  type CountSeries,
  countPathQuantiles,
  type FitContext,
  isoDate,
  modelByName,
  prepareSeries,
  QUANTILE_LEVELS,
  type ZoneClock,
} from '@releve/forecasting';
import type { BlockTotal, MonthsAnswer, MonthsRequest } from './month-request.js';
import { wholeDays } from './whole-days.js';

const LEAST_DAYS = 120;
const PATHS_SEED = 12;

/** Monthly totals over joint daily paths of a model of daily counts; a message when there is too little history. */
export function answerMonths(
  clock: ZoneClock,
  calendar: FitContext['calendar'],
  { counts, months, paths }: MonthsRequest,
): MonthsAnswer | string {
  const daily = dailySeries(clock, counts.start, counts.values);
  if (typeof daily === 'string') return daily;
  const { series, firstDay, days } = daily;
  if (days < LEAST_DAYS) return `${days} days: a year ahead needs at least ${LEAST_DAYS}`;
  const lastDay = firstDay + days;
  const { lead, starts, end } = monthsAfter(lastDay, months);
  const horizon = end - lastDay;
  const model = modelByName('auto');
  const fitted = model.ok ? model.value.fit(series, { calendar, horizon }) : model;
  if (!fitted.ok) return `${fitted.error.value}: ${fitted.error.hint}`;
  const monthOf = Int32Array.from({ length: horizon - lead }, (_, step) =>
    starts.findLastIndex((first) => first <= lastDay + lead + step),
  );
  const futures = fitted.value.samplePaths(series, horizon, paths, PATHS_SEED);
  const totals = blockTotals(
    futures.map((path) => path.subarray(lead)),
    monthOf,
  );
  return { kind: 'months', totals: totalsOf(totals, starts, end) };
}

/**
 * Quantiles of each block's totals, off their integers as counts are. `starts` are day numbers, a quarter for six hours;
 * the last block ends before `end`.
 */
export function totalsOf(
  totals: readonly ArrayLike<number>[],
  starts: readonly number[],
  end: number,
): BlockTotal[] {
  return countPathQuantiles(totals, QUANTILE_LEVELS, starts[0] ?? end).map((quantiles, block) => {
    const start = starts[block] ?? end;
    return {
      from: isoDate(Math.floor(start)),
      fromHour: (start % 1) * 24,
      days: (starts[block + 1] ?? end) - start,
      mean: totals.reduce((sum, path) => sum + (path[block] ?? 0), 0) / totals.length,
      quantiles,
    };
  });
}

function dailySeries(
  clock: ZoneClock,
  start: number,
  values: Float64Array,
): { readonly series: CountSeries; readonly firstDay: number; readonly days: number } | string {
  const { firstDay, days, totals } = wholeDays(clock, start, values.length);
  const sums = totals(values);
  const minutes = Float64Array.from(sums, (_, i) => (firstDay + i) * 1440);
  const prepared = prepareSeries({ kind: 'instant', minutes, values: sums }, 1440, clock);
  if (!prepared.ok) return `${prepared.error.value}: ${prepared.error.hint}`;
  return { series: prepared.value.series, firstDay, days };
}

/** The whole months after a day, and how many days lie between. */
function monthsAfter(
  day: number,
  months: number,
): { readonly lead: number; readonly starts: readonly number[]; readonly end: number } {
  const starts: number[] = [];
  let next = day;
  while (starts.length <= months) {
    if (isoDate(next).endsWith('-01')) starts.push(next);
    next++;
  }
  return { lead: (starts[0] ?? day) - day, starts: starts.slice(0, months), end: starts[months] ?? day };
}
