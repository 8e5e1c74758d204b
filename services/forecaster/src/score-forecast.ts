import type { ForecastPoint } from '@releve/contracts';
import { forecastRecord, QUANTILE_LEVELS, type RecordEntry } from '@releve/forecasting';
import type { ForecastScore } from './store.js';

const HOUR_MS = 3_600_000;

/**
 * What a forecast said beside what happened, for the targets that have happened. `actualOf` gives a target's
 * outcome, or NaN while it is not known or missing for good.
 */
export function recordEntries(
  points: readonly ForecastPoint[],
  naive: readonly (readonly number[])[],
  actualOf: (target: Date) => number,
): RecordEntry[] {
  return points.flatMap(({ target, quantiles }, step) => {
    const at = new Date(target);
    const observed = actualOf(at);
    const naiveQuantiles = naive[step];
    if (Number.isNaN(observed)) return [];
    return [
      {
        targetHour: at.getTime() / HOUR_MS,
        leadHours: step,
        levels: QUANTILE_LEVELS,
        quantiles,
        naiveQuantiles,
        observed,
      },
    ];
  });
}

/** @param closed every target lies in the past, so the score will not change any more */
export function scoreForecast(entries: readonly RecordEntry[], closed: boolean): ForecastScore {
  const record = forecastRecord(entries);
  if (!record)
    return { scoredPairs: 0, pinball: null, naivePinball: null, coverage: null, scoreFinal: closed };
  return {
    scoredPairs: record.count,
    pinball: record.pinball,
    naivePinball: record.naivePinball ?? null,
    coverage: coverageOf(record),
    scoreFinal: closed,
  };
}

/** Measured coverage of the 50, 80, 90 and 95 % intervals. */
export function coverageOf({ coverage }: NonNullable<ReturnType<typeof forecastRecord>>) {
  const measured = (nominal: number) =>
    coverage.find((interval) => interval.nominal === nominal)?.measured ?? 0;
  return { p50: measured(0.5), p80: measured(0.8), p90: measured(0.9), p95: measured(0.95) };
}
