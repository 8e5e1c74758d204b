import { type CountSeries, slotsPerDay } from '../../series/count-series.js';
import { IntervalColumn } from '../interval-column.js';
import { bestSmoothing, HoltWinters } from '../members/holt-winters.js';
import type { Member } from '../members/member.js';
import { SlotProfile } from '../members/slot-profile.js';
import type { FitContext } from '../model.js';
import type { ResidualLearner } from '../residual/residual-learner.js';
import { weekSlotsOf } from '../week-slots.js';
import {
  type CorrectionShape,
  correctionShape,
  correctionWidth,
  writeCorrectionTerms,
} from './correction.js';
import { LevelFilter } from './level-filter.js';
import { levelNoise } from './level-noise.js';
import { RateCourse, SPARE_DAYS } from './rate-course.js';
import { RecentRatios } from './recent-ratios.js';
import { Records, recordedLeads, recordsMade } from './records.js';
import { Tracker } from './tracker.js';
import { originStride, walkPlan } from './walk-plan.js';

/** Which parts an engine uses. */
export interface EngineOptions {
  readonly name: string;
  readonly halfLivesDays: readonly number[];
  readonly level: boolean;
  readonly correction: boolean;
  readonly members: boolean;
  /** Learns what is left after the correction, as one more member. */
  readonly residual?: ResidualLearner;
}

const MEMBER_NAMES = ['regression', 'profile-8', 'profile-52', 'holt-winters'] as const;
const SETTLING_PASSES = 3;
const SETTLED_LEVEL = 0.02;

interface WalkParts {
  readonly slots: number;
  readonly shape: CorrectionShape;
  readonly rates: RateCourse;
  readonly tracker: Tracker;
  readonly weekSlots: IntervalColumn;
  readonly records: Records;
  readonly memberNames: readonly string[];
  readonly first: number;
  readonly stretch: number;
  readonly horizon: number;
}

/**
 * A walk along a history as it was lived: at each stretch the regressions take in what has come, and from many origins
 * the forecasts that would have been made are recorded.
 */
export class Walk {
  private constructor(
    private readonly parts: WalkParts,
    /** Intervals seen. */
    readonly length: number,
  ) {}

  static start(history: CountSeries, context: FitContext, options: EngineOptions): Walk {
    const slots = slotsPerDay(history);
    const end = history.values.length;
    const horizon = Math.max(1, context.horizon);
    const { first, stretch } = walkPlan(end, slots);
    const shape = correctionShape(history.minutes, horizon);
    const { calendar, covariates } = context;
    const rates = RateCourse.start(history, first, {
      calendar,
      covariates,
      halfLivesDays: options.halfLivesDays,
      level: options.level,
      horizon,
    });
    const weekSlots = IntervalColumn.of(weekSlotsOf(history, 0, rates.covered));
    const tracker = settle(history, rates, weekSlots, shape, options);
    const simple = options.members ? MEMBER_NAMES : [];
    const apart = options.members ? options.halfLivesDays.map(nameOfHalfLife) : [];
    const memberNames = [...simple, ...apart];
    const columns = { width: correctionWidth(shape), members: simple.length, apart: apart.length };
    const records = new Records(columns, recordsMade({ slots, first, horizon }, first, end));
    const walk = new Walk(
      { slots, shape, rates, tracker, weekSlots, records, memberNames, first, stretch, horizon },
      end,
    );
    for (let at = first; at < end; at += stretch) {
      if (at > first) {
        tracker.writeLevels(rates.level, first, at);
        rates.carry(history, at, at + stretch + horizon);
      }
      walk.advance(history, at, Math.min(end, at + stretch));
    }
    tracker.writeLevels(rates.level, first, end);
    rates.carry(history, end);
    rates.polish(history, end);
    return walk;
  }

  get level(): number {
    return this.parts.tracker.level;
  }

  /** Intervals in a day. */
  get slots(): number {
    return this.parts.slots;
  }

  /** Slot of the week of interval `index`, which may lie as far past the end as the horizon. */
  weekSlotAt(index: number): number {
    return this.parts.weekSlots.at(index);
  }

  get shape(): CorrectionShape {
    return this.parts.shape;
  }

  get records(): Records {
    return this.parts.records;
  }

  get memberNames(): readonly string[] {
    return this.parts.memberNames;
  }

  /** First interval whose rate was made before it was seen. */
  get first(): number {
    return this.parts.first;
  }

  /** Intervals after which the regressions took in what had come. */
  get stretch(): number {
    return this.parts.stretch;
  }

  get horizon(): number {
    return this.parts.horizon;
  }

  /**
   * A copy that has also seen the counts since, with the same regressions. Its records are those still open here and
   * the ones made on the way.
   */
  movedTo(history: CountSeries, horizon: number): Walk {
    const end = history.values.length;
    const rates = this.parts.rates.reaching(end + Math.max(horizon, this.horizon));
    const same = rates === this.parts.rates;
    const weekSlots = same
      ? this.parts.weekSlots
      : IntervalColumn.of(weekSlotsOf(history, this.length, rates.covered), this.length);
    const more = recordsMade(this.parts, this.length, end);
    const records = this.records.openFrom(this.length, history.values, more);
    const moved = new Walk(
      { ...this.parts, rates, weekSlots, records, tracker: this.parts.tracker.clone() },
      end,
    );
    moved.advance(history, this.length, end);
    return moved;
  }

  /** A copy whose regressions have taken in the counts since. */
  carriedTo(history: CountSeries): Walk {
    const end = history.values.length;
    const moved = this.movedTo(history, this.horizon + SPARE_DAYS * this.slots);
    const rates = moved.parts.rates.copy();
    moved.parts.tracker.writeLevels(rates.level, this.length, end);
    rates.carry(history, end);
    return new Walk({ ...moved.parts, rates }, end);
  }

  /** This walk without what only learning reads: the rows of its regressions and the records that are settled. */
  onward({ values }: CountSeries): Walk {
    const { rates, weekSlots, records } = this.parts;
    const kept = { weekSlots: weekSlots.since(this.length), records: records.openFrom(this.length, values) };
    return new Walk({ ...this.parts, ...kept, rates: rates.onward() }, this.length);
  }

  /** Records of the `horizon` steps after the end. */
  ahead(horizon: number): Records {
    const records = this.records.emptyFor(horizon);
    for (let lead = 0; lead < horizon; lead++) this.record(records, this.length, lead, Number.NaN);
    return records;
  }

  /** Log rate by term of the step `lead` after the end. */
  contributions(lead: number): ReadonlyMap<string, number> {
    return this.parts.rates.contributions(this.length + lead);
  }

  private advance(history: CountSeries, from: number, to: number): void {
    const { slots, rates, tracker, weekSlots, records, first, horizon } = this.parts;
    const stride = originStride(slots);
    const leads = recordedLeads(horizon);
    for (let i = from; i < to; i++) {
      if ((i - first) % stride === 0) {
        for (const lead of leads) this.record(records, i, lead, valueAt(history, i + lead));
      }
      observe(tracker, rates, weekSlots, history, i);
    }
  }

  private record(records: Records, origin: number, lead: number, count: number): void {
    const { shape, rates, tracker, weekSlots } = this.parts;
    const target = origin + lead;
    const weekSlot = weekSlots.at(target);
    const logRate = rates.logRate.at(target);
    const at = records.push(origin, lead, logRate + tracker.level, count);
    if (records.members > 0) records.memberMeans[at.members] = Math.exp(rates.steadyLogRate.at(target));
    for (let k = 1; k < records.members; k++) {
      const member = tracker.members[k - 1];
      records.memberMeans[at.members + k] = member.mean(weekSlot, rates.calendarFactor.at(target));
    }
    for (let k = 0; k < records.apart; k++) {
      records.logsApart[at.apart + k] = rates.logRatesApart[k].at(target) - logRate;
    }
    writeCorrectionTerms(shape, tracker.ratios, weekSlot, lead, records.terms, at.terms);
  }
}

function nameOfHalfLife(days: number): string {
  return days === Number.POSITIVE_INFINITY ? 'regression of all days' : `regression of ${days} days`;
}

function valueAt(history: CountSeries, index: number): number {
  return index < history.values.length ? history.values[index] : Number.NaN;
}

function observe(
  tracker: Tracker,
  rates: RateCourse,
  weekSlots: IntervalColumn,
  history: CountSeries,
  i: number,
): void {
  tracker.observe(weekSlots.at(i), rates.calendarFactor.at(i), history.values[i], rates.logRate.at(i));
}

/** Brings regressions and level to terms over the first stretch: a break in level must not bend the seasons. */
function settle(
  history: CountSeries,
  rates: RateCourse,
  weekSlots: IntervalColumn,
  shape: CorrectionShape,
  options: EngineOptions,
): Tracker {
  const slots = slotsPerDay(history);
  const end = rates.length;
  for (let pass = 1; ; pass++) {
    const noise = levelNoise(history.values, rates, end, slots);
    const members = options.members ? startMembers(history, rates, weekSlots, slots) : [];
    const filter = options.level ? LevelFilter.start() : undefined;
    const tracker = new Tracker(
      slots,
      noise,
      filter,
      RecentRatios.start(shape.halfLives, slots * 7),
      members,
    );
    for (let i = 0; i < end; i++) observe(tracker, rates, weekSlots, history, i);
    const bent = tracker.writeLevels(rates.level, 0, end);
    if (pass === SETTLING_PASSES || bent < SETTLED_LEVEL) return tracker;
    rates.polish(history, 0);
  }
}

function startMembers(
  history: CountSeries,
  rates: RateCourse,
  weekSlots: IntervalColumn,
  slots: number,
): readonly Member[] {
  const weekSlot = new Int32Array(rates.length);
  const root = new Float64Array(rates.length);
  for (let i = 0; i < rates.length; i++) {
    weekSlot[i] = weekSlots.at(i);
    root[i] = Math.sqrt(history.values[i] / rates.calendarFactor.at(i));
  }
  const smoothing = bestSmoothing(slots, weekSlot, root);
  return [SlotProfile.start(slots, 8), SlotProfile.start(slots, 52), HoltWinters.start(slots, smoothing)];
}
