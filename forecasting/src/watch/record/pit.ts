import { normalQuantile } from '../../distribution/normal.js';
import type { RecordEntry } from './record-entry.js';

/** Probabilities the forecast gave to less than the observed value, and to no more than it. */
export interface PitInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where the truth fell in the forecast's distribution, read from its quantiles as a piecewise linear distribution
 * function. Several equal quantiles are a jump: the truth is then anywhere on it. Below the first quantile and above the
 * last, anywhere in that tail. Source: Czado, Gneiting & Held 2009 (PIT for counts).
 */
export function pitInterval({ levels, quantiles, observed }: RecordEntry): PitInterval {
  const last = quantiles.length - 1;
  if (observed < quantiles[0]) return { low: 0, high: levels[0] };
  if (observed > quantiles[last]) return { low: levels[last], high: 1 };
  const first = quantiles.findIndex((quantile) => quantile >= observed);
  if (quantiles[first] === observed) {
    const end = quantiles.lastIndexOf(observed);
    const jumps = end > first;
    // One quantile met exactly is a point; at either end of the forecast it reaches into the tail.
    const low = first === 0 ? (jumps ? 0 : levels[0]) : levels[first];
    return { low, high: end === last && jumps ? 1 : levels[end] };
  }
  const share = (observed - quantiles[first - 1]) / (quantiles[first] - quantiles[first - 1]);
  const level = levels[first - 1] + share * (levels[first] - levels[first - 1]);
  return { low: level, high: level };
}

/** Shares of the truths in equal parts of the forecast distribution (1 / parts each when it is right). */
export function pitHistogram(entries: readonly RecordEntry[], parts = 10): number[] {
  const shares = new Array<number>(parts).fill(0);
  for (const entry of entries) {
    const { low, high } = pitInterval(entry);
    for (let part = 0; part < parts; part++) shares[part] += share(low, high, part, parts) / entries.length;
  }
  return shares;
}

function share(low: number, high: number, part: number, parts: number): number {
  if (high > low) {
    const overlap = Math.min(high, (part + 1) / parts) - Math.max(low, part / parts);
    return Math.max(0, overlap) / (high - low);
  }
  return Math.min(parts - 1, Math.floor(low * parts)) === part ? 1 : 0;
}

const LEAST_PROBABILITY = 0.001;

/** Standardised residual of a forecast: the normal score of the middle of its PIT, positive when the truth was high. */
export function residualScore(entry: RecordEntry): number {
  const { low, high } = pitInterval(entry);
  return normalQuantile(Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, (low + high) / 2)));
}
