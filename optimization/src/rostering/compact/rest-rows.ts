import { startsTooSoon } from '../lines/call-out-part.js';
import { restsAfter } from '../lines/rest-parts.js';
import { weekdayOf } from '../lines/weekend-parts.js';
import type { RuleOf } from '../problem/line-rule.js';
import { type Entry, INF, labelSet, labels, minutesOf } from './agent-sums.js';
import type { AgentRows } from './compact-model.js';

export function addSuccession(rows: AgentRows, rule: RuleOf<'succession'>): void {
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

export function addRest(rows: AgentRows, rule: RuleOf<'rest'>): void {
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

export function addRestAfterCallOut(rows: AgentRows, { minutes }: RuleOf<'rest-after-call-out'>): void {
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

export function addWeeklyRest(rows: AgentRows, rule: RuleOf<'weekly-rest'>): void {
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

export function addRestDays(rows: AgentRows, rule: RuleOf<'rest-days'>): void {
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
      const sunday = run.some((_, index) => weekdayOf(rows.compiled, first + from + index) === 6);
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
