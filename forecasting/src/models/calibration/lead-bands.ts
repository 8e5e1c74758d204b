/** Upper ends of the lead bands, in intervals: 1, 2, 4, 8, 16, 24, 36, 48, then doubling. */
const ENDS: readonly number[] = [
  1,
  2,
  4,
  8,
  16,
  24,
  36,
  48,
  96,
  192,
  384,
  768,
  1536,
  Number.POSITIVE_INFINITY,
];

export const LEAD_BANDS = ENDS.length;

/** Band of a lead; lead 0 is the interval that starts at the origin. */
export function leadBand(lead: number): number {
  let band = 0;
  while (lead >= ENDS[band]) band++;
  return band;
}
