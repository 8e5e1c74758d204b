import type { DepartureCurve } from './departure-curve.js';
import { type DeparturePace, paceBetween } from './departure-pace.js';

/**
 * Minutes until the end of a stay that has lasted `elapsed` minutes at moment `from` (minutes from now), drawn at survival
 * `level` in (0, 1] and paced. One step of a fixed point: the pace over the usual length stands for that over the changed.
 */
export function minutesToEnd(
  curve: DepartureCurve,
  elapsed: number,
  from: number,
  level: number,
  pace: DeparturePace,
): number {
  const usual = curve.lengthGiven(elapsed, level) - elapsed;
  if (pace.pace === 1) return usual;
  return curve.lengthGiven(elapsed, level ** (1 / paceBetween(pace, from, from + usual))) - elapsed;
}

const AROUND_MINUTES = 15;

/** P(a stay that ends after `length` minutes ends by an admission), from the ends of the quarter-hour before it. */
export function admittedShareAt(curve: DepartureCurve, length: number): number {
  const before = Math.max(0, length - AROUND_MINUTES);
  const ends = (before === 0 ? 1 : curve.survival(before)) - curve.survival(length);
  if (ends <= 1e-12) return curve.admittedBy(Number.POSITIVE_INFINITY);
  return Math.min(1, Math.max(0, (curve.admittedBy(length) - curve.admittedBy(before)) / ends));
}
