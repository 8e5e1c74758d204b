import { forecastRecord } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import { coverageOf, recordEntries } from '../score-forecast.js';
import type { SeriesKey } from '../series-key.js';

const HOUR_MS = 3_600_000;
const LEAD_BANDS = [
  [0, 6],
  [6, 12],
  [12, 24],
  [24, 48],
  [48, 72],
] as const;

/** Scores of the last four weeks' issued forecasts by lead band, computed from the counts as they are known now. */
export async function recordByLead({ store, cache }: ForecasterDeps, key: SeriesKey) {
  const site = await store.site(key.site);
  const knownUntil = site?.knownUntil;
  const counts = knownUntil ? cache.counts(key, knownUntil) : null;
  if (!knownUntil || !counts) return [];
  const forecasts = await store.scoredSince(key, new Date(knownUntil.getTime() - 28 * 24 * HOUR_MS));
  const shift = key.quantity === 'arrivals' ? 0 : HOUR_MS;
  const actualOf = (target: Date) =>
    counts.values[(target.getTime() - shift - counts.start) / HOUR_MS] ?? Number.NaN;
  return LEAD_BANDS.map(([fromHour, toHour]) => {
    const score = forecastRecord(
      forecasts.flatMap(({ points, naive }) =>
        recordEntries(points.slice(fromHour, toHour), naive.slice(fromHour, toHour), actualOf),
      ),
    );
    return {
      fromHour,
      toHour,
      pairs: score?.count ?? 0,
      coverage80: score ? coverageOf(score).p80 : 0,
      pinball: score?.pinball ?? 0,
      seasonalNaivePinball: score?.naivePinball ?? 0,
    };
  }).filter(({ pairs }) => pairs > 0);
}
