import type { ForecastError } from '../forecast-error.js';
import { err, ok, type Result } from '../result.js';
import { type CountSeries, indexAt, instantOf, type SeriesShape } from '../series/count-series.js';

/** One forecast to make: what was known at `origin` (ms UTC) are the first `known` intervals. */
export interface PlannedOrigin {
  readonly origin: number;
  readonly known: number;
  /** Indices of the target intervals, rising. */
  readonly targets: readonly number[];
}

/** Origins that share one fit, made on what was known at the first of them. */
export type Epoch = readonly PlannedOrigin[];

/** Number of intervals of a series (also past its end) that have ended by an instant (ms UTC). */
export function endedBy(series: SeriesShape, instant: number): number {
  const index = indexAt(series, instant);
  return instantOf(series, index) === instant ? index : index - 1;
}

/**
 * Plans forecasts for pairs of origin and target instants (ms UTC), in any order.
 * Errors: off-grid (with the pair's row) when a target is not the start of an interval; bad-range when it begins before
 * its origin or nothing was known then.
 */
export function planPairs(
  series: CountSeries,
  pairs: readonly { readonly origin: number; readonly target: number }[],
): Result<readonly PlannedOrigin[], ForecastError> {
  const byOrigin = new Map<number, number[]>();
  for (let row = 0; row < pairs.length; row++) {
    const { origin, target } = pairs[row];
    const index = indexAt(series, target);
    if (instantOf(series, index) !== target) {
      const hint = 'Expected a target that is the start of an interval of the series.';
      return err({ kind: 'off-grid', row, value: new Date(target).toISOString(), hint });
    }
    if (target < origin) {
      const value = `${new Date(origin).toISOString()} → ${new Date(target).toISOString()}`;
      return err({ kind: 'bad-range', value, hint: 'Expected a target at or after its origin.' });
    }
    const targets = byOrigin.get(origin);
    if (targets === undefined) byOrigin.set(origin, [index]);
    else targets.push(index);
  }
  const planned: PlannedOrigin[] = [];
  for (const origin of [...byOrigin.keys()].sort((a, b) => a - b)) {
    const known = endedBy(series, origin);
    if (known < 1) {
      const first = new Date(instantOf(series, 0)).toISOString();
      const hint = `Expected an origin after the first observation, ${first}.`;
      return err({ kind: 'bad-range', value: new Date(origin).toISOString(), hint });
    }
    const targets = [...new Set(byOrigin.get(origin))].sort((a, b) => a - b);
    planned.push({ origin, known, targets });
  }
  return ok(planned);
}

/** A regular plan: origins from `from` to `to` (ms UTC, both included), each `every` minutes, `horizon` minutes ahead. */
export function planRange(
  series: CountSeries,
  range: { readonly from: number; readonly to: number; readonly every: number; readonly horizon: number },
): Result<readonly PlannedOrigin[], ForecastError> {
  const steps = Math.max(1, Math.round(range.horizon / series.minutes));
  const pairs: { origin: number; target: number }[] = [];
  for (const origin of originsOf(series, range)) {
    const first = indexAt(series, origin);
    for (let step = 0; step < steps; step++) {
      pairs.push({ origin, target: instantOf(series, first + step) });
    }
  }
  if (pairs.length > 0) return planPairs(series, pairs);
  const value = `${new Date(range.from).toISOString()} … ${new Date(range.to).toISOString()}`;
  return err({ kind: 'bad-range', value, hint: 'Expected an end that is not before the start.' });
}

/** On the wall clock, whole days between origins keep the local time of day. */
function originsOf(
  series: CountSeries,
  { from, to, every }: { readonly from: number; readonly to: number; readonly every: number },
): readonly number[] {
  const origins: number[] = [];
  if (series.grid === 'wall' && every % series.minutes === 0) {
    const step = every / series.minutes;
    for (let i = indexAt(series, from); instantOf(series, i) <= to; i += step)
      origins.push(instantOf(series, i));
    return origins;
  }
  for (let origin = from; origin <= to; origin += every * 60_000) origins.push(origin);
  return origins;
}

/** Cuts a plan into epochs: a new fit at the first origin at least `refit` intervals after the last fit. */
export function epochsOf(plan: readonly PlannedOrigin[], refit: number): readonly Epoch[] {
  const epochs: PlannedOrigin[][] = [];
  let fittedAt = Number.NEGATIVE_INFINITY;
  for (const origin of plan) {
    if (origin.known - fittedAt >= refit) {
      epochs.push([]);
      fittedAt = origin.known;
    }
    epochs[epochs.length - 1].push(origin);
  }
  return epochs;
}

/** Farthest step of a plan, in intervals after what is known. */
export function horizonOf(plan: readonly PlannedOrigin[]): number {
  return plan.reduce((far, { known, targets }) => Math.max(far, targets[targets.length - 1] - known + 1), 1);
}
