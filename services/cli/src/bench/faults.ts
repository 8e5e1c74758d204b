import {
  type CountSeries,
  localSlots,
  prepareSeries,
  seededUniform,
  slotsPerDay,
  weekdayOf,
} from '@releve/forecasting';

/** A series with something gone wrong, and what really happened, interval by interval. */
export interface FaultySeries {
  readonly series: CountSeries;
  readonly truth: Float64Array;
}

/** What goes wrong half a year before the end, unless its name says when, or all along. */
export type Fault = (series: CountSeries) => FaultySeries;

const MISSING_DAYS = 30;
const CORRUPTED_SHARE = 0.05;
const SATURDAY = 5;
const SUNDAY = 6;

/** The breaks and errors `auto` must live with, by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'level × 0.6': (series) => happened(series, (count) => Math.round(count * 0.6)),
  'level × 1.5': (series) => happened(series, (count) => Math.round(count * 1.5)),
  'level × 1.3': (series) => happened(series, (count) => Math.round(count * 1.3)),
  '× 0.75, 60 days': (series) => happened(series, (count) => Math.round(count * 0.75), 60),
  'no weekdays': (series) => {
    const factor = weekdayFactors(series);
    return happened(series, (count, i) => Math.round(count / factor(i)));
  },
  'shut weekends': (series) => {
    const weekday = weekdays(series);
    return happenedAll(series, (count, i) => (weekday(i) >= SATURDAY ? 0 : count));
  },
  'opens Sundays': (series) => {
    const weekday = weekdays(series);
    return happenedAll(series, (count, i) => (i < breakAt(series) && weekday(i) === SUNDAY ? 0 : count));
  },
  'month missing': (series) =>
    written(series, (count, i) => (inMissingMonth(series, i) ? Number.NaN : count)),
  'month of zeros': (series) => written(series, (count, i) => (inMissingMonth(series, i) ? 0 : count)),
  '5 % corrupted': (series) => {
    const uniform = seededUniform(3);
    return written(series, (count) => {
      if (uniform() >= CORRUPTED_SHARE) return count;
      const kind = uniform();
      if (kind < 0.3) return 0;
      if (kind < 0.6) return count * 10;
      if (kind < 0.8) return count * 3;
      return kind < 0.9 ? -1 : 99_999;
    });
  },
};

/** Interval at which the breaks begin, this many days before the end. */
export function breakAt(series: CountSeries, daysBeforeEnd = 182): number {
  return series.values.length - daysBeforeEnd * slotsPerDay(series);
}

function inMissingMonth(series: CountSeries, i: number): boolean {
  return i >= breakAt(series) && i < breakAt(series) + MISSING_DAYS * slotsPerDay(series);
}

/** The change is real since the break: it is also the truth. */
function happened(
  series: CountSeries,
  change: (count: number, i: number) => number,
  daysBeforeEnd?: number,
): FaultySeries {
  const from = breakAt(series, daysBeforeEnd);
  return happenedAll(series, (count, i) => (i >= from ? change(count, i) : count));
}

function happenedAll(series: CountSeries, change: (count: number, i: number) => number): FaultySeries {
  const truth = series.values.map(change);
  return { series: prepared(series, truth), truth };
}

/** Local weekday of each interval, 0 for Monday. */
function weekdays(series: CountSeries): (i: number) => number {
  const { day } = localSlots(series, 0, series.values.length);
  return (i) => weekdayOf(day[i]);
}

/** The change is an error of the record: the truth stays. */
function written(series: CountSeries, change: (count: number, i: number) => number): FaultySeries {
  return { series: prepared(series, series.values.map(change)), truth: series.values };
}

function prepared(series: CountSeries, values: Float64Array): CountSeries {
  const rows = {
    kind: series.grid === 'utc' ? ('instant' as const) : ('wall' as const),
    minutes: values.map((_, i) => series.start + i * series.minutes),
    values,
  };
  const result = prepareSeries(rows, series.minutes, series.clock);
  if (!result.ok) throw new Error(result.error.hint);
  return result.value.series;
}

/** Mean of each slot of the week over that of its slot of the day. */
function weekdayFactors(series: CountSeries): (i: number) => number {
  const slots = slotsPerDay(series);
  const week = new Mean(slots * 7);
  const day = new Mean(slots);
  series.values.forEach((count, i) => {
    week.add(i, count);
    day.add(i, count);
  });
  return (i) => week.of(i) / day.of(i);
}

class Mean {
  private readonly sum: Float64Array;
  private readonly seen: Float64Array;

  constructor(private readonly cycle: number) {
    this.sum = new Float64Array(cycle);
    this.seen = new Float64Array(cycle);
  }

  add(i: number, count: number): void {
    if (Number.isNaN(count)) return;
    this.sum[i % this.cycle] += count;
    this.seen[i % this.cycle]++;
  }

  of(i: number): number {
    return (this.sum[i % this.cycle] + 0.5) / (this.seen[i % this.cycle] + 0.5);
  }
}
