/** The quantile levels of every forecast: 0.025, 0.05 … 0.95, 0.975. */
export const levels: readonly number[] = [
  0.025,
  ...Array.from({ length: 19 }, (_, k) => Math.round((k + 1) * 5) / 100),
  0.975,
];

/** The quantile of one of the published levels. */
export function quantileAt(quantiles: readonly number[], level: number): number {
  const index = levels.indexOf(level);
  const value = quantiles[index];
  if (value === undefined) throw new RangeError(`no quantile ${level} among ${quantiles.length}`);
  return value;
}

export type Band = readonly [number, number];

/** The central interval that holds 50, 80 or 95 % of the outcomes. */
export function band(quantiles: readonly number[], percent: 50 | 80 | 95): Band {
  const low = { 50: 0.25, 80: 0.1, 95: 0.025 }[percent];
  return [quantileAt(quantiles, low), quantileAt(quantiles, Math.round((1 - low) * 1000) / 1000)];
}
