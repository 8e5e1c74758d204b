import type { ForecasterDeps } from '../deps.js';
import { scoreForecast } from '../score-forecast.js';
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
  const shift = key.quantity === 'present' ? HOUR_MS : 0;
  const actualOf = (target: Date) =>
    counts.values[(target.getTime() - shift - counts.start) / HOUR_MS] ?? Number.NaN;
  return LEAD_BANDS.map(([fromHour, toHour]) => {
    const totals = { pairs: 0, pinball: 0, naive: 0, inside: 0 };
    for (const forecast of forecasts) {
      const score = scoreForecast(
        forecast.points.slice(fromHour, toHour),
        forecast.naive.slice(fromHour, toHour),
        actualOf,
        false,
      );
      totals.pairs += score.scoredPairs;
      totals.pinball += (score.pinball ?? 0) * score.scoredPairs;
      totals.naive += (score.naivePinball ?? 0) * score.scoredPairs;
      totals.inside += (score.coverage?.p80 ?? 0) * score.scoredPairs;
    }
    const mean = (sum: number) => (totals.pairs > 0 ? sum / totals.pairs : 0);
    return {
      fromHour,
      toHour,
      pairs: totals.pairs,
      coverage80: mean(totals.inside),
      pinball: mean(totals.pinball),
      seasonalNaivePinball: mean(totals.naive),
    };
  }).filter(({ pairs }) => pairs > 0);
}
