import { hourIndex, isoDate, localHour, publishedBy, zoneClock } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import type { WatchedDay } from '../engine/watch-request.js';
import type { SeriesKey } from '../series-key.js';
import type { StoredSite } from '../store.js';
import { type Finding, reconcileAlerts } from './alerts.js';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** How a visit ends is known late, so that its streams always look as if they fell. */
const isWatched = (stream: string): boolean => !stream.startsWith('outcome:');

/** Watches a site's streams once a local day has ended; raises and ends alerts. */
export async function watchEpidemics(deps: ForecasterDeps, site: StoredSite): Promise<void> {
  const { engine, cache, alerts, clock } = deps;
  const { knownUntil } = site;
  if (!knownUntil) return;
  const zone = zoneClock(site.timeZone);
  const last = await alerts.watch(site.site);
  if (
    !zone.ok ||
    (last && last.day >= isoDate(localHour(zone.value, hourIndex(knownUntil.getTime())).day - 1))
  )
    return;
  const key: SeriesKey = { site: site.site, stream: 'all', quantity: 'arrivals' };
  const streams = cache.streams(site.site).filter(isWatched);
  const counts = cache.counts(key, knownUntil);
  if (!counts || streams.length === 0) return;
  const answer = await engine.ask(
    {
      kind: 'watch',
      timeZone: site.timeZone,
      start: counts.start,
      streams: streams.map((stream) => ({
        stream,
        values: cache.counts({ ...key, stream }, knownUntil)?.values ?? counts.values,
      })),
    },
    'background',
  );
  if (!answer.ok || answer.value.day === null || answer.value.day === last?.day) return;
  await alerts.saveWatch(site.site, answer.value.day, clock(), answer.value.streams);
  await reconcileAlerts(
    deps,
    site.site,
    ['epidemic-days', 'epidemic-week'],
    answer.value.streams.flatMap(findings),
  );
}

function findings({
  stream,
  sustained,
  factor,
  z,
  observed,
  expected,
  week,
}: WatchedDay): readonly Finding[] {
  const found: Finding[] = [];
  const about = { stream, quantity: 'arrivals' } as const;
  if (sustained)
    found.push({
      kind: 'epidemic-days',
      ...about,
      facts: { factor, z: z ?? 0, observed, expected: expected ?? 0 },
    });
  if (week?.alert) {
    const { observed: came, expected: usual, upper } = week;
    found.push({ kind: 'epidemic-week', ...about, facts: { observed: came, expected: usual, upper } });
  }
  return found;
}

/** The last look of the watch, with the weekly indicators as last published. */
export async function getWatch({ alerts, clock }: ForecasterDeps, site: string) {
  const watch = await alerts.watch(site);
  const today = Math.floor(clock().getTime() / DAY_MS);
  const indicators = await alerts.indicators(site);
  return {
    day: watch?.day ?? null,
    at: watch?.at.toISOString() ?? null,
    streams: [...(watch?.streams ?? [])],
    covariates: indicators.flatMap(({ name, firstMonday, values }) => {
      const known = Float64Array.from(values, (value) => value ?? Number.NaN);
      const value = publishedBy({ name, firstMonday, values: known }, today);
      if (Number.isNaN(value)) return [];
      const week = known.lastIndexOf(value);
      return [{ name, week: isoDate(firstMonday + WEEK_DAYS * week), value }];
    }),
  };
}
