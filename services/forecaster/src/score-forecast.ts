import type { ForecastPoint } from '@releve/contracts';
import { QUANTILE_LEVELS, SCORED_LEVELS } from '@releve/forecasting';
import type { ForecastScore } from './store.js';

const scored = SCORED_LEVELS.map((level) => ({ level, index: QUANTILE_LEVELS.indexOf(level) }));

/** Mean pinball loss over 0.05 … 0.95, without the factor 2. */
const pinballOf = (quantiles: readonly number[], actual: number): number =>
  scored.reduce((sum, { level, index }) => {
    const difference = actual - (quantiles[index] ?? 0);
    return sum + (difference >= 0 ? level * difference : (level - 1) * difference);
  }, 0) / scored.length;

const inside = (quantiles: readonly number[], low: number, high: number, actual: number): number =>
  actual >= (quantiles[QUANTILE_LEVELS.indexOf(low)] ?? 0) &&
  actual <= (quantiles[QUANTILE_LEVELS.indexOf(high)] ?? 0)
    ? 1
    : 0;

/**
 * Scores a forecast on the targets that have happened. `actualOf` gives a target's outcome, or NaN while it is
 * not known or missing for good.
 * @param closed every target lies in the past, so the score will not change any more
 */
export function scoreForecast(
  points: readonly ForecastPoint[],
  naive: readonly (readonly number[])[],
  actualOf: (target: Date) => number,
  closed: boolean,
): ForecastScore {
  const sums = { pairs: 0, pinball: 0, naive: 0, p50: 0, p80: 0, p90: 0, p95: 0 };
  points.forEach(({ target, quantiles }, step) => {
    const actual = actualOf(new Date(target));
    const reference = naive[step];
    if (Number.isNaN(actual) || !reference) return;
    sums.pairs++;
    sums.pinball += pinballOf(quantiles, actual);
    sums.naive += pinballOf(reference, actual);
    sums.p50 += inside(quantiles, 0.25, 0.75, actual);
    sums.p80 += inside(quantiles, 0.1, 0.9, actual);
    sums.p90 += inside(quantiles, 0.05, 0.95, actual);
    sums.p95 += inside(quantiles, 0.025, 0.975, actual);
  });
  if (sums.pairs === 0)
    return { scoredPairs: 0, pinball: null, naivePinball: null, coverage: null, scoreFinal: closed };
  const mean = (sum: number) => sum / sums.pairs;
  return {
    scoredPairs: sums.pairs,
    pinball: mean(sums.pinball),
    naivePinball: mean(sums.naive),
    coverage: { p50: mean(sums.p50), p80: mean(sums.p80), p90: mean(sums.p90), p95: mean(sums.p95) },
    scoreFinal: closed,
  };
}
