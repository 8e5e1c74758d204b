import type { ForecastPoint } from '@releve/contracts';
import type { SeriesKey } from '../series-key.js';
import type { HourlyCounts } from './engine-protocol.js';

/** How far the hour after the counts has come. */
export interface HourUnderWay {
  /** 0 at its start, below 1. */
  readonly fractionOver: number;
  /** Arrivals counted in its first and second half; null where only whole hours are known. */
  readonly soFar: readonly [number, number] | null;
}

/** Asks for half-hours as parts of the site's own joint paths. */
export interface HalfHoursRequest {
  readonly kind: 'half-hours';
  /** The site's arrivals, whose model gives the paths. */
  readonly key: SeriesKey;
  readonly counts: HourlyCounts;
  /** Of the last hours' arrivals, those of the first 30 minutes; ends with the counts. NaN where not known. */
  readonly firstHalves: Float64Array;
  readonly underWay: HourUnderWay;
  readonly horizonHours: number;
  readonly paths: number;
  readonly seed: number;
}

export interface HalfHoursAnswer {
  readonly kind: 'half-hours';
  /** By their starts, from the half-hour under way. */
  readonly points: readonly ForecastPoint[];
  /** Hours whose halves were counted, which the split is learned from; 0: derived from the course of the hours. */
  readonly measuredHours: number;
}
