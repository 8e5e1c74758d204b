import { weekdayOf } from '../lines/weekend-parts.js';
import type { RuleOf } from '../problem/line-rule.js';
import { type Entry, INF, labelSet, labels, minutesOf, work } from './agent-sums.js';
import type { AgentRows } from './compact-model.js';

export function addMaxShifts(rows: AgentRows, rule: RuleOf<'max-shifts'>): void {
  const set = [...labelSet(rows, rule.shifts)];
  const days = Array.from({ length: rows.compiled.days }, (_, day) => day);
  rows.addRow(
    0,
    rule.max,
    days.flatMap((day) => set.map((label) => [rows.column(day, label), 1] as const)),
  );
}

export function addPeriodMinutes(rows: AgentRows, rule: RuleOf<'period-minutes'>): void {
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
export function addTotalShifts(
  rows: AgentRows,
  { shifts, min, max, before = 0 }: RuleOf<'total-shifts'>,
): void {
  const listed = labelSet(rows, shifts);
  const days = Array.from({ length: rows.compiled.days }, (_, day) => day);
  const entries = days.flatMap((day) => work(rows, day, 1, listed).entries);
  if (max !== undefined) rows.addRow(-INF, rows.limit(max - before), entries);
  if (min !== undefined) rows.addRow(min - before, INF, entries);
}

export function addWeekends(rows: AgentRows, rule: RuleOf<'weekends'>): void {
  const { days, firstWeekday } = rows.compiled;
  const weeks = new Map<number, number>();
  for (let day = 0; day < days; day++) {
    if (weekdayOf(rows.compiled, day) < 5) continue;
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

export function addRolling(
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
