import {
  type CountSeries,
  countPathQuantiles,
  type FittedModel,
  halfHourShares,
  QUANTILE_LEVELS,
  seededUniform,
  splitHalves,
  type Uniform,
} from '@releve/forecasting';
import type { HalfHoursAnswer, HalfHoursRequest } from './half-hours-request.js';
import { weekSlots } from './week-slots.js';

const HOUR_MS = 3_600_000;
const HALF_MS = HOUR_MS / 2;

/**
 * Half-hours split from the site's hourly paths: on every path both halves add up to the hour, and so do their means.
 * Of the hour under way the rest is split, as the hourly nowcast has it, and what has come is added.
 */
export function answerHalfHours(
  model: FittedModel,
  history: CountSeries,
  { counts, firstHalves, underWay, horizonHours, paths: count, seed }: HalfHoursRequest,
): HalfHoursAnswer {
  const end = counts.start + counts.values.length * HOUR_MS;
  const past = firstHalves.length;
  const slots = weekSlots(history.clock, end - past * HOUR_MS, past + horizonHours);
  const total = counts.values.subarray(counts.values.length - past);
  const shares = halfHourShares({ total, first: firstHalves, slots });
  const uniform = seededUniform(seed);
  const ahead = slots.slice(past);
  const left = 1 - underWay.fractionOver;
  const share = ahead.map((slot, hour) =>
    hour === 0 ? shareOfRest(shares.meanAt(slot), underWay.fractionOver) : shares.meanAt(slot),
  );
  const mean = model
    .predict(history, horizonHours)
    .mean.map((hourly, hour) => (hour === 0 ? left * hourly : hourly));
  const futures = model
    .samplePaths(history, horizonHours, count, seed)
    .map((path) => restOf(path, left, uniform));
  const halves = splitHalves(
    futures,
    { mean: share, concentration: ahead.map(shares.concentrationAt) },
    uniform,
  );
  const over = underWay.soFar === null ? 2 : Math.floor(2 * underWay.fractionOver);
  const points = countPathQuantiles(halves, QUANTILE_LEVELS, end / HALF_MS).map((quantiles, half) => {
    const hour = Math.floor(half / 2);
    const first = (share[hour] ?? 0) * (mean[hour] ?? 0);
    const come = underWay.soFar?.[half] ?? 0;
    return {
      target: new Date(end + half * HALF_MS).toISOString(),
      mean: come + (half % 2 === 0 ? first : (mean[hour] ?? 0) - first),
      quantiles: quantiles.map((value) => come + value),
    };
  });
  return { kind: 'half-hours', points: points.slice(over), measuredHours: shares.measuredHours };
}

/** Which part of what is still to come in an hour comes in its first half. */
function shareOfRest(share: number, fractionOver: number): number {
  const first = share * Math.max(0, 1 - 2 * fractionOver);
  const second = (1 - share) * Math.min(1, 2 - 2 * fractionOver);
  return first / (first + second);
}

/** A path of whole counts whose first hour keeps each arrival with the chance that it is still to come. */
function restOf(path: Float64Array, left: number, uniform: Uniform): Float64Array {
  const rest = path.map(Math.round);
  const whole = rest[0] ?? 0;
  if (left < 1) rest[0] = Array.from({ length: whole }, uniform).filter((draw) => draw < left).length;
  return rest;
}
