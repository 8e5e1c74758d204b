import { type DayCovariates, publishedBy } from '@releve/forecasting';
import type { WeeklyIndicator } from './engine-protocol.js';

/** Weekly indicators as numbers of a day: the value published by then, so that no forecast looks ahead. */
export function indicatorDays(indicators: readonly WeeklyIndicator[]): DayCovariates | null {
  if (indicators.length === 0) return null;
  const covariates = indicators.map(({ name, firstMonday, values }) => ({
    name,
    firstMonday,
    values: Float64Array.from(values, (value) => value ?? Number.NaN),
  }));
  return {
    names: indicators.map(({ name }) => name),
    on: (day) => covariates.map((covariate) => publishedBy(covariate, day)),
  };
}
