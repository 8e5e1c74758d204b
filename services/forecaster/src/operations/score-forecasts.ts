import type { StreamId } from '@releve/contracts';
import type { ForecasterDeps } from '../deps.js';
import { recordEntries, scoreForecast } from '../score-forecast.js';
import type { Quantity, SeriesKey } from '../series-key.js';
import type { StoredSite } from '../store.js';

const HOUR_MS = 3_600_000;
/** How a visit ends is known when it has ended: such streams are scored a day later. */
const OUTCOME_DELAY_MS = 24 * HOUR_MS;

/** Scores a site's forecasts on every target that has happened since; returns how many were looked at. */
export async function scoreForecasts({ store, cache }: ForecasterDeps, site: StoredSite): Promise<number> {
  if (!site.knownUntil) return 0;
  const known = site.knownUntil.getTime();
  const pending = await store.unscored(site.site, new Date(known - HOUR_MS), 500);
  for (const forecast of pending) {
    const key: SeriesKey = {
      site: site.site,
      stream: forecast.stream as StreamId,
      quantity: forecast.quantity as Quantity,
    };
    const knownUntil = key.stream.startsWith('outcome:') ? known - OUTCOME_DELAY_MS : known;
    const counts = cache.counts(key, new Date(knownUntil));
    if (!counts) continue;
    const shift = key.quantity === 'arrivals' ? 0 : HOUR_MS;
    const actualOf = (target: Date) =>
      counts.values[(target.getTime() - shift - counts.start) / HOUR_MS] ?? Number.NaN;
    const last = forecast.points.at(-1);
    const closed = last !== undefined && Date.parse(last.target) + HOUR_MS - shift <= knownUntil;
    await store.saveScore(
      forecast.id,
      scoreForecast(recordEntries(forecast.points, forecast.naive, actualOf), closed),
    );
  }
  return pending.length;
}
