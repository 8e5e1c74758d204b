import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { BlockLimits } from './block-limits.js';
import { weekdayOf } from './weekend-parts.js';

/** Everything about a kind of line that does not change between pricing calls. Shared by agents alike. */
export interface BlockShape {
  readonly limits: BlockLimits;
  readonly days: number;
  readonly stride: number;
  /** Weekend states 0..weekends. */
  readonly weekends: number;
  /** Labels alike in length and succession form a class; labels of class c are `members[c]`. */
  readonly members: readonly Int32Array[];
  readonly classUnits: Int32Array;
  /** Classes that may follow each class. */
  readonly followers: readonly Int32Array[];
  readonly minShiftUnits: number;
  readonly maxShiftUnits: number;
  /** Weekends touched by `length` days from `day`: `touched[day * (maxRun + 1) + length]`. */
  readonly touched: Uint8Array;
  /** Units that can matter at each day: below `low` the minimum is out of reach, above `high` none can be. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Weekends used that can matter at each day. */
  readonly weekendLow: Int32Array;
  readonly weekendHigh: Int32Array;
  /** First table entry of a day; a day's table is (weekend, units) with units contiguous. */
  readonly offset: Int32Array;
  readonly tableSize: number;
  /** Longest block in units, and the size of one block's unit axis. */
  readonly blockUnits: number;
  /** False when long horizons made the ranges narrower than the rules do. */
  readonly complete: boolean;
}

/** Horizons above this are priced inside a band around the even spread of work, which keeps the table small. */
const BAND_DAYS = 100;

export function blockShape(compiled: CompiledProblem, limits: BlockLimits): BlockShape {
  const { days, stride, firstWeekday } = compiled;
  const members = labelClasses(limits, stride);
  const classUnits = Int32Array.from(members, (labels) => limits.units[labels[0]]);
  const followers = members.map((labels) =>
    Int32Array.from(
      members.flatMap((next, index) => (limits.forbidden[labels[0] * stride + next[0]] ? [] : [index])),
    ),
  );
  const minShiftUnits = classUnits.length > 0 ? Math.min(...classUnits) : 0;
  const maxShiftUnits = classUnits.length > 0 ? Math.max(...classUnits) : 0;
  const isWeekend = (day: number) => weekdayOf(compiled, day) >= 5;
  const week = (day: number) => Math.floor((firstWeekday + day) / 7);
  const allWeekends = new Set(
    Array.from({ length: days }, (_, day) => day)
      .filter(isWeekend)
      .map(week),
  ).size;
  const limited = limits.maxWeekends < allWeekends;
  const weekends = limited ? limits.maxWeekends : 0;
  const width = limits.maxRun + 1;
  const touched = new Uint8Array(days * width);
  for (let day = 0; day < days; day++) {
    let [count, last] = [0, -1];
    for (let length = 1; length < width && day + length <= days; length++) {
      const worked = day + length - 1;
      if (limited && isWeekend(worked) && week(worked) !== last) {
        last = week(worked);
        count++;
      }
      touched[day * width + length] = count;
    }
  }
  const most = mostUnits(days, limits, stride);
  const [low, high, weekendLow, weekendHigh] = Array.from({ length: 4 }, () => new Int32Array(days + 1));
  const banded = days > BAND_DAYS;
  const band = 3 * limits.maxRun * maxShiftUnits;
  for (let day = 0; day <= days; day++) {
    low[day] = Math.max(0, limits.minUnits - most[days - day]);
    high[day] = Math.min(limits.maxUnits, most[day]);
    weekendHigh[day] = weekends;
    if (banded) {
      const even = Math.round((limits.minUnits * day) / days);
      low[day] = Math.max(low[day], even - band);
      high[day] = Math.min(high[day], even + band);
      const share = (weekends * day) / days;
      weekendLow[day] = Math.max(0, Math.floor(share - 3));
      weekendHigh[day] = Math.min(weekends, Math.ceil(share + 3));
    }
  }
  const offset = new Int32Array(days + 2);
  for (let day = 0; day <= days; day++) {
    const units = Math.max(0, high[day] - low[day] + 1);
    offset[day + 1] = offset[day] + units * (weekendHigh[day] - weekendLow[day] + 1);
  }
  return {
    limits,
    days,
    stride,
    weekends,
    members,
    classUnits,
    followers,
    minShiftUnits,
    maxShiftUnits,
    touched,
    low,
    high,
    weekendLow,
    weekendHigh,
    offset,
    tableSize: offset[days + 1],
    blockUnits: limits.maxRun * maxShiftUnits,
    complete: !banded,
  };
}

/** Labels with the same length and the same successions both ways. */
function labelClasses(limits: BlockLimits, stride: number): Int32Array[] {
  const classes = new Map<string, number[]>();
  for (let label = 1; label < stride; label++) {
    if (limits.banned[label]) continue;
    const row = limits.forbidden.subarray(label * stride, (label + 1) * stride);
    const column = Array.from({ length: stride }, (_, before) => limits.forbidden[before * stride + label]);
    const key = `${limits.units[label]}|${row.join('')}|${column.join('')}`;
    const list = classes.get(key);
    if (list) list.push(label);
    else classes.set(key, [label]);
  }
  return [...classes.values()].map((labels) => Int32Array.from(labels));
}

/** Most units in any `n` days: as many days of work as runs allow, the longest shifts first, each up to its maximum. */
function mostUnits(days: number, limits: BlockLimits, stride: number): Int32Array {
  const cycle = limits.maxRun + limits.minOff;
  const supply = Array.from({ length: stride - 1 }, (_, index) => index + 1)
    .filter((label) => !limits.banned[label])
    .map((label) => ({
      units: limits.units[label],
      max: limits.counts.reduce(
        (least, { labels, max }) => (labels[label] ? Math.min(least, max) : least),
        days,
      ),
    }))
    .sort((a, b) => b.units - a.units);
  return Int32Array.from({ length: days + 1 }, (_, n) => {
    let left = Math.floor(n / cycle) * limits.maxRun + Math.min(n % cycle, limits.maxRun);
    let total = 0;
    for (const { units, max } of supply) {
      const taken = Math.min(left, max);
      total += taken * units;
      left -= taken;
    }
    return total;
  });
}
