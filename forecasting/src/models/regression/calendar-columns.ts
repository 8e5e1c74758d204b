import type { Calendar, CalendarDay } from '../../calendar/calendar.js';
import { dayOfYearOf, weekdayOf } from '../../calendar/civil-date.js';
import { type SeriesShape, slotsPerDay } from '../../series/count-series.js';
import { localSlots } from '../../series/local-slots.js';
import type { DayCovariates } from '../model.js';
import { type DayRows, DayRowsWriter, type DayWaves } from './day-rows.js';
import type { PriorLayout } from './prior-review.js';

/** A block of columns with one prior: `deviation` is the prior standard deviation of each coefficient. */
interface Block {
  readonly first: number;
  readonly width: number;
  readonly term: string;
  readonly deviation: number;
  /** Blocks of one family are as wide as their coefficients turn out; null: as laid out. */
  readonly family: string | null;
}

/** Calendar, annual and trend columns of a series: what each interval's rate may depend on, known in advance. */
export interface CalendarColumns extends PriorLayout {
  readonly count: number;
  /** Column of the usual count. */
  readonly level: number;
  /** Term each column belongs to, for explanations. */
  readonly terms: readonly string[];
  /** Rows of the intervals [from, to), numbered as those; they may lie past the end of the series. */
  rows(from: number, to: number): DayRows;
}

const PRIOR_SCALE = Math.sqrt(3);
const DAYS_PER_YEAR = 365.2425;
const ANNUAL = 8;
const ANNUAL_BY_HOUR = 3;
const COVARIATE_DEVIATION = 0.15;
/** No family: one coefficient says little of its prior, and the trend's is what extrapolates. */
const FIXED = null;

/**
 * Lays out the columns for one history. `origin` is the interval from whose day the trend is measured (years; the trend is zero
 * there). Named holidays and own days get a column when they occur before `origin`. Priors were chosen on the 2016–18
 * years of a Welsh department; a fit reviews the width of each family by its own data.
 */
export function calendarColumns(
  { minutes, clock, grid, start }: SeriesShape,
  calendar: Calendar | undefined,
  origin: number,
  covariates?: DayCovariates,
): CalendarColumns {
  // Columns outlive the counts of the series they were laid out for.
  const series: SeriesShape = { minutes, clock, grid, start };
  const slots = slotsPerDay(series);
  const waves = dayWaves(slots);
  const named = namedDays(series, calendar, origin);
  const [originDay] = localSlots(series, origin, origin + 1).day;
  const blocks: Block[] = [];
  let count = 0;
  const block = (term: string, width: number, deviation: number, family: string | null = term): number => {
    const first = count;
    if (width > 0) blocks.push({ first, width, term, deviation: deviation / PRIOR_SCALE, family });
    count += width;
    return first;
  };
  const width = waves.count - 1;
  const several = slots > 1 ? 1 : 0;
  // First what no two rows of one slot share: the curvature is diagonal there, which its factor makes use of.
  const weekSlot = block('weekday', 7 * slots * several, 0.1, 'slot of the week');
  const level = block('usual', 1, 20, FIXED);
  const bySlot = block('hour', slots * several, 1);
  const byWeekday = block('weekday', 7, 0.5);
  const weekendSlot = block('weekday', slots * several, 0.3, 'weekend by slot');
  const annual: number[] = [];
  const annualHour: number[] = [];
  const weekendAnnual: number[] = [];
  for (let k = 1; k <= ANNUAL; k++) annual.push(block('season', 2, 0.15 / Math.sqrt(k)));
  for (let k = 1; k <= ANNUAL_BY_HOUR; k++) {
    annualHour.push(block('season', 2 * width, 0.05 / Math.sqrt(k), 'season by hour'));
  }
  for (let k = 1; k <= ANNUAL_BY_HOUR; k++) {
    weekendAnnual.push(block('season', 2, 0.04, 'season of weekends'));
  }
  const trend = block('trend', 1, 0.3, FIXED);
  const trendWeekday = block('trend', 7, 0.03, FIXED);
  const trendHour = block('trend', width, 0.1, FIXED);
  const holiday = block('holiday', 1 + width, 0.15);
  const widen = block('holiday', 1, 0.3);
  const eve = block('eve', 1 + width, 0.15);
  const after = block('day-after', 1 + width, 0.15);
  const bridge = block('bridge', 1 + width, 0.1);
  const christmas = block('christmas', 9 * (1 + width), 0.15);
  const school = block('school', 1 + width, 0.1);
  const schoolWeekend = block('school', 1, 0.05);
  const types = new Map<string, number>();
  for (const type of SCHOOL_TYPES) types.set(type, block('school', 1, 0.075));
  const names = new Map<string, number>();
  for (const id of named) names.set(id, block(id, 1 + width, 0.12, 'named day'));

  const scaled = covariates === undefined ? undefined : scaledCovariates(series, covariates, origin);
  const extra = count;
  for (const name of covariates?.names ?? []) block(`covariate:${name}`, 1, COVARIATE_DEVIATION, 'covariate');

  const precision = new Float64Array(count);
  const terms: string[] = [];
  const families = new Map<string, number[]>();
  for (const b of blocks) {
    precision.fill(1 / (b.deviation * b.deviation), b.first, b.first + b.width);
    for (let i = 0; i < b.width; i++) terms.push(b.term);
    if (b.family === FIXED) continue;
    const family = families.get(b.family) ?? [];
    families.set(b.family, family);
    for (let i = 0; i < b.width; i++) family.push(b.first + i);
  }

  /** Writes what a day brings to its rows. */
  const writeDay = (out: DayRowsWriter, day: number): void => {
    const weekday = weekdayOf(day);
    const weekend = weekday >= 5;
    const byHour = (first: number, value: number): void => {
      for (let h = 0; h < width; h++) out.add(first + h, value, h + 1);
    };
    const withHours = (first: number, value: number): void => {
      out.add(first, value);
      byHour(first + 1, value);
    };
    out.startDay();
    out.add(level, 1);
    out.add(byWeekday + weekday, 1);
    if (several === 1) {
      out.addFlag(bySlot);
      if (weekend) out.addFlag(weekendSlot);
      out.addFlag(weekSlot + weekday * slots);
    }
    for (let k = 1; k <= ANNUAL; k++) {
      const angle = (2 * Math.PI * k * dayOfYearOf(day)) / DAYS_PER_YEAR;
      [Math.sin(angle), Math.cos(angle)].forEach((value, half) => {
        out.add(annual[k - 1] + half, value);
        if (k > ANNUAL_BY_HOUR) return;
        byHour(annualHour[k - 1] + half * width, value);
        if (weekend) out.add(weekendAnnual[k - 1] + half, value);
      });
    }
    const years = (day - originDay) / DAYS_PER_YEAR;
    out.add(trend, years);
    out.add(trendWeekday + weekday, years);
    byHour(trendHour, years);
    const facts = calendar?.on(day);
    if (facts !== undefined) {
      if (facts.holiday !== undefined) {
        withHours(holiday, 1);
        out.add(widen, 1);
      }
      if (facts.eveOf !== undefined) withHours(eve, 1);
      if (facts.dayAfter !== undefined) withHours(after, 1);
      if (facts.bridge) withHours(bridge, 1);
      if (facts.christmasDay >= 0) withHours(christmas + facts.christmasDay * (1 + width), 1);
      if (facts.school.status === 'holiday') {
        withHours(school, 1);
        if (weekend) out.add(schoolWeekend, 1);
        const type = types.get(facts.school.type);
        if (type !== undefined) out.add(type, 1);
      }
      for (const id of namesOf(facts)) {
        const first = names.get(id);
        if (first !== undefined) withHours(first, 1);
      }
    }
    scaled?.(day).forEach((value, k) => {
      out.add(extra + k, value);
    });
  };

  const rows = (from: number, to: number): DayRows => {
    const out = new DayRowsWriter(waves, from);
    const { day, slot } = localSlots(series, from, to);
    for (let i = 0; i < to - from; i++) {
      if (i === 0 || day[i] !== day[i - 1]) writeDay(out, day[i]);
      out.addRow(slot[i]);
    }
    return out.finish(count);
  };
  return { count, level, precision, families: [...families.values()], terms, rows };
}

const SCHOOL_TYPES = ['autumn', 'christmas', 'winter', 'spring', 'ascension', 'summer', 'other'] as const;

function namesOf(facts: CalendarDay): readonly string[] {
  const ids = facts.own.map((own) => `own:${own.id}`);
  if (facts.holiday !== undefined) ids.push(`holiday:${facts.holiday.id}`);
  return ids;
}

function namedDays(series: SeriesShape, calendar: Calendar | undefined, origin: number): readonly string[] {
  if (calendar === undefined || origin <= 0) return [];
  const local = localSlots(series, 0, origin);
  const ids = new Set<string>();
  for (let day = local.day[0]; day <= local.day[origin - 1]; day++) {
    for (const id of namesOf(calendar.on(day))) ids.add(id);
  }
  return [...ids];
}

/** Sine and cosine pairs of the time of day, up to three and to the Nyquist frequency; none for daily series. */
function dayWaves(slots: number): DayWaves {
  const pairs = Math.min(3, Math.floor((slots - 1) / 2));
  const count = slots === 1 ? 1 : 1 + Math.max(1, 2 * pairs);
  const table = new Float64Array(slots * count).fill(1);
  for (let s = 0; s < slots; s++) {
    for (let h = 0; h < count - 1; h++) {
      const angle = (2 * Math.PI * (Math.floor(h / 2) + 1) * (s + 0.5)) / slots;
      table[s * count + h + 1] = h % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }
  }
  return { count, table };
}

/** Covariates of a day in deviations from their mean, both taken from the days before `origin`; unknown is the mean. */
function scaledCovariates(
  series: SeriesShape,
  covariates: DayCovariates,
  origin: number,
): (day: number) => readonly number[] {
  const known = localSlots(series, 0, Math.max(1, origin)).day;
  const days = [...new Set(known)].map((day) => covariates.on(day)).filter((values) => values !== undefined);
  const scales = covariates.names.map((_, k) => {
    const values = days.map((day) => day[k]).filter((value) => !Number.isNaN(value));
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
    return { mean, deviation: Math.sqrt(square) };
  });
  return (day) => {
    const values = covariates.on(day);
    return scales.map(({ mean, deviation }, k) => {
      const value = values?.[k] ?? Number.NaN;
      if (Number.isNaN(value) || deviation === 0) return 0;
      return Math.max(-4, Math.min(4, (value - mean) / deviation));
    });
  };
}
