import { blockTotals, localHours, zoneClock } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import { totalsOf } from '../engine/answer-months.js';
import type { BlockTotal } from '../engine/month-request.js';
import type { ForecastSpan } from '../flow-store.js';
import type { StoredSite } from '../store.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 28;
/** Blocks of six hours: 72 hours. */
const QUARTERS = 12;
const MONTHS = 12;
const MONTH_PATHS = 400;

/**
 * Totals from hourly joint paths: of the next twelve whole blocks of six local hours, and of the next 28 whole local
 * days, these kept with their paths for sums over sites.
 */
export async function keepTotals(
  { flow }: ForecasterDeps,
  { site, timeZone }: StoredSite,
  origin: Date,
  paths: readonly (readonly number[])[],
): Promise<void> {
  const clock = zoneClock(timeZone);
  const hours = paths[0]?.length ?? 0;
  if (!clock.ok || hours === 0) return;
  // From an hour before the paths to an hour after: a block may begin with the first step and end with the last.
  const { day, hour } = localHours(clock.value, origin.getTime() / HOUR_MS - 1, hours + 2);
  const quarters = Float64Array.from(day, (number, step) => number + Math.floor((hour[step] ?? 0) / 6) / 4);
  for (const [step, numbers, most] of [
    ['six-hours', quarters, QUARTERS],
    ['day', Float64Array.from(day), DAYS],
  ] as const) {
    const blocks = wholeBlocks(numbers, most);
    if (blocks.starts.length === 0) continue;
    const totals = blockTotals(
      paths.map((path) => path.slice(blocks.from, blocks.from + blocks.blockOf.length)),
      blocks.blockOf,
    );
    const told = totalsOf(totals, blocks.starts, blocks.end);
    await flow.saveTotals({
      ...{ site, stream: 'all', step, origin },
      totals: told,
      paths: step === 'day' ? totals.map((path) => Array.from(path)) : null,
    });
    await flow.keepForRecord({ site, step, origin, spans: spansOf(blocks, told, origin) });
  }
}

interface Blocks {
  /** Step at which the first begins. */
  readonly from: number;
  readonly blockOf: Int32Array;
  /** Day number of each, with quarters, and that of the end. */
  readonly starts: readonly number[];
  readonly end: number;
}

/** The first whole blocks, at most so many, of steps that each name their block, told from one before to one after. */
function wholeBlocks(numbers: Float64Array, most: number): Blocks {
  const edges = [...numbers.keys()]
    .filter((place) => place > 0 && numbers[place] !== numbers[place - 1])
    .slice(0, most + 1);
  const [first = 1] = edges;
  const last = edges.at(-1) ?? first;
  const starts = edges.slice(0, -1).map((place) => numbers[place] ?? 0);
  const blockOf = Int32Array.from(numbers.subarray(first, last), (number) => starts.indexOf(number));
  return { from: first - 1, blockOf, starts, end: numbers[last] ?? 0 };
}

/** Blocks as spans of time, of 23 or 25 hours where the clock changes. */
function spansOf({ from, blockOf }: Blocks, totals: readonly BlockTotal[], origin: Date): ForecastSpan[] {
  const at = (step: number): string => new Date(origin.getTime() + (from + step) * HOUR_MS).toISOString();
  return totals.map(({ quantiles }, block) => ({
    from: at(blockOf.indexOf(block)),
    to: at(blockOf.lastIndexOf(block) + 1),
    quantiles,
  }));
}

/** Totals of the next twelve months from a model of daily counts, once a day; left out while the history is too short. */
export async function makeMonthTotals(
  { engine, cache, flow, log }: ForecasterDeps,
  site: StoredSite,
): Promise<void> {
  const key = { site: site.site, stream: 'all', quantity: 'arrivals' } as const;
  const { knownUntil } = site;
  const last = await flow.totals(site.site, 'all', 'month');
  const counts = knownUntil ? cache.counts(key, knownUntil) : null;
  if (!counts || !knownUntil || (last && knownUntil.getTime() - last.origin.getTime() < DAY_MS)) return;
  const place = { timeZone: site.timeZone, calendar: site.calendar, schoolZone: site.schoolZone };
  const answer = await engine.ask(
    { kind: 'months', place, counts, months: MONTHS, paths: MONTH_PATHS },
    'background',
  );
  if (!answer.ok) return log.info({ site: site.site, reason: answer.error.reason }, 'no forecast by month');
  await flow.saveTotals({
    site: site.site,
    stream: 'all',
    step: 'month',
    origin: new Date(counts.start + counts.values.length * HOUR_MS),
    totals: answer.value.totals,
    paths: null,
  });
}
