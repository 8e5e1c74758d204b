import { type Principal, SiteId } from '@releve/contracts';
import { meanCorrelation, sumPaths } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import { totalsOf } from '../engine/answer-months.js';

const DAY_MS = 86_400_000;

/** Days of the sites the caller may see, together: path k of every site is one future of the group (see `makePaths`). */
export async function groupTotals({ store, flow }: ForecasterDeps, { sites: granted }: Principal) {
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
  const firstDay = Date.parse(`${first}T00:00:00Z`) / DAY_MS;
  const starts = days.map((_, place) => firstDay + place);
  return {
    sites,
    correlation: meanCorrelation(paths),
    totals: totalsOf(sumPaths(paths), starts, firstDay + days.length),
  };
}

function commonDays(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  return first.filter((day) => others.every((list) => list.includes(day)));
}
