/** The three EARS statistics of each day; NaN where the baseline holds a missing day or starts before the series. */
export interface EarsScores {
  readonly c1: Float64Array;
  readonly c2: Float64Array;
  readonly c3: Float64Array;
}

/** A day signals when its statistic is above the threshold. */
export const EARS_THRESHOLDS = { c1: 3, c2: 3, c3: 2 } as const;

const BASELINE_DAYS = 7;
const LAG_DAYS = 2;
/** Least standard deviation of a baseline: with seven zeros, two cases signal and one does not. */
const LEAST_DEVIATION = 0.5;

/**
 * EARS aberration statistics of daily counts (any non-negative numbers; NaN is missing). C1 compares a day with the mean
 * and standard deviation of the seven days before, C2 with the seven days that end three days before, and C3 sums the
 * positive parts of C2 − 1 over three days, a past day that signalled itself left out. Counts with a weekday pattern
 * should be adjusted first.
 *
 * Source: Hutwagner et al. 2003, J. Urban Health 80; false alarms: Hutwagner et al. 2005, Emerg. Infect. Dis. 11(2),
 * specificity 97.0, 97.0 and 95.4 % on simulated data; for independent normal days C1 and C2 are √(8/7)·t₆, so that a
 * day signals with probability 0.0155.
 */
export function earsScores(counts: ArrayLike<number>): EarsScores {
  const c1 = lagged(counts, 0);
  const c2 = lagged(counts, LAG_DAYS);
  const c3 = Float64Array.from(c2, (score, day) => {
    if (day < 2) return Number.NaN;
    return excess(score) + carried(c2[day - 1]) + carried(c2[day - 2]);
  });
  return { c1, c2, c3 };
}

function excess(score: number): number {
  return Number.isNaN(score) ? score : Math.max(0, score - 1);
}

function carried(score: number): number {
  return score > EARS_THRESHOLDS.c2 ? 0 : excess(score);
}

function lagged(counts: ArrayLike<number>, lag: number): Float64Array {
  const scores = new Float64Array(counts.length).fill(Number.NaN);
  for (let day = BASELINE_DAYS + lag; day < counts.length; day++) {
    const end = day - lag;
    let sum = 0;
    for (let k = end - BASELINE_DAYS; k < end; k++) sum += counts[k];
    const mean = sum / BASELINE_DAYS;
    let squares = 0;
    for (let k = end - BASELINE_DAYS; k < end; k++) squares += (counts[k] - mean) ** 2;
    const deviation = Math.sqrt(squares / (BASELINE_DAYS - 1));
    scores[day] = (counts[day] - mean) / Math.max(LEAST_DEVIATION, deviation);
  }
  return scores;
}
