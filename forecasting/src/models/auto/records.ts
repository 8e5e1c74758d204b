/**
 * Forecasts a model made along the way, one record a forecast step: the correction terms, the rates of the members and
 * the count that came (NaN when it is not known yet). Records of one origin follow each other with rising leads.
 */
export class Records {
  readonly origin: number[] = [];
  readonly target: number[] = [];
  readonly lead: number[] = [];
  readonly logMean: number[] = [];
  readonly count: number[] = [];
  terms: Float64Array = new Float64Array(4096);
  memberMeans: Float64Array = new Float64Array(1024);

  constructor(
    readonly width: number,
    readonly members: number,
  ) {}

  get length(): number {
    return this.origin.length;
  }

  /** Makes room for one more record and returns where its terms and its members' means begin. */
  push(origin: number, lead: number, logMean: number, count: number): { terms: number; members: number } {
    const [terms, members] = [this.length * this.width, this.length * this.members];
    this.terms = roomFor(this.terms, terms + this.width);
    this.memberMeans = roomFor(this.memberMeans, members + this.members);
    this.origin.push(origin);
    this.target.push(origin + lead);
    this.lead.push(lead);
    this.logMean.push(logMean);
    this.count.push(count);
    return { terms, members };
  }

  /** A copy of the records whose target lies at `from` or later, with the counts that have come since. */
  openFrom(from: number, counts: ArrayLike<number>): Records {
    const open = new Records(this.width, this.members);
    for (let i = 0; i < this.length; i++) {
      const target = this.target[i];
      if (target < from) continue;
      const count = target < counts.length ? counts[target] : Number.NaN;
      const at = open.push(this.origin[i], this.lead[i], this.logMean[i], count);
      open.terms.set(this.terms.subarray(i * this.width, (i + 1) * this.width), at.terms);
      open.memberMeans.set(this.memberMeans.subarray(i * this.members, (i + 1) * this.members), at.members);
    }
    return open;
  }

  /**
   * Means of record `i`: corrected (its log given), without the correction, then the members', then those whose logs
   * are in `extra` (NaN: none).
   */
  means(i: number, logCorrected: number, extra: readonly number[]): Float64Array {
    const means = new Float64Array(2 + this.members + extra.length);
    means[0] = Math.exp(Math.min(logCorrected, LARGEST_LOG_MEAN));
    means[1] = Math.exp(Math.min(this.logMean[i], LARGEST_LOG_MEAN));
    means.set(this.memberMeans.subarray(i * this.members, (i + 1) * this.members), 2);
    for (let k = 0; k < extra.length; k++) {
      means[2 + this.members + k] = Math.exp(Math.min(extra[k], LARGEST_LOG_MEAN));
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

function roomFor(values: Float64Array, length: number): Float64Array {
  if (length <= values.length) return values;
  const grown = new Float64Array(Math.max(length, values.length * 2));
  grown.set(values);
  return grown;
}

/** Leads recorded for a horizon: every one at first, then fewer, always covering all slots of a day. */
export function recordedLeads(horizon: number): readonly number[] {
  const leads: number[] = [];
  for (let lead = 0; lead < horizon; lead += lead < 48 ? 1 : lead < 200 ? 5 : 23) leads.push(lead);
  return leads;
}
