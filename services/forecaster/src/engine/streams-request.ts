import type { ForecastPoint, StreamId } from '@releve/contracts';
import type { SeriesKey } from '../series-key.js';
import type { HourlyCounts } from './engine-protocol.js';

/** Asks for streams as parts of the site's own joint paths. */
export interface StreamsRequest {
  readonly kind: 'streams';
  /** The site's arrivals, whose model gives the paths. */
  readonly key: SeriesKey;
  readonly counts: HourlyCounts;
  /** Every stream's last hours, all of the length of `recent` and ending with the counts. */
  readonly recent: Float64Array;
  readonly streams: readonly { readonly stream: StreamId; readonly values: Float64Array }[];
  readonly wanted: readonly StreamId[];
  readonly horizonHours: number;
  readonly paths: number;
  readonly seed: number;
}

export interface StreamsAnswer {
  readonly kind: 'streams';
  readonly streams: readonly {
    readonly stream: StreamId;
    readonly points: readonly ForecastPoint[];
    /** Seasonal-naive quantiles for the same targets. */
    readonly naive: readonly (readonly number[])[];
  }[];
}
