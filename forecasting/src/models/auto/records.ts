import { EVERY_LEAD, originStride } from './walk-plan.js';

/** How many numbers a record has of each kind. */
interface RecordShape {
  /** Correction terms. */
  readonly width: number;
  readonly members: number;
  /** Regressions that count as members of their own beside their average. */
  readonly apart: number;
}

/**
 * Forecasts a model made along the way, one record a forecast step: the correction terms, the rates of the members, how
 * far each averaged regression lies from the average, and the count that came (NaN when it is not known yet). Records of one origin follow each other with rising leads.
 */
export class Records {
  readonly origin: Int32Array;
  readonly target: Int32Array;
  readonly lead: Int32Array;
  readonly logMean: Float64Array;
  readonly count: Float64Array;
  readonly terms: Float64Array;
  readonly memberMeans: Float64Array;
  readonly logsApart: Float64Array;
  private filled = 0;

  /** Room for `capacity` records. */
  constructor(
    private readonly shape: RecordShape,
    capacity: number,
  ) {
    this.origin = new Int32Array(capacity);
    this.target = new Int32Array(capacity);
    this.lead = new Int32Array(capacity);
    this.logMean = new Float64Array(capacity);
    this.count = new Float64Array(capacity);
    this.terms = new Float64Array(capacity * shape.width);
    this.memberMeans = new Float64Array(capacity * shape.members);
    this.logsApart = new Float64Array(capacity * shape.apart);
  }

  /** No records, of the same shape. */
  emptyFor(capacity: number): Records {
    return new Records(this.shape, capacity);
  }

  get length(): number {
    return this.filled;
  }

  get width(): number {
    return this.shape.width;
  }

  get members(): number {
    return this.shape.members;
  }

  get apart(): number {
    return this.shape.apart;
  }

  /** Forecasts that `means` gives without extra ones. */
  get meansWidth(): number {
    return 2 + this.members + this.apart;
  }

  /** Adds a record and returns where its terms, its members' means and its logs apart begin. */
  push(origin: number, lead: number, logMean: number, count: number): RecordPlace {
    const i = this.filled++;
    this.origin[i] = origin;
    this.target[i] = origin + lead;
    this.lead[i] = lead;
    this.logMean[i] = logMean;
    this.count[i] = count;
    return this.placeOf(i);
  }

  private placeOf(i: number): RecordPlace {
    return { terms: i * this.width, members: i * this.members, apart: i * this.apart };
  }

  /** A copy of the records whose target lies at `from` or later, with the counts that have come since and room for more. */
  openFrom(from: number, counts: ArrayLike<number>, room = 0): Records {
    let kept = 0;
    for (let i = 0; i < this.length; i++) if (this.target[i] >= from) kept++;
    const open = this.emptyFor(kept + room);
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
    for (let k = 0; k < this.members; k++) means[2 + k] = this.memberMeans[i * this.members + k];
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

/** Leads recorded for a horizon: every one at first, then fewer, always covering all slots of a day. */
export function recordedLeads(horizon: number): readonly number[] {
  const leads: number[] = [];
  for (let lead = 0; lead < horizon; lead += lead < EVERY_LEAD ? 1 : lead < 200 ? 5 : 23) leads.push(lead);
  return leads;
}

/** How many records a walk makes at its origins in [from, to). */
export function recordsMade(
  { slots, first, horizon }: { readonly slots: number; readonly first: number; readonly horizon: number },
  from: number,
  to: number,
): number {
  const stride = originStride(slots);
  const origins = Math.ceil((to - first) / stride) - Math.ceil((from - first) / stride);
  return Math.max(0, origins) * recordedLeads(horizon).length;
}
