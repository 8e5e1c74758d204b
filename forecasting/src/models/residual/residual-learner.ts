/** Past forecasts to learn from: features row by row, the log mean that was forecast, the count that came. */
export interface ResidualRows {
  readonly length: number;
  readonly width: number;
  /** `length` × `width`. */
  readonly features: Float64Array;
  /** Period of each feature that is cyclic, 0 for the others. */
  readonly cycles: readonly number[];
  readonly logMean: Float64Array;
  readonly count: Float64Array;
}

/** What a forecast should have been multiplied by, on the log scale, given its features. */
export interface ResidualModel {
  logFactor(features: Float64Array, row: number): number;
}

/**
 * Learns what a regression leaves, with its log mean as the offset. Rows are in order of time; the same rows give the
 * same model. Without anything worth learning the factor is one.
 */
export interface ResidualLearner {
  readonly name: string;
  learn(rows: ResidualRows): ResidualModel;
}

export const NOTHING_LEFT: ResidualModel = { logFactor: () => 0 };
