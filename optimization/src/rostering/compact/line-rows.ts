import { countedShifts, restsAfter, startsTooSoon } from '../lines/line-parts.js';
import type { LineRule } from '../problem/line-rule.js';
import type { AgentRows } from './compact-model.js';

type Entry = readonly [column: number, value: number];
type RuleOf<K extends LineRule['kind']> = Extract<LineRule, { kind: K }>;

const INF = Number.POSITIVE_INFINITY;

/** Adds the rows of one line rule for one agent. */
export function addLineRule(rows: AgentRows, rule: LineRule): void {
  switch (rule.kind) {
    case 'max-shifts':
      addMaxShifts(rows, rule);
      break;
    case 'period-minutes':
      addPeriodMinutes(rows, rule);
      break;
    case 'total-shifts':
      addTotalShifts(rows, rule);
      break;
    case 'consecutive-work':
      addRuns(rows, rule, (day) => work(rows, day, 1));
      break;
    case 'consecutive-days-off':
      addRuns(rows, rule, (day) => off(rows, day));
      break;
    case 'consecutive-shifts': {
      const listed = labelSet(rows, rule.shifts);
      addRuns(rows, rule, (day) => work(rows, day, 1, listed));
      break;
    }
    case 'complete-weekends':
      addCompleteWeekends(rows);
      break;
    case 'weekends':
      addWeekends(rows, rule);
      break;
    case 'succession':
      addSuccession(rows, rule);
      break;
    case 'rest':
      addRest(rows, rule);
      break;
    case 'rest-after-call-out':
      addRestAfterCallOut(rows, rule);
      break;
    case 'rolling-minutes':
      addRolling(rows, rule.days, rule.max, (day, label) =>
        minutesOf(rows, rule.onCall ? rows.compiled.onCall : rows.compiled.worked, day, label),
      );
      break;
    case 'rolling-shifts':
      addRolling(rows, rule.days, rule.max, countedShifts(rows.compiled, rule));
      break;
    case 'weekly-rest':
      addWeeklyRest(rows, rule);
      break;
    case 'rest-days':
      addRestDays(rows, rule);
  }
}

function labelSet({ compiled }: AgentRows, shifts: readonly string[] | undefined): Set<number> {
  const all = compiled.problem.shifts.map((shift, index) => [shift.id, index + 1] as const);
  return new Set(all.filter(([id]) => shifts === undefined || shifts.includes(id)).map(([, label]) => label));
}

function minutesOf({ compiled }: AgentRows, table: Int32Array, day: number, label: number): number {
  return table[(day + compiled.pastDays) * compiled.stride + label];
}

function labels({ compiled }: AgentRows): number[] {
  return Array.from({ length: compiled.stride - 1 }, (_, index) => index + 1);
}

/** A sum of columns and a number. */
interface Sum {
  readonly entries: readonly Entry[];
  readonly constant: number;
}

/** `value` times "works on `day`" (one of the listed labels, or any): a number where the past is known. */
function work(rows: AgentRows, day: number, value: number, listed?: ReadonlySet<number>): Sum {
  const counts = (label: number) => listed === undefined || listed.has(label);
  if (day < 0) {
    const label = rows.past(day);
    return { entries: [], constant: label > 0 && counts(label) ? value : 0 };
  }
  const entries = labels(rows)
    .filter(counts)
    .map((label) => [rows.column(day, label), value] as const);
  return { entries, constant: 0 };
}

/** "Off on `day`". */
function off(rows: AgentRows, day: number): Sum {
  const { entries, constant } = work(rows, day, -1);
  return { entries, constant: constant + 1 };
}

const negative = ({ entries, constant }: Sum): Sum => ({
  entries: entries.map(([column, value]) => [column, -value] as const),
  constant: -constant,
});

function addMaxShifts(rows: AgentRows, rule: RuleOf<'max-shifts'>): void {
  const set = [...labelSet(rows, rule.shifts)];
  const days = Array.from({ length: rows.compiled.days }, (_, day) => day);
  rows.addRow(
    0,
    rule.max,
    days.flatMap((day) => set.map((label) => [rows.column(day, label), 1] as const)),
  );
}

function addPeriodMinutes(rows: AgentRows, rule: RuleOf<'period-minutes'>): void {
  const { compiled, agent } = rows;
  const entries: Entry[] = [];
  for (let day = 0; day < compiled.days; day++) {
    for (const label of labels(rows)) {
      entries.push([rows.column(day, label), minutesOf(rows, compiled.counted, day, label)]);
    }
  }
  const credit = agent.creditMinutes;
  rows.addRow((rule.min ?? -INF) - credit, (rule.max ?? INF) - credit, entries);
}

/** At most (or at least) so many; what was worked before the period counts. */
function addTotalShifts(rows: AgentRows, { shifts, min, max, before = 0 }: RuleOf<'total-shifts'>): void {
  const listed = labelSet(rows, shifts);
  const days = Array.from({ length: rows.compiled.days }, (_, day) => day);
  const entries = days.flatMap((day) => work(rows, day, 1, listed).entries);
  if (max !== undefined) rows.addRow(-INF, rows.limit(max - before), entries);
  if (min !== undefined) rows.addRow(min - before, INF, entries);
}

/** Runs of days that belong: no `max` + 1 of them on end, and none short of `min` with both ends known. */
function addRuns(
  rows: AgentRows,
  { min = 1, max }: { readonly min?: number; readonly max?: number },
  belongs: (day: number) => Sum,
): void {
  const { days, pastDays } = rows.compiled;
  const addSum = (upper: number, parts: readonly Sum[], units: number): void => {
    const known = parts.reduce((sum, { constant }) => sum + constant, 0);
    rows.addRow(
      -INF,
      upper - known,
      parts.flatMap(({ entries }) => entries),
      units,
    );
  };
  if (max !== undefined) {
    for (let first = Math.max(-pastDays, -max); first + max < days; first++)
      addSum(
        max,
        Array.from({ length: max + 1 }, (_, index) => belongs(first + index)),
        1,
      );
  }
  // Not one day, `length` days that belong, not one day: the run must break or one of its neighbours join it.
  for (let length = 1; length < min; length++) {
    eachRun(rows, length, (before, run, after) => {
      const ends = [before, after].map((day) => negative(belongs(day)));
      addSum(length - 1, [...ends, ...run.map(belongs)], min - length);
    });
  }
}

/** Saturday worked if and only if Sunday is. */
function addCompleteWeekends(rows: AgentRows): void {
  const { days, pastDays, firstWeekday } = rows.compiled;
  for (let sunday = 0; sunday < days; sunday++) {
    if ((firstWeekday + sunday) % 7 !== 6 || sunday - 1 < -pastDays) continue;
    const [saturday, next] = [work(rows, sunday - 1, 1), work(rows, sunday, 1)];
    for (const [one, other] of [
      [saturday, next],
      [next, saturday],
    ])
      rows.addRow(-INF, other.constant - one.constant, [...one.entries, ...negative(other).entries]);
  }
}

/** Every run of `length` days with both neighbours known and its end in the period. */
function eachRun(
  { compiled }: AgentRows,
  length: number,
  visit: (before: number, run: number[], after: number) => void,
): void {
  for (let before = -compiled.pastDays; before + length + 1 < compiled.days; before++) {
    const after = before + length + 1;
    if (after < 0) continue;
    visit(
      before,
      Array.from({ length }, (_, index) => before + 1 + index),
      after,
    );
  }
}

function addWeekends(rows: AgentRows, rule: RuleOf<'weekends'>): void {
  const { days, firstWeekday } = rows.compiled;
  const weeks = new Map<number, number>();
  for (let day = 0; day < days; day++) {
    if ((firstWeekday + day) % 7 < 5) continue;
    const week = Math.floor((firstWeekday + day) / 7);
    const column = weeks.get(week) ?? rows.lp.addColumn(0, 0, 1);
    weeks.set(week, column);
    rows.define(-INF, 0, [...work(rows, day, 1).entries, [column, -1]]);
  }
  rows.addRow(
    -INF,
    rows.limit(rule.max - (rule.before ?? 0)),
    [...weeks.values()].map((column) => [column, 1] as const),
  );
}

/** At most one of a cell and the cells it forbids later; a past cell forbids outright. */
function forbidAfter(rows: AgentRows, day: number, label: number, later: readonly Entry[]): void {
  if (later.length === 0) return;
  if (day < 0) rows.addRow(0, 0, later);
  else rows.addRow(-INF, 1, [[rows.column(day, label), 1], ...later]);
}

function eachWorkable(rows: AgentRows, visit: (day: number, label: number) => void): void {
  const { days, pastDays } = rows.compiled;
  for (let day = -Math.min(pastDays, 4); day < days; day++) {
    for (const label of labels(rows)) {
      if (day < 0 ? rows.past(day) === label : rows.column(day, label) >= 0) visit(day, label);
    }
  }
}

function addSuccession(rows: AgentRows, rule: RuleOf<'succession'>): void {
  const [after] = labelSet(rows, [rule.after]);
  const next = [...labelSet(rows, rule.forbidden)];
  eachWorkable(rows, (day, label) => {
    if (label !== after || day + 1 < 0 || day + 1 >= rows.compiled.days) return;
    forbidAfter(
      rows,
      day,
      label,
      next.map((forbidden) => [rows.column(day + 1, forbidden), 1] as const),
    );
  });
}

function addRest(rows: AgentRows, rule: RuleOf<'rest'>): void {
  const { start, end, workEnd, working, days } = rows.compiled;
  const counts = (label: number) => rule.onCallToo === true || working[label] === 1;
  eachWorkable(rows, (day, label) => {
    if (!counts(label) || !restsAfter(rows.compiled, rule, label)) return;
    const free = minutesOf(rows, rule.onCallToo ? end : workEnd, day, label) + rule.minutes;
    for (let later = Math.max(0, day + 1); later < days && later <= day + 4; later++) {
      const clashing = labels(rows).filter(
        (next) => counts(next) && minutesOf(rows, start, later, next) < free,
      );
      forbidAfter(
        rows,
        day,
        label,
        clashing.map((next) => [rows.column(later, next), 1] as const),
      );
    }
  });
}

function addRestAfterCallOut(rows: AgentRows, { minutes }: RuleOf<'rest-after-call-out'>): void {
  const { compiled, agent } = rows;
  if (agent.callOuts.length === 0) return;
  const entries: Entry[] = [];
  for (let day = 0; day < compiled.days; day++) {
    for (const label of labels(rows)) {
      if (startsTooSoon(compiled, agent, minutes, day, label)) entries.push([rows.column(day, label), 1]);
    }
  }
  if (entries.length > 0) rows.addRow(0, 0, entries);
}

function addRolling(
  rows: AgentRows,
  length: number,
  max: number,
  amount: (day: number, label: number) => number,
): void {
  const { days, pastDays } = rows.compiled;
  const first = Math.max(-pastDays, 1 - length);
  for (let from = first; from <= Math.max(first, days - length); from++) {
    let known = 0;
    const entries: Entry[] = [];
    for (let day = from; day < Math.min(days, from + length); day++) {
      if (day < 0) {
        if (rows.past(day) > 0) known += amount(day, rows.past(day));
      } else for (const label of labels(rows)) entries.push([rows.column(day, label), amount(day, label)]);
    }
    // A past over the limit by itself cannot be mended: it only forbids adding to it.
    rows.addRow(-INF, Math.max(0, max - known), entries);
  }
}

/** A 0–1 column that may be 1 only if no cell is held in [from, to); −1 if the past already holds one there. */
function restColumn(
  rows: AgentRows,
  [from, to]: readonly [number, number],
  [firstDay, lastDay]: readonly [number, number],
  workOnly: boolean,
): number {
  const { start, workEnd, end, working } = rows.compiled;
  const overlaps = (day: number, label: number): boolean =>
    (!workOnly || working[label] === 1) &&
    minutesOf(rows, start, day, label) < to &&
    minutesOf(rows, workOnly ? workEnd : end, day, label) > from;
  const touching: Entry[][] = [];
  for (let day = Math.max(-rows.compiled.pastDays, firstDay - 3); day <= lastDay; day++) {
    if (day < 0) {
      const label = rows.past(day);
      if (label > 0 && overlaps(day, label)) return -1;
      continue;
    }
    if (day >= rows.compiled.days) continue;
    const cells = labels(rows).filter((label) => overlaps(day, label));
    if (cells.length > 0) touching.push(cells.map((label) => [rows.column(day, label), 1] as const));
  }
  const column = rows.lp.addColumn(0, 0, 1, true);
  for (const cells of touching) rows.addRow(-INF, 1, [...cells, [column, 1]]);
  return column;
}

function addWeeklyRest(rows: AgentRows, rule: RuleOf<'weekly-rest'>): void {
  const { days, pastDays, midnight, workEnd, working } = rows.compiled;
  const at = (day: number) => midnight[day + pastDays];
  const known = new Map<string, number>();
  for (let first = Math.max(-pastDays, 1 - rule.days); first + rule.days <= days; first++) {
    const [from, to] = [at(first), at(first + rule.days)];
    // A rest may be taken to begin at the window's start or when a shift ends.
    const begins = new Set([from]);
    for (let day = Math.max(-pastDays, first - 2); day < first + rule.days; day++) {
      for (const label of labels(rows)) {
        const ends = minutesOf(rows, workEnd, day, label);
        if (working[label] === 1 && ends > from && ends + rule.minutes <= to) begins.add(ends);
      }
    }
    const choices = [...begins].map((begin) => {
      const key = String(begin);
      const column =
        known.get(key) ??
        restColumn(rows, [begin, begin + rule.minutes], [first - 2, first + rule.days], true);
      known.set(key, column);
      return [column, 1] as const;
    });
    rows.addRow(1, INF, choices);
  }
}

function addRestDays(rows: AgentRows, rule: RuleOf<'rest-days'>): void {
  const { days, pastDays, firstWeekday, midnight } = rows.compiled;
  for (let first = -firstWeekday; first + rule.days <= days; first += rule.days) {
    if (first < -pastDays) continue;
    const block = Array.from({ length: rule.days }, (_, index) => {
      const day = first + index;
      return restColumn(rows, [midnight[day + pastDays], midnight[day + 1 + pastDays]], [day, day], false);
    });
    rows.addRow(
      rule.min,
      INF,
      block.map((column) => [column, 1] as const),
    );
    const together = Math.max(rule.together, rule.sunday ? 1 : 0);
    if (together === 0) continue;
    const runs: Entry[] = [];
    for (let from = 0; from + together <= rule.days; from++) {
      const run = block.slice(from, from + together);
      const sunday = run.some((_, index) => (((first + from + index + firstWeekday) % 7) + 7) % 7 === 6);
      if ((rule.sunday && !sunday) || run.includes(-1)) continue;
      const column = rows.lp.addColumn(0, 0, 1, true);
      for (const day of run)
        rows.addRow(-INF, 0, [
          [column, 1],
          [day, -1],
        ]);
      runs.push([column, 1]);
    }
    rows.addRow(1, INF, runs);
  }
}
