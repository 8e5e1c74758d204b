import type { Calendar, CalendarDay } from '../../calendar/calendar.js';
import { dayOfYearOf, weekdayOf } from '../../calendar/civil-date.js';
import { type CountSeries, slotsPerDay } from '../../series/count-series.js';
import { localSlots } from '../../series/local-slots.js';
import type { CorrectionShape } from '../auto/correction.js';
import type { Records } from '../auto/records.js';

const CALENDAR_FEATURES = 6;

/** What a residual learner sees of a forecast of one interval: its calendar, its lead and the counts before it. */
export interface RecordFeatures {
  readonly width: number;
  /** Period of each feature that is cyclic, 0 for the others. */
  readonly cycles: readonly number[];
  /** Writes the features of record `i` with this log mean to `into` at `at`. */
  write(records: Records, i: number, logMean: number, into: Float64Array, at: number): void;
}

/** Features of records whose targets lie in [from, to). */
export function recordFeatures(
  history: CountSeries,
  calendar: Calendar | undefined,
  shape: CorrectionShape,
  { from, to }: { readonly from: number; readonly to: number },
): RecordFeatures {
  const local = localSlots(history, from, to);
  const known = new Map<number, readonly number[]>();
  const ofDay = (day: number): readonly number[] => {
    const found = known.get(day) ?? dayFeatures(day, calendar?.on(day));
    known.set(day, found);
    return found;
  };
  const perRatio = 1 + shape.fades.length;
  const ratios = shape.halfLives.length;
  const width = CALENDAR_FEATURES + ratios + 2;
  const periods = [0, slotsPerDay(history), 7, 365.2425];
  return {
    width,
    cycles: Array.from({ length: width }, (_, k) => periods[k] ?? 0),
    write(records, i, logMean, into, at) {
      const target = records.target[i] - from;
      let k = at;
      into[k++] = Math.log1p(records.lead[i]);
      into[k++] = local.slot[target];
      for (const value of ofDay(local.day[target])) into[k++] = value;
      const terms = i * records.width;
      for (let j = 0; j < ratios; j++) into[k++] = records.terms[terms + j * perRatio];
      into[k++] = records.terms[terms + records.width - 2];
      into[k] = logMean;
    },
  };
}

/** Weekday, day of the year, kind of day (holiday, eve, day after, bridge), school holiday. */
function dayFeatures(day: number, facts: CalendarDay | undefined): readonly number[] {
  const kinds = [
    facts?.holiday !== undefined,
    facts?.eveOf !== undefined,
    facts?.dayAfter !== undefined,
    facts?.bridge === true,
  ];
  return [
    weekdayOf(day),
    dayOfYearOf(day),
    kinds.indexOf(true) + 1,
    facts?.school.status === 'holiday' ? 1 : 0,
  ];
}
