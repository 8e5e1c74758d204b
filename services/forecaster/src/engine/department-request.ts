import type {
  BedsNeeded,
  Crossing,
  ForecastPoint,
  StayNow,
  StaysMeasured,
  StaysSeen,
} from '@releve/contracts';
import type { SeriesKey } from '../series-key.js';
import type { HourlyCounts } from './engine-protocol.js';

/** Stays as census told of them; minutes are from then to the origin of the forecast. */
export interface KnownStays {
  readonly here: readonly StayNow[];
  readonly hereMinutesAgo: number;
  readonly measured: StaysMeasured['data'];
  readonly seen: StaysSeen['data']['stays'];
  readonly seenMinutesAgo: number;
}

/** Asks for the department's joint futures: occupancy, boarding, beds, crossings. */
export interface DepartmentRequest {
  readonly kind: 'department';
  /** The site's arrivals, whose model gives the paths. */
  readonly key: SeriesKey;
  readonly counts: HourlyCounts;
  readonly horizonHours: number;
  readonly paths: number;
  readonly seed: number;
  /** The hour under way: what is left of it, and what has come. */
  readonly fractionLeft: number;
  readonly soFar: number;
  readonly stays: KnownStays;
  /** Occupancy as the model of its own series has it, step by step; null when there is none. */
  readonly series: readonly ForecastPoint[] | null;
  readonly thresholds: readonly { readonly quantity: 'arrivals' | 'present'; readonly above: number }[];
}

/** Asks about one more threshold on the futures of the site's latest department forecast. */
export interface CrossingRequest {
  readonly kind: 'crossing';
  readonly site: string;
  readonly quantity: 'arrivals' | 'present';
  readonly above: number;
}

export interface CrossingAnswer {
  readonly kind: 'crossing';
  readonly within: readonly { readonly hours: number; readonly probability: number }[];
}

export interface DepartmentAnswer {
  readonly kind: 'department';
  /** Targets are the ends of hours. */
  readonly present: readonly ForecastPoint[];
  /** Empty where decisions to admit are not told. */
  readonly boarding: readonly ForecastPoint[];
  readonly beds: readonly BedsNeeded[];
  readonly crossings: readonly Omit<Crossing, 'climatology'>[];
  readonly pace: { readonly toDecision: number; readonly toBed: number };
}
