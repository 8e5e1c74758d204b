/** A forecast whose truth is in. */
export interface RecordEntry {
  /** Start of the target interval: UTC hours since 1970-01-01. */
  readonly targetHour: number;
  readonly leadHours: number;
  /** Levels of the quantiles, rising. */
  readonly levels: readonly number[];
  readonly quantiles: readonly number[];
  readonly observed: number;
  /** Quantiles, at the same levels, of the seasonal naive forecast made at the same origin, when there is one. */
  readonly naiveQuantiles?: readonly number[];
}
