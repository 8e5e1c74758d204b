import { normalCdf, normalDensity, normalHazard } from './normal.js';

/**
 * P(wait) in the many-server limit at safety level β: [1 + β·Φ(β)/φ(β)]⁻¹ (Halfin & Whitt, 1981).
 * A level of 0 or less means the queue grows without end: P(wait) = 1.
 */
export function halfinWhittDelay(beta: number): number {
  if (beta <= 0) return 1;
  return 1 / (1 + (beta * normalCdf(beta)) / normalDensity(beta));
}

/** The safety level β that gives a wanted P(wait) in (0, 1): the inverse of `halfinWhittDelay`. */
export function halfinWhittBeta(probabilityOfWaiting: number): number {
  return invertDecreasing(halfinWhittDelay, probabilityOfWaiting, 0, 12);
}

/**
 * P(wait) with impatience at safety level β, which may be negative:
 * [1 + √(θ/μ)·h(β√(μ/θ)) / h(−β)]⁻¹ with h the normal hazard (Garnett, Mandelbaum & Reiman, 2002).
 *
 * @param patienceRatio θ/μ: abandonment rate over service rate (> 0)
 */
export function garnettDelay(beta: number, patienceRatio: number): number {
  const scale = Math.sqrt(patienceRatio);
  return 1 / (1 + (scale * normalHazard(beta / scale)) / normalHazard(-beta));
}

/** The safety level β that gives a wanted P(wait) with impatience: the inverse of `garnettDelay`. */
export function garnettBeta(probabilityOfWaiting: number, patienceRatio: number): number {
  return invertDecreasing((beta) => garnettDelay(beta, patienceRatio), probabilityOfWaiting, -12, 12);
}

function invertDecreasing(f: (x: number) => number, target: number, from: number, to: number): number {
  if (!(target > 0 && target < 1)) {
    throw new RangeError(`a probability of waiting must lie strictly between 0 and 1, got ${target}`);
  }
  let low = from;
  let high = to;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (f(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
