import type { RuleOf } from '../problem/line-rule.js';
import { type AgentLine, runsOf, type WorkedShift } from './agent-line.js';
import type { Fault } from './verdict.js';

/** First days of the windows of `days` days that hold at least one day of the period. */
function windowStarts(line: AgentLine, days: number): number[] {
  const first = Math.max(line.firstDay, 1 - days);
  const last = Math.max(first, line.endDay - days);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Shifts of those listed that start in a window; none when all lie in the past, which no roster can change. */
function startingIn(shifts: readonly WorkedShift[], from: number, days: number): readonly WorkedShift[] {
  const inside = shifts.filter(({ day }) => day >= from && day < from + days);
  return inside.some(({ day }) => day >= 0) ? inside : [];
}

/** Minutes of work, or on call, of the shifts that start in any `days` days on end. */
export function judgeRollingMinutes(line: AgentLine, rule: RuleOf<'rolling-minutes'>): Fault[] {
  const minutesOf = ({ worked, end, workEnd, overtime }: WorkedShift): number => {
    if (rule.onCall === true) return end - workEnd;
    return rule.withoutOvertime === true && overtime ? 0 : worked;
  };
  const counted = line.shifts.filter((shift) => minutesOf(shift) > 0);
  return windowStarts(line, rule.days).flatMap((day) => {
    const found = startingIn(counted, day, rule.days).reduce((sum, shift) => sum + minutesOf(shift), 0);
    if (found <= rule.max) return [];
    const kind = rule.onCall === true ? 'minutes on call' : 'minutes';
    return [
      { day, found, limit: rule.max, detail: `${found} ${kind} in ${rule.days} days, at most ${rule.max}` },
    ];
  });
}

/** Number of shifts that start in any `days` days on end. */
export function judgeRollingShifts(line: AgentLine, rule: RuleOf<'rolling-shifts'>): Fault[] {
  const counted = line.shifts.filter(
    ({ shift, day: on, start, workEnd }) =>
      (rule.shifts === undefined ? workEnd > start : rule.shifts.includes(shift.id)) &&
      (rule.weekdays === undefined || rule.weekdays.includes(line.calendar.weekday(on))) &&
      (rule.onDays === undefined || rule.onDays.includes(on)),
  );
  return windowStarts(line, rule.days).flatMap((day) => {
    const found = startingIn(counted, day, rule.days).length;
    if (found <= rule.max) return [];
    const types = rule.shifts === undefined ? 'shifts' : `shifts of ${rule.shifts.join(', ')}`;
    return [
      { day, found, limit: rule.max, detail: `${found} ${types} in ${rule.days} days, at most ${rule.max}` },
    ];
  });
}

/** Longest rest inside every window of whole known days. */
export function judgeWeeklyRest(line: AgentLine, rule: RuleOf<'weekly-rest'>): Fault[] {
  const faults: Fault[] = [];
  for (let day = Math.max(line.firstDay, 1 - rule.days); day + rule.days <= line.endDay; day++) {
    const from = line.calendar.instant(day, 0);
    const to = line.calendar.instant(day + rule.days, 0);
    let found = 0;
    let free = from;
    for (const shift of line.shifts) {
      // On call is rest; only work breaks it.
      if (shift.workEnd === shift.start || shift.workEnd <= from || shift.start >= to) continue;
      found = Math.max(found, shift.start - free);
      free = Math.max(free, shift.workEnd);
    }
    found = Math.max(found, to - free);
    if (found < rule.minutes) {
      faults.push({
        day,
        found,
        limit: rule.minutes,
        detail: `longest rest in ${rule.days} days is ${found} minutes, at least ${rule.minutes}`,
      });
    }
  }
  return faults;
}

/** Whole days of rest in each block of days counted from the Monday of the period's first week. */
export function judgeRestDays(line: AgentLine, rule: RuleOf<'rest-days'>): Fault[] {
  const faults: Fault[] = [];
  const monday = 0 - line.calendar.weekday(0);
  for (let start = monday; start + rule.days <= line.endDay; start += rule.days) {
    if (start < line.firstDay) continue;
    const end = start + rule.days;
    const runs = runsOf(start, end, line.rests);
    const found = runs.reduce((sum, run) => sum + run.end - run.start, 0);
    if (found < rule.min) {
      faults.push({
        day: start,
        found,
        limit: rule.min,
        detail: `${found} days of rest in ${rule.days} days, at least ${rule.min}`,
      });
    }
    const hasSunday = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => line.calendar.weekday(from + index)).includes(6);
    const together = Math.max(rule.together, rule.sunday ? 1 : 0);
    const fits = runs.some(
      (run) => run.end - run.start >= together && (!rule.sunday || hasSunday(run.start, run.end)),
    );
    if (together > 0 && !fits) {
      faults.push({
        day: start,
        found: Math.max(0, ...runs.map((run) => run.end - run.start)),
        limit: together,
        detail: `no ${together} days of rest together${rule.sunday ? ' with a Sunday' : ''} in ${rule.days} days`,
      });
    }
  }
  return faults;
}
