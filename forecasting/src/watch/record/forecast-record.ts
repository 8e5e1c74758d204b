import { type CusumAlarm, cusum } from '../cusum.js';
import { clusteredMean, type IntervalCoverage, intervalCoverage, quantileAt } from './coverage.js';
import { pitHistogram, residualScore } from './pit.js';
import type { RecordEntry } from './record-entry.js';

/** A forecaster's own record over a stretch of scored forecasts. */
export interface ForecastRecord {
  readonly count: number;
  /** Mean pinball loss over the levels 0.05 … 0.95. */
  readonly pinball: number;
  /** The same of the seasonal naive forecast, over the entries that have one. */
  readonly naivePinball: number | undefined;
  /** Pinball over that of the seasonal naive, on the same entries: under 1 is better. */
  readonly ratio: number | undefined;
  /** Mean of observed − median, and its standard error with days as clusters. */
  readonly bias: number;
  readonly biasError: number;
  readonly coverage: readonly IntervalCoverage[];
  readonly pit: readonly number[];
  readonly drift: readonly DriftAlarm[];
}

/** The truth drifted off the forecasts: an alarm of the CUSUM of daily standardised residuals. */
export interface DriftAlarm {
  /** UTC day number (days since 1970-01-01) of the alarm. */
  readonly day: number;
  readonly direction: CusumAlarm['direction'];
}

/** Why someone should look at the forecaster. */
export type RecordAlert =
  | { readonly kind: 'worse-than-naive'; readonly ratio: number }
  | { readonly kind: 'coverage-off'; readonly coverage: IntervalCoverage }
  | { readonly kind: 'drift'; readonly drift: DriftAlarm };

const COVERAGE_TOLERANCE = 0.05;
const RECENT_DAYS = 7;

/** Sums up scored forecasts; undefined when there are none. Entries may come in any order. */
export function forecastRecord(entries: readonly RecordEntry[]): ForecastRecord | undefined {
  if (entries.length === 0) return undefined;
  const compared = entries.filter((entry) => entry.naiveQuantiles !== undefined);
  const naive = mean(compared.map((entry) => pinball(entry, entry.naiveQuantiles ?? entry.quantiles)));
  const errors = entries.map((entry) => ({
    cluster: Math.floor(entry.targetHour / 24),
    value: entry.observed - (quantileAt(entry, 0.5) ?? Number.NaN),
  }));
  const bias = clusteredMean(errors);
  return {
    count: entries.length,
    pinball: mean(entries.map((entry) => pinball(entry, entry.quantiles))),
    naivePinball: compared.length === 0 ? undefined : naive,
    ratio: naive > 0 ? mean(compared.map((entry) => pinball(entry, entry.quantiles))) / naive : undefined,
    bias: bias.mean,
    biasError: bias.error,
    coverage: intervalCoverage(entries),
    pit: pitHistogram(entries),
    drift: driftAlarms(entries),
  };
}

/** What in a record calls for attention on `today` (UTC day number): drift only when it is of the last seven days. */
export function recordAlerts(record: ForecastRecord, today: number): RecordAlert[] {
  const alerts: RecordAlert[] = [];
  if (record.ratio !== undefined && record.ratio > 1)
    alerts.push({ kind: 'worse-than-naive', ratio: record.ratio });
  for (const coverage of record.coverage) {
    const off = coverage.high < coverage.nominal || coverage.low > coverage.nominal;
    if (off && Math.abs(coverage.measured - coverage.nominal) > COVERAGE_TOLERANCE) {
      alerts.push({ kind: 'coverage-off', coverage });
    }
  }
  const drift = record.drift.findLast((alarm) => alarm.day > today - RECENT_DAYS && alarm.day <= today);
  if (drift !== undefined) alerts.push({ kind: 'drift', drift });
  return alerts;
}

/** Mean pinball loss of quantiles over the levels 0.05 … 0.95, without the factor 2. */
function pinball({ levels, observed }: RecordEntry, quantiles: readonly number[]): number {
  let [sum, count] = [0, 0];
  levels.forEach((level, i) => {
    if (level < 0.05 - 1e-9 || level > 0.95 + 1e-9) return;
    sum +=
      observed >= quantiles[i] ? level * (observed - quantiles[i]) : (1 - level) * (quantiles[i] - observed);
    count++;
  });
  return sum / count;
}

/** CUSUM of each day's mean residual score over the usual size of a day's, found from day-to-day differences. */
function driftAlarms(entries: readonly RecordEntry[]): DriftAlarm[] {
  const scores = new Map<number, number[]>();
  for (const entry of entries) {
    const day = Math.floor(entry.targetHour / 24);
    scores.set(day, [...(scores.get(day) ?? []), residualScore(entry)]);
  }
  const days = [...scores.keys()].sort((a, b) => a - b);
  const daily = days.map((day) => mean(scores.get(day) ?? []));
  const spread = dailySpread(daily);
  return cusum(daily.map((value) => value / spread)).alarms.map(({ index, direction }) => ({
    day: days[index],
    direction,
  }));
}

/**
 * Standard deviation of daily means from successive differences, which a lasting shift does not inflate (Montgomery,
 * individuals chart). Never less than a fifth of one score, so that a short calm record does not make alarms.
 */
function dailySpread(daily: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < daily.length; i++) sum += (daily[i] - daily[i - 1]) ** 2;
  return Math.max(0.2, Math.sqrt(sum / 2 / Math.max(1, daily.length - 1)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
