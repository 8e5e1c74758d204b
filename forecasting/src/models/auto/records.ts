import { EVERY_LEAD } from './walk-plan.js';

/**
 * Forecasts a model made along the way, one record a forecast step: the correction terms, the rates of the members, how
 * far each averaged regression lies from the average, and the count that came (NaN when it is not known yet). Records of one origin follow each other with rising leads.
 */
export class Records {
  readonly origin: number[] = [];
  readonly target: number[] = [];
  readonly lead: number[] = [];
  readonly logMean: number[] = [];
  readonly count: number[] = [];
  terms: Float64Array = new Float64Array(4096);
  memberMeans: Float64Array = new Float64Array(1024);
  logsApart: Float64Array = new Float64Array(1024);

  constructor(
    readonly width: number,
    readonly members: number,
    /** Regressions that count as members of their own beside their average. */
    readonly apart: number,
  ) {}

  /** No records, of the same shape. */
  empty(): Records {
    return new Records(this.width, this.members, this.apart);
  }

  /** Forecasts that `means` gives without extra ones. */
  get meansWidth(): number {
    return 2 + this.members + this.apart;
  }

  get length(): number {
    return this.origin.length;
  }

  /** Makes room for one more record and returns where its terms, its members' means and its logs apart begin. */
  push(origin: number, lead: number, logMean: number, count: number): RecordPlace {
    const at = this.placeOf(this.length);
    this.terms = roomFor(this.terms, at.terms + this.width);
    this.memberMeans = roomFor(this.memberMeans, at.members + this.members);
    this.logsApart = roomFor(this.logsApart, at.apart + this.apart);
    this.origin.push(origin);
    this.target.push(origin + lead);
    this.lead.push(lead);
    this.logMean.push(logMean);
    this.count.push(count);
    return at;
  }

  private placeOf(i: number): RecordPlace {
    return { terms: i * this.width, members: i * this.members, apart: i * this.apart };
  }

  /** A copy of the records whose target lies at `from` or later, with the counts that have come since. */
  openFrom(from: number, counts: ArrayLike<number>): Records {
    const open = this.empty();
    for (let i = 0; i < this.length; i++) {
      const target = this.target[i];
      if (target < from) continue;
      const count = target < counts.length ? counts[target] : Number.NaN;
      const at = open.push(this.origin[i], this.lead[i], this.logMean[i], count);
      const [own, next] = [this.placeOf(i), this.placeOf(i + 1)];
      open.terms.set(this.terms.subarray(own.terms, next.terms), at.terms);
      open.memberMeans.set(this.memberMeans.subarray(own.members, next.members), at.members);
      open.logsApart.set(this.logsApart.subarray(own.apart, next.apart), at.apart);
    }
    return open;
  }

  /**
   * Means of record `i`: corrected (its log given), without the correction, then the members', then each averaged
   * regression with the same correction, then those whose logs are in `extra` (NaN: none).
   */
  means(i: number, logCorrected: number, extra: readonly number[]): Float64Array {
    const means = new Float64Array(this.meansWidth + extra.length);
    means[0] = Math.exp(Math.min(logCorrected, LARGEST_LOG_MEAN));
    means[1] = Math.exp(Math.min(this.logMean[i], LARGEST_LOG_MEAN));
    means.set(this.memberMeans.subarray(i * this.members, (i + 1) * this.members), 2);
    for (let k = 0; k < this.apart; k++) {
      const log = logCorrected + this.logsApart[i * this.apart + k];
      means[2 + this.members + k] = Math.exp(Math.min(log, LARGEST_LOG_MEAN));
    }
    for (let k = 0; k < extra.length; k++) {
      means[this.meansWidth + k] = Math.exp(Math.min(extra[k], LARGEST_LOG_MEAN));
    }
    return means;
  }

  /** Log mean of record `i` after a correction. */
  logCorrected(i: number, coefficients: Float64Array): number {
    return this.corrected(i, this.logMean[i], coefficients);
  }

  /** Log mean of record `i` by its first member, the plain regression, after a correction. */
  logPlainCorrected(i: number, coefficients: Float64Array): number {
    return this.corrected(i, this.logPlain(i), coefficients);
  }

  /** Log mean of record `i` by its first member, the plain regression. */
  logPlain(i: number): number {
    return Math.log(Math.max(this.memberMeans[i * this.members], 1e-9));
  }

  private corrected(i: number, logMean: number, coefficients: Float64Array): number {
    let log = logMean;
    for (let j = 0; j < this.width; j++) log += this.terms[i * this.width + j] * coefficients[j];
    return Math.min(log, LARGEST_LOG_MEAN);
  }
}

const LARGEST_LOG_MEAN = 18;

/** Where the numbers of a record begin. */
interface RecordPlace {
  readonly terms: number;
  readonly members: number;
  readonly apart: number;
}

function roomFor(values: Float64Array, length: number): Float64Array {
  if (length <= values.length) return values;
  const grown = new Float64Array(Math.max(length, values.length * 2));
  grown.set(values);
  return grown;
}

/** Leads recorded for a horizon: every one at first, then fewer, always covering all slots of a day. */
export function recordedLeads(horizon: number): readonly number[] {
  const leads: number[] = [];
  for (let lead = 0; lead < horizon; lead += lead < EVERY_LEAD ? 1 : lead < 200 ? 5 : 23) leads.push(lead);
  return leads;
}
