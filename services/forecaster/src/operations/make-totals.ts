import { blockTotals, localHours, zoneClock } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import { totalsOf } from '../engine/answer-months.js';
import type { StoredSite } from '../store.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 28;
const MONTHS = 12;
const MONTH_PATHS = 400;

/** Totals of the next 28 whole local days from hourly joint paths, kept with the paths for sums over sites. */
export async function keepDayTotals(
  { flow }: ForecasterDeps,
  site: StoredSite,
  start: Date,
  paths: readonly (readonly number[])[],
): Promise<void> {
  const clock = zoneClock(site.timeZone);
  const hours = paths[0]?.length ?? 0;
  if (!clock.ok || hours === 0) return;
  const { day } = localHours(clock.value, start.getTime() / HOUR_MS, hours + 1);
  const first = (day[0] ?? 0) + 1;
  const from = day.indexOf(first);
  const end = Math.min(first + DAYS, day[hours] ?? first);
  const to = day.indexOf(end);
  if (from < 0 || to <= from) return;
  const dayOf = Int32Array.from(day.subarray(from, to), (number) => number - first);
  const totals = blockTotals(
    paths.map((path) => path.slice(from, to)),
    dayOf,
  );
  const starts = Array.from({ length: end - first }, (_, place) => first + place);
  await flow.saveTotals({
    site: site.site,
    stream: 'all',
    step: 'day',
    origin: start,
    totals: totalsOf(totals, starts, end),
    paths: totals.map((path) => Array.from(path)),
  });
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
