import {
  blockTotals,
  type CountSeries,
  calendarFor,
  endedBy,
  type FittedModel,
  instantOf,
  knownAt,
  modelByName,
  planRange,
} from '@releve/forecasting';
import { runPlan, scoresOf } from './bench-run.js';
import { CoverageTable } from './coverage-table.js';
import { dailyTotals } from './forecast-data.js';
import { must } from './forecast-sets.js';
import { simulatedStreams } from './simulated-streams.js';

const PATHS = 300;
const HOURS_AHEAD = 50;
const DAYS = 364;
const HOUR = 24;
const REFIT = 28 * HOUR;
const UPDATE = 7 * HOUR;

/**
 * Totals of 6, 24 and 48 hours and of the next two local days, made of joint paths of the hours, by forecasts from each
 * midnight of the last year; beside the days, what the model of daily counts says of them. Streams are drawn by a known
 * law, day by day, from the arrivals.
 */
export async function totalsTable(title: string, series: CountSeries, region: string): Promise<void> {
  const table = new CoverageTable(`Totals from joint paths of hours, ${title}`);
  const daily = dailyTotals(series);
  const days = daily.values.length;
  const streams = simulatedStreams(series);
  const fitAt = yearOfFits(series, region);
  // Days are labelled by their date; it begins when the local clock says so.
  const midnight = (day: number): number => {
    const [instant] = series.clock.toInstants(daily.start + day * 1440);
    return endedBy(series, instant * 60_000);
  };
  for (let day = days - DAYS; day + 2 <= days; day++) {
    const known = midnight(day);
    const history = knownAt(series, known);
    const paths = fitAt(known).samplePaths(history, HOURS_AHEAD, PATHS, day);
    const ends = [1, 2].map((ahead) => midnight(day + ahead) - known);
    for (const size of [6, 24, 48]) {
      const blockOf = Int32Array.from({ length: 48 }, (_, step) => Math.floor(step / size));
      table.add(`${size} hours`, blockTotals(paths, blockOf), sums(series.values, known, blockOf), known);
    }
    const dayOf = Int32Array.from({ length: ends[1] }, (_, step) => (step < ends[0] ? 0 : 1));
    table.add('day, from hours', blockTotals(paths, dayOf), daily.values.subarray(day, day + 2), day);
    for (const { name, counts, split } of streams) {
      const futures = split(paths, known, day);
      table.add(`day, ${name}`, blockTotals(futures, dayOf), sums(counts, known, dayOf), day);
    }
  }
  table.print();
  const range = { from: instantOf(daily, days - DAYS), to: instantOf(daily, days - 2) };
  const plan = must(planRange(daily, { ...range, every: 1440, horizon: 2880 }));
  table.printRow('day, from days', scoresOf(await runPlan({ series: daily, plan }, 'auto', region)));
}

/** Models of a year: a new fit every four weeks, moved on every week. */
function yearOfFits(series: CountSeries, region: string): (known: number) => FittedModel {
  const auto = must(modelByName('auto'));
  const calendar = must(calendarFor(region));
  let fittedAt = Number.NEGATIVE_INFINITY;
  let fitted: FittedModel | undefined;
  return (known) => {
    if (fitted === undefined || known - fittedAt >= REFIT) {
      fitted = must(auto.fit(knownAt(series, known), { calendar, horizon: HOURS_AHEAD }));
      fittedAt = known;
    } else if (known - fitted.fittedLength >= UPDATE) fitted = fitted.update(knownAt(series, known));
    return fitted;
  };
}

function sums(values: Float64Array, from: number, blockOf: Int32Array): Float64Array {
  return blockTotals([values.subarray(from, from + blockOf.length)], blockOf)[0];
}
