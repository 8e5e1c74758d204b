const STRETCH_DAYS = 28;
const HOURLY_WALK_DAYS = 364;
const DAILY_WALK_DAYS = 728;
/** Every lead below this is recorded. */
export const EVERY_LEAD = 48;

/** Where a walk begins, and after how many intervals the regressions take in what has come. */
export interface WalkPlan {
  readonly first: number;
  readonly stretch: number;
}

/** A year of stretches of four weeks (two years for days), but never more than the younger half of the history. */
export function walkPlan(length: number, slots: number): WalkPlan {
  const wanted = (slots > 4 ? HOURLY_WALK_DAYS : DAILY_WALK_DAYS) * slots;
  const stretch = STRETCH_DAYS * slots;
  const walked = Math.min(wanted, Math.floor(length / 2));
  if (walked >= stretch) return { first: length - Math.floor(walked / stretch) * stretch, stretch };
  return { first: Math.max(1, length - walked), stretch: Math.max(slots, Math.ceil(walked / 3)) };
}

/** Intervals between recorded origins: about half a day, and coprime with the day so that all hours take part. */
export function originStride(slots: number): number {
  let stride = Math.max(1, Math.floor(slots * 0.48));
  while (stride > 1 && greatestCommonDivisor(stride, slots) > 1) stride--;
  return stride;
}

/** Recorded leads [from, to) round the middle of a horizon, of which every target has one. */
export function middleLeads(horizon: number, slots: number): { readonly from: number; readonly to: number } {
  const stride = originStride(slots);
  const from = Math.floor(Math.max(0, Math.min(horizon, EVERY_LEAD) - stride) / 2);
  return { from, to: from + stride };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
