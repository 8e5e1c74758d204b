import type { ForecastPoint } from '@releve/contracts';
import { countDistribution, integerQuantile, QUANTILE_LEVELS } from '@releve/forecasting';

/**
 * The hour under way: what has come, plus the part of the forecast hour that is left. The rest keeps the hour's
 * dispersion (negative binomial thinned in time keeps it), so the band closes as the hour passes.
 * @param hour the forecast of the whole hour
 * @param soFar arrivals counted in it
 * @param fractionLeft of the hour, 0…1
 */
export function nowcast(hour: ForecastPoint, soFar: number, fractionLeft: number): ForecastPoint {
  const mean = hour.mean * fractionLeft;
  const rest = countDistribution(mean, dispersionOf(hour));
  return {
    target: hour.target,
    mean: soFar + mean,
    quantiles: QUANTILE_LEVELS.map((level) => soFar + integerQuantile(rest, level)),
  };
}

/** Over-dispersion a of variance = mean + a·mean², read off the 80 % interval; never under Poisson. */
function dispersionOf({ mean, quantiles }: ForecastPoint): number {
  const [low = mean, high = mean] = [
    quantiles[QUANTILE_LEVELS.indexOf(0.1)],
    quantiles[QUANTILE_LEVELS.indexOf(0.9)],
  ];
  const deviation = (high - low) / (2 * 1.2816);
  return mean > 0 ? Math.max(0, (deviation ** 2 - mean) / mean ** 2) : 0;
}
