import { normalCdf } from './normal.js';

/**
 * How long patients stay, in minutes. `empirical` is a survival curve: share still present after so many
 * minutes, by straight lines from (0, 1) and down to 0 at its last point.
 */
export type StayDistribution =
  | { readonly kind: 'exponential'; readonly meanMinutes: number }
  | { readonly kind: 'lognormal'; readonly medianMinutes: number; readonly sigma: number }
  | { readonly kind: 'fixed'; readonly minutes: number }
  | { readonly kind: 'empirical'; readonly points: readonly SurvivalPoint[] };

export interface SurvivalPoint {
  readonly minutes: number;
  readonly stillPresent: number;
}

/** P(S > minutes). */
export function stillPresent(stay: StayDistribution, minutes: number): number {
  if (minutes < 0) return 1;
  switch (stay.kind) {
    case 'exponential':
      return Math.exp(-minutes / stay.meanMinutes);
    case 'fixed':
      return minutes < stay.minutes ? 1 : 0;
    case 'lognormal':
      return minutes === 0 ? 1 : normalCdf(-Math.log(minutes / stay.medianMinutes) / stay.sigma);
    case 'empirical':
      return empiricalSurvival(stay.points, minutes);
  }
}

/** E[min(S, minutes)] = ∫₀^minutes P(S > v) dv, in closed form: presence already spent, in minutes. */
export function expectedStayWithin(stay: StayDistribution, minutes: number): number {
  if (minutes <= 0) return 0;
  switch (stay.kind) {
    case 'exponential':
      return stay.meanMinutes * -Math.expm1(-minutes / stay.meanMinutes);
    case 'fixed':
      return Math.min(minutes, stay.minutes);
    case 'lognormal': {
      const z = Math.log(minutes / stay.medianMinutes) / stay.sigma;
      return meanStayMinutes(stay) * normalCdf(z - stay.sigma) + minutes * normalCdf(-z);
    }
    case 'empirical':
      return empiricalIntegral(stay.points, minutes);
  }
}

/** E[S] in minutes. */
export function meanStayMinutes(stay: StayDistribution): number {
  switch (stay.kind) {
    case 'exponential':
      return stay.meanMinutes;
    case 'fixed':
      return stay.minutes;
    case 'lognormal':
      return stay.medianMinutes * Math.exp((stay.sigma * stay.sigma) / 2);
    case 'empirical':
      return empiricalIntegral(stay.points, Number.POSITIVE_INFINITY);
  }
}

function empiricalSurvival(points: readonly SurvivalPoint[], minutes: number): number {
  let previous: SurvivalPoint = { minutes: 0, stillPresent: 1 };
  for (const point of points) {
    if (minutes < point.minutes) {
      const share = (minutes - previous.minutes) / (point.minutes - previous.minutes);
      return previous.stillPresent + share * (point.stillPresent - previous.stillPresent);
    }
    previous = point;
  }
  return 0;
}

function empiricalIntegral(points: readonly SurvivalPoint[], minutes: number): number {
  let previous: SurvivalPoint = { minutes: 0, stillPresent: 1 };
  let total = 0;
  for (const point of points) {
    const until = Math.min(minutes, point.minutes);
    if (until <= previous.minutes) break;
    const atEnd = until === point.minutes ? point.stillPresent : empiricalSurvival(points, until);
    total += ((previous.stillPresent + atEnd) / 2) * (until - previous.minutes);
    previous = point;
  }
  return total;
}
