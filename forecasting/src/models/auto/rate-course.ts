import type { Calendar } from '../../calendar/calendar.js';
import { type CountSeries, slotsPerDay } from '../../series/count-series.js';
import type { DayCovariates } from '../model.js';
import { type CalendarColumns, calendarColumns } from '../regression/calendar-columns.js';
import { carryPoisson, fitPoisson, type PoissonFit, type PoissonProblem } from '../regression/poisson-fit.js';
import { rowDot, type SparseRows } from '../regression/sparse-rows.js';

/** Terms a calendar-adjusted series is freed of: all that is known in advance but the usual week. */
const USUAL_WEEK: readonly string[] = ['usual', 'hour', 'weekday', 'trend'];
const SLACK_DAYS = 35;

/** What a rate course is made for. */
export interface RateCourseOptions {
  readonly calendar: Calendar | undefined;
  readonly covariates: DayCovariates | undefined;
  /** One regression per half-life of the weights (days, longest last); their log rates are averaged. */
  readonly halfLivesDays: readonly number[];
  readonly horizon: number;
}

/**
 * Expected log counts of a series by calendar regressions that are carried on as data come. `logRate[i]` was made
 * before interval i was seen (but for the first stretch), so later stages can learn from it honestly.
 */
export class RateCourse {
  private constructor(
    private readonly options: RateCourseOptions,
    private readonly columns: CalendarColumns,
    private rows: SparseRows,
    private fits: readonly PoissonFit[],
    /** Intervals whose rates are known: seen ones and `horizon` more. */
    readonly logRate: Float64Array,
    readonly calendarFactor: Float64Array,
    /** Log rate of the regression with the longest half-life alone: the plain Poisson regression. */
    readonly steadyLogRate: Float64Array,
    /** Level found at each seen interval, taken out of the regressions. */
    readonly level: Float64Array,
    private usedTo: number,
  ) {}

  /** Fits on the first `length` intervals. `history` is everything known; only its calendar is used beyond. */
  static start(history: CountSeries, length: number, options: RateCourseOptions): RateCourse {
    const end = history.values.length;
    const columns = calendarColumns(history, options.calendar, end, options.covariates);
    const covered = end + options.horizon + SLACK_DAYS * slotsPerDay(history);
    const rows = columns.rows(0, covered);
    const zeros = (): Float64Array => new Float64Array(covered);
    const course = new RateCourse(options, columns, rows, [], zeros(), zeros(), zeros(), zeros(), length);
    let start: PoissonFit | undefined;
    course.fits = options.halfLivesDays.map((days) => {
      const problem = course.problem(history, days);
      start = fitPoisson(problem, length, start?.coefficients);
      return start;
    });
    course.write(0, covered);
    return course;
  }

  /** Number of intervals the regressions have used. */
  get length(): number {
    return this.usedTo;
  }

  /** End of the intervals whose rates can be asked for. */
  get covered(): number {
    return this.logRate.length;
  }

  /** Takes in the counts up to `length` and renews the rates from there on; earlier rates stay as they were made. */
  carry(history: CountSeries, length: number): void {
    this.fits = this.fits.map((fit, k) =>
      carryPoisson(this.problem(history, this.options.halfLivesDays[k]), fit, length),
    );
    const renewed = length === this.usedTo ? 0 : length;
    this.usedTo = length;
    this.write(renewed, this.covered);
  }

  /** This course when it covers `length` intervals, or a longer one. */
  reaching(history: CountSeries, length: number): RateCourse {
    return length <= this.covered ? this : this.resized(length + SLACK_DAYS * slotsPerDay(history));
  }

  copy(): RateCourse {
    return this.resized(this.covered);
  }

  private resized(covered: number): RateCourse {
    const known = this.covered;
    const grown = (values: Float64Array): Float64Array => {
      const larger = new Float64Array(covered);
      larger.set(values);
      return larger;
    };
    const copy = new RateCourse(
      this.options,
      this.columns,
      covered === known ? this.rows : this.columns.rows(0, covered),
      this.fits,
      grown(this.logRate),
      grown(this.calendarFactor),
      grown(this.steadyLogRate),
      grown(this.level),
      this.usedTo,
    );
    copy.write(known, covered);
    return copy;
  }

  /** Log rate of interval `index` by term, averaged over the regressions; sums to its log rate. */
  contributions(index: number): ReadonlyMap<string, number> {
    const byTerm = new Map<string, number>();
    const { start, column, value } = this.rows;
    for (const { coefficients } of this.fits) {
      for (let e = start[index]; e < start[index + 1]; e++) {
        const term = this.columns.terms[column[e]];
        const part = (value[e] * coefficients[column[e]]) / this.fits.length;
        byTerm.set(term, (byTerm.get(term) ?? 0) + part);
      }
    }
    return byTerm;
  }

  private problem(history: CountSeries, halfLifeDays: number): PoissonProblem {
    return {
      rows: this.rows,
      counts: history.values,
      offset: this.level,
      precision: this.columns.precision,
      halfLife: halfLifeDays * slotsPerDay(history),
    };
  }

  private write(from: number, to: number): void {
    const mask = this.columns.terms.map((term) => !USUAL_WEEK.includes(term));
    const adjusting = this.fits.map(({ coefficients }) => coefficients.map((c, j) => (mask[j] ? c : 0)));
    const share = 1 / this.fits.length;
    for (let i = from; i < to; i++) {
      let [log, adjustment] = [0, 0];
      for (let k = 0; k < this.fits.length; k++) {
        const one = rowDot(this.rows, i, this.fits[k].coefficients);
        log += share * one;
        if (k === this.fits.length - 1) this.steadyLogRate[i] = Math.min(one, 18);
        adjustment += share * rowDot(this.rows, i, adjusting[k]);
      }
      this.logRate[i] = Math.min(log, 18);
      this.calendarFactor[i] = Math.exp(Math.max(-2, Math.min(2, adjustment)));
    }
  }
}
