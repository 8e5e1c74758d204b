import type { BedsNeeded, ForecastPoint } from '@releve/contracts';
import {
  BED_WINDOWS,
  type CountSeries,
  CROSSING_WINDOWS_HOURS,
  countPathQuantiles,
  type Department,
  departmentPaths,
  type FittedModel,
  QUANTILE_LEVELS,
  seededUniform,
  type Uniform,
  withMarginals,
} from '@releve/forecasting';
import type { DepartmentAnswer, DepartmentRequest, KnownStays } from './department-request.js';
import { groupOf, recentPaces, type StayCurves } from './stay-curves.js';

const HOUR_MS = 3_600_000;

type Paths = readonly ArrayLike<number>[];

/** Joint futures at the ends of hours, the first of which may be nearer than an hour. */
export interface DepartmentFutures {
  readonly arrivals: Paths;
  readonly present: Paths;
  readonly firstMinutes: number;
}

/**
 * Part of the stays' own simulation in the occupancy published, beside the model of the counts present: all while those
 * here now make the count, half once they have gone and the hour of the week tells as much. Chosen on one simulated
 * department, where any share from a half to all is within 2 % of the best beyond four hours.
 */
const flowShare = (step: number): number => 0.5 + 0.5 * Math.exp(-step / 6);

/** Joint futures of a department from its arrivals' paths and its stays, on the same paths throughout. */
export function answerDepartment(
  model: FittedModel,
  history: CountSeries,
  curves: StayCurves,
  request: DepartmentRequest,
): { readonly answer: DepartmentAnswer; readonly futures: DepartmentFutures } {
  const uniform = seededUniform(request.seed);
  const arrivals = arrivalsToCome(model, history, request, uniform);
  const pace = recentPaces(curves, request.stays);
  const firstMinutes = 60 * request.fractionLeft;
  const paths = departmentPaths(
    {
      ...departmentNow(request.stays, curves),
      arrivals,
      firstSlotMinutes: firstMinutes,
      pace: pace.toDecision,
      boardingPace: pace.toBed,
    },
    uniform,
  );
  const start = request.counts.start + request.counts.values.length * HOUR_MS;
  const own = pointsOf(paths.present, start);
  const present = request.series ? blended(own, request.series) : own;
  const futures: DepartmentFutures = {
    firstMinutes,
    present: withMarginals(
      paths.present,
      QUANTILE_LEVELS,
      present.map(({ quantiles }) => quantiles),
    ),
    arrivals: arrivals.map((path) =>
      Float64Array.from(path, (n, step) => n + (step === 0 ? request.soFar : 0)),
    ),
  };
  const answer: DepartmentAnswer = {
    kind: 'department',
    present,
    boarding: curves.toBed ? pointsOf(paths.boarding, start) : [],
    beds: curves.toBed ? bedsOf(paths.beds, start / HOUR_MS) : [],
    crossings: request.thresholds.flatMap(({ quantity, above }) =>
      crossingsWithin(futures, quantity, above).map((crossing) => ({ quantity, above, ...crossing })),
    ),
    pace: { toDecision: pace.toDecision.pace, toBed: pace.toBed.pace },
  };
  return { answer, futures };
}

/** Chances that a quantity exceeds a threshold at some hour's end within 2, 4, 8 and 24 hours. */
export function crossingsWithin(
  futures: DepartmentFutures,
  quantity: 'arrivals' | 'present',
  above: number,
): readonly { readonly hours: number; readonly probability: number }[] {
  return CROSSING_WINDOWS_HOURS.map((hours) => {
    const steps = Math.floor((hours * 60 - futures.firstMinutes) / 60) + 1;
    return { hours, probability: exceeding(futures[quantity], above, steps) };
  });
}

/** Arrival paths from now on: of the hour under way, the part that is left. */
function arrivalsToCome(
  model: FittedModel,
  history: CountSeries,
  { horizonHours, paths, seed, fractionLeft }: DepartmentRequest,
  uniform: Uniform,
): readonly Int32Array[] {
  return model.samplePaths(history, horizonHours, paths, seed).map((path) => {
    const whole = Int32Array.from(path, Math.round);
    const first = whole[0] ?? 0;
    let left = 0;
    for (let n = 0; n < first; n++) if (uniform() < fractionLeft) left++;
    whole[0] = left;
    return whole;
  });
}

function departmentNow(
  { here, hereMinutesAgo }: KnownStays,
  { toDecision, toBed }: StayCurves,
): Pick<Department, 'undecided' | 'boarders' | 'curves' | 'boarding'> {
  return {
    undecided: here.flatMap(([minutes, decided, triage]) =>
      decided === null ? [{ stream: groupOf(triage), elapsedMinutes: minutes + hereMinutesAgo }] : [],
    ),
    boarders: here.flatMap(([, decided]) =>
      decided === null ? [] : [{ minutesSinceDecision: decided + hereMinutesAgo }],
    ),
    curves: toDecision,
    boarding: toBed ?? toDecision.all,
  };
}

function pointsOf(paths: Paths, start: number): ForecastPoint[] {
  return countPathQuantiles(paths, QUANTILE_LEVELS, start / HOUR_MS).map((quantiles, step) => ({
    target: new Date(start + (step + 1) * HOUR_MS).toISOString(),
    mean: paths.reduce((sum, path) => sum + (path[step] ?? 0), 0) / paths.length,
    quantiles,
  }));
}

/** Quantile averaging: Ratcliff 1979; Lichtendahl, Grushka-Cockayne & Winkler 2013. */
function blended(own: readonly ForecastPoint[], series: readonly ForecastPoint[]): ForecastPoint[] {
  return own.map((point, step) => {
    const other = series[step];
    if (!other) return point;
    const share = flowShare(step);
    const mix = (a: number, b: number) => share * a + (1 - share) * b;
    return {
      target: point.target,
      mean: mix(point.mean, other.mean),
      quantiles: point.quantiles.map((quantile, k) => mix(quantile, other.quantiles[k] ?? quantile)),
    };
  });
}

const NEGLIGIBLE = 0.001;

function bedsOf(paths: Paths, hour: number): BedsNeeded[] {
  const quantiles = countPathQuantiles(paths, QUANTILE_LEVELS, hour);
  return BED_WINDOWS.map((minutes, window) => {
    const values = paths.map((path) => path[window] ?? 0);
    const shares = new Array<number>(Math.max(0, ...values) + 1).fill(0);
    for (const value of values) shares[value] = (shares[value] ?? 0) + 1 / values.length;
    let tail = 0;
    while (shares.length > 1 && tail + (shares.at(-1) ?? 0) < NEGLIGIBLE) tail += shares.pop() ?? 0;
    return {
      hours: minutes / 60,
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      quantiles: quantiles[window] ?? [],
      probabilities: shares,
    };
  });
}

/** Share of the paths that exceed the threshold at some hour's end within the first steps. */
function exceeding(paths: Paths, above: number, steps: number): number {
  const crossing = paths.filter((path) => {
    for (let step = 0; step < Math.min(steps, path.length); step++)
      if (Math.round(path[step] ?? 0) > above) return true;
    return false;
  });
  return paths.length === 0 ? 0 : crossing.length / paths.length;
}
