import { join } from 'node:path';
import {
  type CountSeries,
  endedBy,
  indexAt,
  instantOf,
  type PlannedOrigin,
  planPairs,
  planRange,
  poissonCount,
  seededUniform,
} from '@releve/forecasting';
import { readCsv } from '../csv-series.js';
import type { Planned } from './bench-run.js';
import { type ReadSeries, readNamed, withValues } from './forecast-data.js';

const DAY = 1440;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Departments of the Alsace file whose three years are whole. */
const ALSACE_WHOLE = ['3Fr', 'Col', 'Dia', 'Geb', 'Hag', 'Sel', 'Wis'];

export type Sites = ReadonlyMap<string, ReadSeries>;

/** The value of a result that cannot fail here. */
export function must<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly hint: string } },
): T {
  if (result.ok) return result.value;
  throw new Error(result.error.hint);
}

const single = ([time, value]: readonly string[]) => ({ name: '', time, value: Number(value) });
const named = ([name, time, value]: readonly string[]) => ({ name, time, value: Number(value) });

function only(sites: Sites): ReadSeries {
  const [series] = sites.values();
  return series;
}

export async function wales(data: string): Promise<ReadSeries> {
  const path = join(data, 'wales-hourly/arrivals.csv');
  return only(await readNamed(path, ['time', 'arrivals'], single, 60, 'Europe/London'));
}

/** Wales with the published pairs of origin and target. */
export async function walesPairs(data: string): Promise<Planned> {
  const series = await wales(data);
  const pairs: { origin: number; target: number }[] = [];
  await readCsv(
    join(data, 'wales-hourly/published_pairs.csv.gz'),
    ['origin', 'target'],
    ([origin, target]) => {
      pairs.push({ origin: Date.parse(origin), target: Date.parse(target) });
    },
  );
  return { series, plan: must(planPairs(series, pairs)), truth: series.written };
}

export async function iowa(data: string): Promise<ReadSeries> {
  const path = join(data, 'iowa-hourly/arrivals.csv');
  return only(await readNamed(path, ['local_time', 'arrivals'], single, 60, 'America/Chicago'));
}

/** Every department of Alsace, by its code. */
export function alsace(data: string): Promise<Sites> {
  const columns = ['site', 'date', 'visits'];
  return readNamed(join(data, 'alsace-daily/visits.csv'), columns, named, DAY, 'Europe/Paris');
}

export async function alsaceWhole(data: string): Promise<readonly ReadSeries[]> {
  const sites = await alsace(data);
  return ALSACE_WHOLE.flatMap((site) => sites.get(site) ?? []);
}

export function swast(data: string): Promise<Sites> {
  const columns = ['region', 'date', 'responses'];
  return readNamed(join(data, 'swast-daily/responses.csv'), columns, named, DAY, 'Europe/London');
}

/** Six-hour blocks of the four Sanford departments, of a column of the file. */
export function sanford(data: string, column: 'total_enc' | 'admitted_enc'): Promise<Sites> {
  return readNamed(
    join(data, 'sanford-6h/blocks.csv'),
    ['site', 'date', 'block', column],
    ([name, date, block, value]) => ({
      name,
      time: `${date} ${String(Number(block) * 6).padStart(2, '0')}:00`,
      value: Number(value),
    }),
    360,
    'America/Chicago',
  );
}

/** Weekly origins over the last year, 28 days ahead. */
export function lastYearWeekly(series: CountSeries & Partial<ReadSeries>): Planned {
  const perDay = DAY / series.minutes;
  const range = {
    from: instantOf(series, series.values.length - 364 * perDay),
    to: instantOf(series, series.values.length - 28 * perDay),
    every: 7 * DAY,
    horizon: 28 * DAY,
  };
  return planned(series, must(planRange(series, range)));
}

/** Origins every `every` minutes over the last `days`, 48 hours ahead. */
export function lastDaysHourly(
  series: CountSeries & Partial<ReadSeries>,
  days: number,
  every: number,
): Planned {
  const last = instantOf(series, series.values.length - 48);
  const range = { from: last - days * DAY_MS, to: last, every, horizon: 2880 };
  return planned(series, must(planRange(series, range)));
}

function planned(series: CountSeries & Partial<ReadSeries>, plan: readonly PlannedOrigin[]): Planned {
  return series.written === undefined ? { series, plan } : { series, plan, truth: series.written };
}

/** One forecast at a local date of all that follows until another. */
export function between(series: ReadSeries, from: string, to: string): Planned {
  const local = (date: string): number =>
    series.clock.toInstants(Date.parse(date) / MINUTE_MS)[0] * MINUTE_MS;
  const known = endedBy(series, local(from));
  const end = Math.min(indexAt(series, local(to)), series.values.length);
  const targets = Array.from({ length: end - known }, (_, i) => known + i);
  return planned(series, [{ origin: local(from), known, targets }]);
}

/**
 * Patients present at each hour when those who arrive stay a lognormal time (median three hours, four at night,
 * deviation of the log 0.9) whatever the number present: an M/G/∞ queue fed with real arrivals.
 */
export function simulatedCensus(arrivals: CountSeries): ReadSeries {
  const uniform = seededUniform(17);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform());
  const present = new Float64Array(arrivals.values.length);
  arrivals.values.forEach((count, i) => {
    const median = i % 24 < 8 ? 4 : 3;
    for (let k = 0; k < count; k++) {
      const arrived = i + uniform();
      const gone = arrived + median * Math.exp(0.9 * normal());
      for (let t = Math.ceil(arrived); t < Math.min(gone, present.length); t++) present[t]++;
    }
  });
  return withValues(arrivals, present);
}

/** A small department: each arrival is kept with a chance. */
export function thinned(series: CountSeries, chance: number): ReadSeries {
  const uniform = seededUniform(5);
  return withValues(
    series,
    series.values.map((count) =>
      Number.isNaN(count) ? count : Math.min(count, poissonCount(uniform, count * chance)),
    ),
  );
}
