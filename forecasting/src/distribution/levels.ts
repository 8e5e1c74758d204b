/** Levels of every quantile forecast: 0.025, 0.05, 0.10 … 0.95, 0.975. */
export const QUANTILE_LEVELS: readonly number[] = [
  0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9,
  0.95, 0.975,
];

/** The nineteen levels the mean pinball loss is taken over: 0.05 … 0.95. */
export const SCORED_LEVELS: readonly number[] = QUANTILE_LEVELS.slice(1, -1);
