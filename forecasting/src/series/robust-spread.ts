/** A normal's standard deviation over its median absolute deviation. */
export const NORMAL_MAD = 1.4826;

/** Middle value; the upper of the two middle ones. */
export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Standard deviation by the median absolute deviation, which a few odd values cannot move (Rousseeuw and Croux 1993). */
export function robustDeviation(values: readonly number[], middle = medianOf(values)): number {
  return NORMAL_MAD * medianOf(values.map((value) => Math.abs(value - middle)));
}
