import type { Expectation } from './weekday-expectation.js';

/** Excess of a day and of the week that ends with it. */
export interface ExcessDay {
  /** Standardised excess of the last seven days over what was expected; NaN when days are missing. */
  readonly z: number;
  /** log of observed over expected, recent days counting more (half-life 7 days), shrunk towards 0 for small counts. */
  readonly level: number;
  /** True from the third day running with z above 3, until z falls under 1. */
  readonly sustained: boolean;
}

const WINDOW_DAYS = 7;
const ENTER_Z = 3;
const LEAVE_Z = 1;
const DAYS_RUNNING = 3;
const HALF_LIFE_DAYS = 7;
const PRIOR_COUNT = 4;
/** The expectation is itself a mean of about eight days. */
const EXPECTATION_SHARE = 1 / 8;

/**
 * Sustained excess of daily counts over their expectation, each day from that day and earlier ones only. `level` is fit
 * for use as a covariate of forecasts made after the day; `sustained` for an alert. Give the expectation of a calendar
 * model without a recent level when there is one: an expectation from recent weeks fades as they fill with the epidemic.
 */
export function sustainedExcess(
  counts: ArrayLike<number>,
  { expected, dispersion }: Expectation,
): ExcessDay[] {
  const decay = 0.5 ** (1 / HALF_LIFE_DAYS);
  let [observedSum, expectedSum, running] = [0, 0, 0];
  let sustained = false;
  return Array.from({ length: counts.length }, (_, day) => {
    observedSum *= decay;
    expectedSum *= decay;
    if (!Number.isNaN(counts[day] + expected[day])) {
      observedSum += counts[day];
      expectedSum += expected[day];
    }
    const z = windowZ(counts, expected, dispersion[day], day);
    running = z > ENTER_Z ? running + 1 : 0;
    if (running >= DAYS_RUNNING) sustained = true;
    else if (z < LEAVE_Z) sustained = false;
    return { z, level: Math.log((PRIOR_COUNT + observedSum) / (PRIOR_COUNT + expectedSum)), sustained };
  });
}

function windowZ(counts: ArrayLike<number>, expected: Float64Array, dispersion: number, day: number): number {
  if (day < WINDOW_DAYS - 1) return Number.NaN;
  let [excess, mean] = [0, 0];
  for (let k = day - WINDOW_DAYS + 1; k <= day; k++) {
    excess += counts[k] - expected[k];
    mean += expected[k];
  }
  return excess / Math.sqrt(dispersion * Math.max(1, mean) * (1 + EXPECTATION_SHARE));
}
