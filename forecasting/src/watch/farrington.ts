import { countDistribution } from '../distribution/count-distribution.js';
import { dot, type QuasiPoissonFit, quasiPoisson } from './quasi-poisson.js';

/** What the baseline years say of one week. */
export interface FarringtonWeek {
  readonly expected: number;
  /** 99 % quantile of the count when nothing is going on. */
  readonly upper: number;
  /** (observed − expected) / (upper − expected): above 1 is an exceedance. */
  readonly score: number;
  /** P(count ≥ observed) when nothing is going on. */
  readonly probability: number;
  readonly dispersion: number;
  readonly trend: boolean;
  /** An exceedance, with at least five cases in the last four weeks. */
  readonly alert: boolean;
}

export interface FarringtonOptions {
  /** Years of baseline, 5 by default; fewer are used when the series is shorter. */
  readonly years?: number;
  /** Level of the upper limit, 0.99 by default: the false alarm rate a week is nominally 1 % (Noufaily et al. 2013). */
  readonly level?: number;
}

const WEEKS_PER_YEAR = 365.25 / 7;
const HALF_WINDOW = 3;
const PERIOD_WEEKS = 5;
const LEVELS = 10;
const EXCLUDED_WEEKS = 26;
const LEAST_BASELINE_WEEKS = 40;
const TREND_WEEKS = 3 * 52;
const OUTLIER_RESIDUAL = 2.58;
const LEAST_CASES = 5;
const CASES_WEEKS = 4;

/**
 * Epidemic exceedance of week `week` of a weekly series (NaN is missing), judged against the years before: a log-linear
 * quasi-Poisson regression with a trend and a ten-level season round the same weeks of each year, the last 26 weeks left
 * out, past epidemics weighted down, and a negative binomial upper limit. Undefined with less than 40 baseline weeks that
 * reach the same season.
 *
 * Source: Farrington et al. 1996, JRSS A 159:547–563; Noufaily et al. 2013, Statistics in Medicine 32:1206–1222.
 */
export function farringtonWeek(
  counts: ArrayLike<number>,
  week: number,
  options: FarringtonOptions = {},
): FarringtonWeek | undefined {
  const baseline = baselineWeeks(counts, week, options.years ?? 5);
  const sameSeason = baseline.some((t) => seasonLevel(week - t) === 0);
  if (baseline.length < LEAST_BASELINE_WEEKS || !sameSeason || Number.isNaN(counts[week])) return undefined;
  const values = baseline.map((t) => counts[t]);
  let trend = week - baseline[0] >= TREND_WEEKS;
  let fit = reweightedFit(baseline, values, week, trend);
  if (trend && expectedOf(fit) > Math.max(...values)) {
    // A trend that leads above everything seen is not trusted (Farrington et al. 1996, section 3.3).
    trend = false;
    fit = reweightedFit(baseline, values, week, trend);
  }
  return judge(counts, week, expectedOf(fit), fit.dispersion, trend, options.level ?? 0.99);
}

/** Expectation for the current week: the reference season at time zero of the trend. */
function expectedOf(fit: QuasiPoissonFit): number {
  return Math.exp(dot([1], fit.coefficients));
}

function judge(
  counts: ArrayLike<number>,
  week: number,
  expected: number,
  dispersion: number,
  trend: boolean,
  level: number,
): FarringtonWeek {
  const { first, cumulative } = countDistribution(expected, (dispersion - 1) / expected);
  const upper = first + cumulative.findIndex((probability) => probability >= level);
  const observed = counts[week];
  const below = observed - 1 - first;
  const probability = 1 - (below < 0 ? 0 : cumulative[Math.min(below, cumulative.length - 1)]);
  const score = (observed - expected) / Math.max(upper - expected, 0.5);
  let cases = 0;
  for (let t = Math.max(0, week - CASES_WEEKS + 1); t <= week; t++) cases += counts[t] || 0;
  return {
    expected,
    upper,
    score,
    probability,
    dispersion,
    trend,
    alert: observed > upper && cases >= LEAST_CASES,
  };
}

function baselineWeeks(counts: ArrayLike<number>, week: number, years: number): number[] {
  const first = Math.max(0, Math.round(week - years * WEEKS_PER_YEAR - HALF_WINDOW));
  const weeks: number[] = [];
  for (let t = first; t < week - EXCLUDED_WEEKS; t++) if (!Number.isNaN(counts[t])) weeks.push(t);
  return weeks;
}

/** Level of the season a number of weeks ago: 0 within three weeks of the same time of year, 1–9 further round it. */
function seasonLevel(weeksAgo: number): number {
  const years = Math.round(weeksAgo / WEEKS_PER_YEAR);
  const offset = weeksAgo - Math.round(years * WEEKS_PER_YEAR);
  if (Math.abs(offset) <= HALF_WINDOW) return 0;
  const round = offset < 0 ? offset + 52 : offset;
  return Math.min(LEVELS - 1, 1 + Math.floor((round - HALF_WINDOW - 1) / PERIOD_WEEKS));
}

/** Fit, then fit again with weeks of large Anscombe residuals weighted by residual⁻². */
function reweightedFit(
  baseline: readonly number[],
  values: readonly number[],
  week: number,
  trend: boolean,
): QuasiPoissonFit {
  const rows = baseline.map((t) => designRow(t, week, trend));
  const first = quasiPoisson(rows, values, new Float64Array(values.length).fill(1));
  return quasiPoisson(rows, values, outlierWeights(values, first));
}

function designRow(t: number, week: number, trend: boolean): number[] {
  const row = new Array<number>(LEVELS + (trend ? 1 : 0)).fill(0);
  row[0] = 1;
  const level = seasonLevel(week - t);
  if (level > 0) row[level] = 1;
  if (trend) row[LEVELS] = (t - week) / 52;
  return row;
}

function outlierWeights(values: readonly number[], fit: QuasiPoissonFit): Float64Array {
  const raw = Float64Array.from(values, (y, i) => {
    const mean = fit.fitted[i];
    const anscombe = 1.5 * (y ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean));
    const residual = anscombe / Math.sqrt(fit.dispersion * Math.max(1e-6, 1 - fit.leverage[i]));
    return residual > OUTLIER_RESIDUAL ? residual ** -2 : 1;
  });
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => (weight * values.length) / total);
}
