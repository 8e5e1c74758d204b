import type { ForecastRecord } from '@releve/contracts';
import {
  type CountSeries,
  type FitContext,
  forecastRecord,
  instantOf,
  knownAt,
  modelByName,
  QUANTILE_LEVELS,
  type RecordEntry,
} from '@releve/forecasting';
import { coverageOf } from '../score-forecast.js';

const HOUR_MS = 3_600_000;
const MEASURED_HOURS = 28 * 24;
/** 13 hours apart, origins fall on every hour of the day in turn. */
const BETWEEN_ORIGINS_HOURS = 13;
const LEAD_HOURS = 48;

/**
 * The record a model would have had over the last four weeks: fitted on what came before them, brought up to
 * date at each origin, scored on the 48 hours after it. Null when the history is too short to hold them out.
 */
export function measureRecord(
  series: CountSeries,
  context: FitContext,
  modelName: string,
): ForecastRecord | null {
  const cut = series.values.length - MEASURED_HOURS;
  if (cut < MEASURED_HOURS) return null;
  const before = knownAt(series, cut);
  const fit = (name: string) => {
    const model = modelByName(name);
    const fitted = model.ok ? model.value.fit(before, context) : model;
    return fitted.ok ? fitted.value : null;
  };
  const [model, naive] = [fit(modelName), fit('seasonal-naive')];
  if (!model || !naive) return null;
  const entries: RecordEntry[] = [];
  for (let origin = cut; origin + LEAD_HOURS <= series.values.length; origin += BETWEEN_ORIGINS_HOURS) {
    const history = knownAt(series, origin);
    const [said, naiveSaid] = [model.predict(history, LEAD_HOURS), naive.predict(history, LEAD_HOURS)];
    said.targets.forEach((target, step) => {
      const observed = series.values[origin + step] ?? Number.NaN;
      if (Number.isNaN(observed)) return;
      entries.push({
        targetHour: target / HOUR_MS,
        leadHours: step,
        levels: QUANTILE_LEVELS,
        quantiles: Array.from(said.quantiles[step] ?? []),
        naiveQuantiles: Array.from(naiveSaid.quantiles[step] ?? []),
        observed,
      });
    });
  }
  const record = forecastRecord(entries);
  if (!record) return null;
  return {
    from: new Date(instantOf(series, cut)).toISOString(),
    to: new Date(instantOf(series, series.values.length)).toISOString(),
    pairs: record.count,
    coverage: coverageOf(record),
    pinball: record.pinball,
    seasonalNaivePinball: record.naivePinball ?? 0,
    source: 'backtest',
  };
}
