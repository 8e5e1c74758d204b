import type { FitFacts } from '../../models/model.js';
import type { SeriesReport } from '../../series/prepare-series.js';
import type { BacktestEvidence } from '../backtest-evidence.js';

export type ReportLanguage = 'fr' | 'en';

/** One term's factor on the mean of the hours explained, against a usual interval. */
export interface Driver {
  readonly term: string;
  readonly factor: number;
}

/** Why the last forecast of a series has the mean it has: the factors multiply to the whole. */
export interface Drivers {
  readonly series: string;
  /** First interval explained, ms UTC, and how many. */
  readonly from: number;
  readonly intervals: number;
  readonly terms: readonly Driver[];
}

/** Everything a report page shows. */
export interface ReportDocument {
  /** What the data are called: a file, a site. */
  readonly source: string;
  readonly timeZone: string;
  readonly calendar: string | null;
  /** Days between fits in the backtest. */
  readonly refitDays: number;
  readonly data: readonly { readonly name: string; readonly report: SeriesReport }[];
  readonly evidence: BacktestEvidence;
  readonly chosen: readonly { readonly series: string; readonly facts: FitFacts }[];
  readonly drivers: readonly Drivers[];
}
