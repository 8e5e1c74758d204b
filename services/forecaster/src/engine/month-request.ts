import type { HourlyCounts, SeriesPlace } from './engine-protocol.js';

/** Asks for the next twelve months by month, from a model of daily counts. */
export interface MonthsRequest {
  readonly kind: 'months';
  readonly place: SeriesPlace;
  readonly counts: HourlyCounts;
  readonly months: number;
  readonly paths: number;
}

/** Totals of a block of local time. */
export interface BlockTotal {
  readonly from: string;
  /** Local hour at which it begins; 0 if left out. */
  readonly fromHour?: number;
  readonly days: number;
  readonly mean: number;
  readonly quantiles: number[];
}

export interface MonthsAnswer {
  readonly kind: 'months';
  readonly totals: readonly BlockTotal[];
}
