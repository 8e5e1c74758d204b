/** How a stay in the department ended, or that it has not yet. */
export type StayOutcome = 'admitted' | 'left' | 'present';

/** One visit's stay. For the admitted, `minutes` runs to the decision to admit, or to leaving: the caller's choice. */
export interface OutcomeStay {
  readonly stream: string;
  readonly minutes: number;
  readonly outcome: StayOutcome;
}

/**
 * Time to the end of a stay with two competing ends. Beyond the length to which too few stays were followed, stays end at
 * the constant rate of the tail, so that survival never sticks at a value nor drops to nothing.
 */
export interface DepartureCurve {
  /** P(still here after `minutes`). */
  survival(minutes: number): number;
  /** P(ended by an admission within `minutes`); of Infinity, P(admitted in the end). */
  admittedBy(minutes: number): number;
  /** P(still here `ahead` minutes later), for one here after `elapsed` minutes. */
  survivalGiven(elapsed: number, ahead: number): number;
  /** P(admitted within `ahead` minutes), for one here after `elapsed` minutes. */
  admittedGiven(elapsed: number, ahead: number): number;
  /** Whole length of the stay of one here after `elapsed` minutes, at survival `level` in (0, 1]: for sampling. */
  lengthGiven(elapsed: number, level: number): number;
  readonly stays: number;
}

const FEW_AT_RISK = 10;
const TAIL_SHARE = 0.1;

/**
 * Aalen–Johansen estimate of the two competing ends, patients still present censored. The survival is Kaplan–Meier's.
 * Source: Aalen & Johansen 1978; Putter, Fiocco & Geskus 2007 (tutorial).
 */
export function departureCurve(stays: readonly Omit<OutcomeStay, 'stream'>[]): DepartureCurve {
  const sorted = [...stays].sort((a, b) => a.minutes - b.minutes);
  const times: number[] = [0];
  const survival: number[] = [1];
  const admitted: number[] = [0];
  for (let i = 0; i < sorted.length && sorted.length - i >= FEW_AT_RISK; ) {
    const { minutes } = sorted[i];
    const atRisk = sorted.length - i;
    let [admissions, departures] = [0, 0];
    for (; i < sorted.length && sorted[i].minutes === minutes; i++) {
      if (sorted[i].outcome === 'admitted') admissions++;
      else if (sorted[i].outcome === 'left') departures++;
    }
    if (admissions + departures === 0) continue;
    const before = survival[survival.length - 1];
    times.push(minutes);
    admitted.push(admitted[admitted.length - 1] + (before * admissions) / atRisk);
    survival.push(before * (1 - (admissions + departures) / atRisk));
  }
  return fromSteps(times, survival, admitted, tailOf(sorted), sorted.length);
}

interface Tail {
  readonly perMinute: number;
  readonly admittedShare: number;
}

/** Rate of ends in the longest tenth of stays; half an end in 90 minutes is added: it is never zero. */
function tailOf(sorted: readonly Omit<OutcomeStay, 'stream'>[]): Tail {
  const from = sorted.length === 0 ? 0 : sorted[Math.floor(sorted.length * (1 - TAIL_SHARE))].minutes;
  let [ends, admissions, exposure] = [0.5, 0.25, 90];
  for (const stay of sorted) {
    if (stay.minutes < from) continue;
    exposure += stay.minutes - from;
    if (stay.outcome !== 'present') ends++;
    if (stay.outcome === 'admitted') admissions++;
  }
  return { perMinute: ends / exposure, admittedShare: admissions / ends };
}

function fromSteps(
  times: readonly number[],
  survival: readonly number[],
  admitted: readonly number[],
  tail: Tail,
  stays: number,
): DepartureCurve {
  const last = times.length - 1;
  const tailFrom = times[last];
  const tailSurvival = (minutes: number): number => Math.exp(-tail.perMinute * minutes);
  const survivalAt = (minutes: number): number => {
    if (minutes < 0) return 1;
    if (minutes < tailFrom) return survival[indexAt(times, minutes)];
    return survival[last] * tailSurvival(minutes - tailFrom);
  };
  const admittedBy = (minutes: number): number => {
    if (minutes < 0) return 0;
    if (minutes < tailFrom) return admitted[indexAt(times, minutes)];
    return admitted[last] + (survival[last] - survivalAt(minutes)) * tail.admittedShare;
  };
  return {
    stays,
    survival: survivalAt,
    admittedBy,
    survivalGiven(elapsed, ahead) {
      if (elapsed >= tailFrom) return tailSurvival(ahead);
      return survivalAt(elapsed + ahead) / survivalAt(elapsed);
    },
    admittedGiven(elapsed, ahead) {
      if (elapsed >= tailFrom) return (1 - tailSurvival(ahead)) * tail.admittedShare;
      return (admittedBy(elapsed + ahead) - admittedBy(elapsed)) / survivalAt(elapsed);
    },
    lengthGiven(elapsed, level) {
      if (elapsed >= tailFrom) return elapsed - Math.log(level) / tail.perMinute;
      const target = level * survivalAt(elapsed);
      if (target <= survival[last]) return tailFrom + Math.log(survival[last] / target) / tail.perMinute;
      return times[firstAtMost(survival, target)];
    },
  };
}

/** Index of the first survival not above the target, in a falling list whose last value is below it. */
function firstAtMost(survival: readonly number[], target: number): number {
  let [low, high] = [0, survival.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (survival[middle] <= target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the last time not after `minutes`. */
function indexAt(times: readonly number[], minutes: number): number {
  let [low, high] = [0, times.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= minutes) low = middle;
    else high = middle;
  }
  return low;
}
