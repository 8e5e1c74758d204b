import { type DepartureCurve, departureCurve, type OutcomeStay } from './departure-curve.js';

/** Curves by stream. A stream with fewer than `least` ended stays has the curve of all streams together. */
export interface DepartureCurves {
  of(stream: string): DepartureCurve;
  readonly all: DepartureCurve;
}

/** Estimates a curve for each stream (by default at least 60 ended stays) and one for all. */
export function departureCurves(stays: readonly OutcomeStay[], least = 60): DepartureCurves {
  const all = departureCurve(stays);
  const curves = new Map<string, DepartureCurve>();
  for (const stream of new Set(stays.map((stay) => stay.stream))) {
    const own = stays.filter((stay) => stay.stream === stream);
    if (own.filter((stay) => stay.outcome !== 'present').length >= least)
      curves.set(stream, departureCurve(own));
  }
  return { all, of: (stream) => curves.get(stream) ?? all };
}
