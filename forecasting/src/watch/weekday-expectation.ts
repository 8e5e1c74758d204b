/** What each day was expected to bring, and how widely days spread round it (variance / mean, at least 1). */
export interface Expectation {
  readonly expected: Float64Array;
  readonly dispersion: Float64Array;
}

const WEEKS = 8;
const GUARD_WEEKS = 1;
const LEAST_WEEKS = 4;

/**
 * Expected daily counts without a model: the mean of the same weekday over eight weeks, leaving out the week just past so
 * that a rise does not hide itself. Only days before are used. NaN until four such weeks exist.
 */
export function weekdayExpectation(counts: ArrayLike<number>): Expectation {
  const expected = new Float64Array(counts.length).fill(Number.NaN);
  const dispersion = new Float64Array(counts.length).fill(1);
  for (let day = 0; day < counts.length; day++) {
    let [sum, seen] = [0, 0];
    for (let week = 1 + GUARD_WEEKS; week <= WEEKS + GUARD_WEEKS; week++) {
      const past = day - 7 * week;
      if (past < 0 || Number.isNaN(counts[past])) continue;
      sum += counts[past];
      seen++;
    }
    if (seen >= LEAST_WEEKS) expected[day] = sum / seen;
    dispersion[day] = dispersionBefore(counts, expected, day);
  }
  return { expected, dispersion };
}

/** Mean of (y − μ)²/μ over the eight weeks before the guard, corrected for the eight-day mean in μ. */
function dispersionBefore(counts: ArrayLike<number>, expected: Float64Array, day: number): number {
  let [sum, seen] = [0, 0];
  const end = day - 7 * GUARD_WEEKS;
  for (let k = Math.max(0, end - 7 * WEEKS); k < end; k++) {
    if (!(expected[k] > 0) || Number.isNaN(counts[k])) continue;
    sum += (counts[k] - expected[k]) ** 2 / (expected[k] * (1 + 1 / WEEKS));
    seen++;
  }
  return seen < 7 * LEAST_WEEKS ? 1 : Math.max(1, sum / seen);
}
