import type { Calendar } from '../../calendar/calendar.js';
import { type CountSeries, slotsPerDay } from '../../series/count-series.js';
import { IntervalColumn } from '../interval-column.js';
import type { DayCovariates } from '../model.js';
import { type CalendarColumns, calendarColumns } from '../regression/calendar-columns.js';
import { type DayRows, entriesOf } from '../regression/day-rows.js';
import {
  carryPoisson,
  fitPoisson,
  type PoissonFit,
  type PoissonProblem,
  polishPoisson,
} from '../regression/poisson-fit.js';
import { pearsonDispersion, reviewedPrecision } from '../regression/prior-review.js';
import { RowProducts } from '../regression/row-products.js';

/** Terms a calendar-adjusted series is freed of: all that is known in advance but the usual week. */
const USUAL_WEEK: readonly string[] = ['usual', 'hour', 'weekday', 'trend'];
/** Days beyond the horizon for which rates are made: a model is renewed each week. */
export const SPARE_DAYS = 8;
const PRIOR_REVIEWS = 2;
const LARGEST_LOG_RATE = 18;

/** What a rate course is made for. */
export interface RateCourseOptions {
  readonly calendar: Calendar | undefined;
  readonly covariates: DayCovariates | undefined;
  /** One regression per half-life of the weights (days, longest last); their log rates are averaged. */
  readonly halfLivesDays: readonly number[];
  /** Whether a level is found along the way: the plain regression, which knows no level, then is a fit of its own. */
  readonly level: boolean;
  readonly horizon: number;
}

interface CourseKind {
  readonly days: number;
  readonly levelled: boolean;
}

type CourseFit = PoissonFit & CourseKind;

/**
 * Expected log counts of a series by calendar regressions that are carried on as data come. `logRate[i]` was made
 * before interval i was seen (but for the first stretch), so later stages can learn from it honestly.
 */
export class RateCourse {
  private constructor(
    private readonly options: RateCourseOptions,
    private readonly columns: CalendarColumns,
    private rows: DayRows,
    private fits: readonly CourseFit[],
    private precision: Float64Array,
    private dispersion: number | undefined,
    /** Intervals whose rates are known: seen ones and `horizon` more. */
    readonly logRate: IntervalColumn,
    /** Log rates of each of the regressions that are averaged. */
    readonly logRatesApart: readonly IntervalColumn[],
    readonly calendarFactor: IntervalColumn,
    /** Log rate of the plain Poisson regression: the longest half-life, no level. */
    readonly steadyLogRate: IntervalColumn,
    /** Level found at each seen interval, taken out of the regressions. */
    readonly level: IntervalColumn,
    /** Whether a level was found at an interval that has been let go. */
    private readonly levelledBefore: boolean,
    private usedTo: number,
  ) {}

  /** Fits on the first `length` intervals. `history` is everything known; only its calendar is used beyond. */
  static start(history: CountSeries, length: number, options: RateCourseOptions): RateCourse {
    const end = history.values.length;
    const columns = calendarColumns(history, options.calendar, end, options.covariates);
    const covered = end + options.horizon + SPARE_DAYS * slotsPerDay(history);
    const rows = columns.rows(0, covered);
    const zeros = (): IntervalColumn => IntervalColumn.zeros(covered);
    const apart = options.halfLivesDays.map(zeros);
    const { precision } = columns;
    const logs = [zeros(), apart, zeros(), zeros(), zeros()] as const;
    const course = new RateCourse(options, columns, rows, [], precision, undefined, ...logs, false, length);
    const longest = options.halfLivesDays[options.halfLivesDays.length - 1];
    const kinds = options.halfLivesDays.map((days) => ({ days, levelled: options.level }));
    if (options.level) kinds.push({ days: longest, levelled: false });
    for (const kind of kinds) {
      const near = course.fits[course.fits.length - 1]?.coefficients;
      // No level is known yet, so the plain regression starts as the levelled one with its half-life.
      const same = course.fits.find(({ days }) => days === kind.days);
      const fit: PoissonFit = same ?? fitPoisson(course.problem(history, kind), length, near);
      course.fits = [...course.fits, { ...fit, ...kind }];
    }
    course.reviewPriors(history);
    course.write(0, covered);
    return course;
  }

  /** Number of intervals the regressions have used. */
  get length(): number {
    return this.usedTo;
  }

  /** End of the intervals whose rates can be asked for. */
  get covered(): number {
    return this.logRate.end;
  }

  /**
   * Takes in the counts up to `length` and renews the rates from there on, up to `until` where what follows will be renewed
   * before it is read; earlier rates stay as they were made.
   */
  carry(history: CountSeries, length: number, until = this.covered): void {
    this.rows = this.rowsOver(this.usedTo, Math.min(until, this.covered));
    this.renew((fit) => carryPoisson(this.problem(history, fit), fit, length), length);
    this.usedTo = length;
    this.write(length, Math.min(until, this.covered));
  }

  /** Fits again to the counts already taken in, whose levels may have changed; renews the rates from `from` on. */
  polish(history: CountSeries, from: number): void {
    this.renew((fit) => polishPoisson(this.problem(history, fit), fit), this.usedTo);
    this.write(from, this.covered);
  }

  /** Measures the noise, widens and narrows the priors by what the longest memory found, and fits again. */
  private reviewPriors(history: CountSeries): void {
    const logMean = new RowProducts(this.rows, this.plain.coefficients);
    const meanOf = (i: number): number => Math.exp(logMean.at(i));
    const dispersion = pearsonDispersion(history.values, meanOf, this.usedTo, 7 * slotsPerDay(history));
    this.dispersion = dispersion;
    for (let review = 0; review < PRIOR_REVIEWS; review++) {
      this.precision = reviewedPrecision(this.columns, this.precision, this.plain, dispersion);
      this.renew((fit) => polishPoisson(this.problem(history, fit), fit), this.usedTo);
    }
  }

  private renew(next: (fit: CourseFit) => PoissonFit, length: number): void {
    // Without any level so far the plain regression is the levelled one of its half-life.
    const shared = !this.levelledBefore && this.level.isZeroTo(length);
    const fits: CourseFit[] = [];
    for (const fit of this.fits) {
      const same = shared ? fits.find(({ days }) => days === fit.days) : undefined;
      fits.push({ ...(same ?? next(fit)), days: fit.days, levelled: fit.levelled });
    }
    this.fits = fits;
  }

  /** This course when it covers `length` intervals, or a longer one. */
  reaching(length: number): RateCourse {
    return length <= this.covered ? this : this.resized(length);
  }

  copy(): RateCourse {
    return this.resized(this.covered);
  }

  /** This course, which from now on can only be carried on: the rows it was fitted to, and their rates, are let go. */
  onward(): RateCourse {
    const levelled = this.levelledBefore || !this.level.isZeroTo(this.usedTo);
    const copy = this.withColumns((column) => column.since(this.usedTo), levelled);
    copy.rows = this.columns.rows(this.usedTo, this.usedTo);
    return copy;
  }

  private resized(covered: number): RateCourse {
    const copy = this.withColumns((column) => column.reaching(covered), this.levelledBefore);
    if (covered > this.covered) {
      copy.rows = this.rowsOver(this.usedTo, covered);
      copy.write(this.covered, covered);
    }
    return copy;
  }

  private withColumns(of: (column: IntervalColumn) => IntervalColumn, levelledBefore: boolean): RateCourse {
    return new RateCourse(
      this.options,
      this.columns,
      this.rows,
      this.fits,
      this.precision,
      this.dispersion,
      of(this.logRate),
      this.logRatesApart.map(of),
      of(this.calendarFactor),
      of(this.steadyLogRate),
      of(this.level),
      levelledBefore,
      this.usedTo,
    );
  }

  /** Log rate of interval `index` by term, averaged over the regressions; sums to its log rate. */
  contributions(index: number): ReadonlyMap<string, number> {
    const byTerm = new Map<string, number>();
    const entries = entriesOf(this.rowsOver(index, index + 1), index);
    const main = this.main;
    for (const { coefficients } of main) {
      for (const [column, value] of entries) {
        const term = this.columns.terms[column];
        byTerm.set(term, (byTerm.get(term) ?? 0) + (value * coefficients[column]) / main.length);
      }
    }
    return byTerm;
  }

  /** Rows that hold those of [from, to): the ones at hand, or new ones where they were let go. */
  private rowsOver(from: number, to: number): DayRows {
    const { first, slot } = this.rows;
    return first <= from && to <= first + slot.length ? this.rows : this.columns.rows(from, to);
  }

  /** The regressions that are averaged: all but the plain one, which is the last. */
  private get main(): readonly CourseFit[] {
    return this.options.level ? this.fits.slice(0, -1) : this.fits;
  }

  /** The plain regression, or the only one; its memory is the longest. */
  private get plain(): CourseFit {
    return this.fits[this.fits.length - 1];
  }

  private problem(history: CountSeries, { days, levelled }: CourseKind): PoissonProblem {
    return {
      rows: this.rows,
      counts: history.values,
      offset: levelled ? this.level : undefined,
      precision: this.precision,
      level: this.columns.level,
      dispersion: this.dispersion,
      halfLife: days * slotsPerDay(history),
    };
  }

  private write(from: number, to: number): void {
    const main = this.main;
    const adjusting = Float64Array.from(this.columns.terms, (term, j) =>
      USUAL_WEEK.includes(term)
        ? 0
        : main.reduce((sum, { coefficients }) => sum + coefficients[j] / main.length, 0),
    );
    const whole = main.map(({ coefficients }) => new RowProducts(this.rows, coefficients));
    const adjustment = new RowProducts(this.rows, adjusting);
    const plain = new RowProducts(this.rows, this.plain.coefficients);
    for (let i = from; i < to; i++) {
      let log = 0;
      for (let k = 0; k < main.length; k++) {
        const one = Math.min(whole[k].at(i), LARGEST_LOG_RATE);
        this.logRatesApart[k].set(i, one);
        log += one / main.length;
      }
      this.steadyLogRate.set(i, Math.min(plain.at(i), LARGEST_LOG_RATE));
      this.logRate.set(i, log);
      this.calendarFactor.set(i, Math.exp(Math.max(-2, Math.min(2, adjustment.at(i)))));
    }
  }
}
