import { type Principal, SiteId } from '@releve/contracts';
import { coupledPaths, dailyCorrelation, seededUniform, sumPaths } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import { totalsOf } from '../engine/answer-months.js';

const DAY_MS = 86_400_000;
const RECENT_DAYS = 180;
const HOUR_MS = 3_600_000;

/** Days of the sites the caller may see, together: paths coupled as the sites' days have moved together. */
export async function groupTotals(deps: ForecasterDeps, { sites: granted }: Principal) {
  const { store, flow } = deps;
  const mine = (await store.sites()).filter((site) => granted === '*' || granted.includes(site)).sort();
  const known = (await Promise.all(mine.map((site) => flow.totals(site, 'all', 'day')))).flatMap((totals) =>
    totals?.paths ? [{ ...totals, paths: totals.paths }] : [],
  );
  const days = commonDays(known.map(({ totals }) => totals.map(({ from }) => from)));
  const sites = known.map(({ site }) => SiteId.parse(site));
  const [first] = days;
  if (first === undefined) return { sites, correlation: 0, totals: [] };
  const paths = known.map(({ totals, paths: all }) => {
    const offset = totals.findIndex(({ from }) => from === first);
    return all.map((path) => path.slice(offset, offset + days.length));
  });
  const deviations = await Promise.all(sites.map((site) => dailyDeviations(deps, site)));
  const correlation = dailyCorrelation(deviations);
  const sums = sumPaths(coupledPaths(paths, correlation, seededUniform(1)));
  const firstDay = Date.parse(`${first}T00:00:00Z`) / DAY_MS;
  const starts = days.map((_, place) => firstDay + place);
  return { sites, correlation, totals: totalsOf(sums, starts, firstDay + days.length) };
}

function commonDays(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  return first.filter((day) => others.every((list) => list.includes(day)));
}

/** Each day's total against the mean of the same weekday, relative; UTC days are near enough for a correlation. */
async function dailyDeviations({ cache, store }: ForecasterDeps, site: string): Promise<readonly number[]> {
  const known = (await store.site(site))?.knownUntil;
  const counts = known ? cache.counts({ site, stream: 'all', quantity: 'arrivals' }, known) : null;
  if (!counts || !known) return [];
  const end = Math.floor((known.getTime() - counts.start) / DAY_MS);
  const days = Array.from({ length: Math.min(end, RECENT_DAYS) }, (_, ago) => {
    const from =
      (Math.floor(known.getTime() / DAY_MS) * DAY_MS - (ago + 1) * DAY_MS - counts.start) / HOUR_MS;
    return counts.values.subarray(Math.max(0, from), from + 24).reduce((sum, value) => sum + value, 0);
  });
  return days.map((total, ago) => {
    const same = days.filter((_, other) => other % 7 === ago % 7 && other !== ago);
    const usual = same.reduce((sum, value) => sum + value, 0) / same.length;
    return total / usual - 1;
  });
}
