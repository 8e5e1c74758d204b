import type { DepartureCurve } from './departure-curve.js';
import type { DepartureCurves } from './departure-curves.js';

/** A stay seen in the last hours: how long ago it began, and how long ago it ended if it has. */
export interface RecentStay {
  readonly stream: string;
  readonly startedMinutesAgo: number;
  readonly endedMinutesAgo?: number;
}

/** How fast stays have been ending lately against their curves: 1 as usual, 0.8 a fifth slower. */
export interface DeparturePace {
  readonly pace: number;
  /** Ends seen and ends expected, recent ones counting more. */
  readonly observed: number;
  readonly expected: number;
}

const HALF_LIFE_MINUTES = 240;
const STEP_MINUTES = 30;
const WINDOW_MINUTES = 1440;
/** Weight of the usual pace: as if this many ends had come as expected. */
const PRIOR_ENDS = 12;
/** A pace found now lasts about as long as a crowded afternoon. */
const PERSISTENCE_MINUTES = 480;

/**
 * Pace of departures over the last day, half-life four hours: ends seen over ends expected, the latter the increase of each
 * stay's cumulative hazard while it lasted, shrunk towards 1.
 */
export function departurePace(stays: readonly RecentStay[], curves: DepartureCurves): DeparturePace {
  let [observed, expected] = [0, 0];
  for (const stay of stays) {
    const curve = curves.of(stay.stream);
    const ended = stay.endedMinutesAgo ?? 0;
    if (stay.endedMinutesAgo !== undefined && ended <= WINDOW_MINUTES) observed += weight(ended);
    let from = Math.min(stay.startedMinutesAgo, WINDOW_MINUTES);
    while (from > ended) {
      const to = Math.max(ended, from - STEP_MINUTES);
      const elapsed = stay.startedMinutesAgo - from;
      expected += weight((from + to) / 2) * hazard(curve, elapsed, from - to);
      from = to;
    }
  }
  return { pace: (PRIOR_ENDS + observed) / (PRIOR_ENDS + expected), observed, expected };
}

/** The usual pace. */
export const USUAL_PACE: DeparturePace = { pace: 1, observed: 0, expected: 0 };

/** Mean pace between two moments from now, in minutes; it returns to 1 over the coming hours. */
export function paceBetween({ pace }: DeparturePace, from: number, to: number): number {
  const decayed = (minutes: number): number => Math.exp(-minutes / PERSISTENCE_MINUTES);
  if (to - from < 1) return 1 + (pace - 1) * decayed(from);
  return 1 + ((pace - 1) * PERSISTENCE_MINUTES * (decayed(from) - decayed(to))) / (to - from);
}

function hazard(curve: DepartureCurve, elapsed: number, ahead: number): number {
  return -Math.log(Math.max(1e-12, curve.survivalGiven(elapsed, ahead)));
}

function weight(minutesAgo: number): number {
  return 0.5 ** (minutesAgo / HALF_LIFE_MINUTES);
}
