import { countedMinutes } from '../problem/calendar.js';
import type { RuleOf } from '../problem/line-rule.js';
import type { AgentLine } from './agent-line.js';
import type { Fault } from './verdict.js';

/** Shifts of some types over the period. */
export function judgeMaxShifts(line: AgentLine, rule: RuleOf<'max-shifts'>): Fault[] {
  const found = line.shifts.filter(({ day, shift }) => day >= 0 && rule.shifts.includes(shift.id)).length;
  if (found <= rule.max) return [];
  return [
    { found, limit: rule.max, detail: `${found} shifts of ${rule.shifts.join(', ')}, at most ${rule.max}` },
  ];
}

/** Shifts of some types, or all, over the period and before it. */
export function judgeTotalShifts(line: AgentLine, rule: RuleOf<'total-shifts'>, soft: boolean): Fault[] {
  const { shifts, min, max, before = 0 } = rule;
  const worked = line.shifts.filter(
    ({ day, shift }) => day >= 0 && (shifts === undefined || shifts.includes(shift.id)),
  ).length;
  const found = before + worked;
  const types = shifts === undefined ? 'shifts' : `shifts of ${shifts.join(', ')}`;
  const faults: Fault[] = [];
  if (max !== undefined && found > max && mayBeMended(worked, soft))
    faults.push({ found, limit: max, detail: `${found} ${types}, at most ${max}` });
  if (min !== undefined && found < min)
    faults.push({ found, limit: min, detail: `${found} ${types}, at least ${min}` });
  return faults;
}

/** Too many before the period alone breaks no hard rule: no roster could mend it. It is a price like any other. */
const mayBeMended = (counted: number, soft: boolean): boolean => soft || counted > 0;

/** Counted minutes over the period, leave credits included, overtime left out. */
export function judgePeriodMinutes(line: AgentLine, rule: RuleOf<'period-minutes'>): Fault[] {
  let found = (line.agent.leave ?? []).reduce((sum, leave) => sum + (leave.creditMinutes ?? 0), 0);
  for (const worked of line.shifts) {
    if (worked.day >= 0 && !worked.overtime) found += countedMinutes(worked, worked.shift);
  }
  const faults: Fault[] = [];
  if (rule.max !== undefined && found > rule.max) {
    faults.push({ found, limit: rule.max, detail: `${found} minutes over the period, at most ${rule.max}` });
  }
  if (rule.min !== undefined && found < rule.min) {
    faults.push({ found, limit: rule.min, detail: `${found} minutes over the period, at least ${rule.min}` });
  }
  return faults;
}

/** Weekends (Saturday and Sunday of one week) with a shift starting on either day. */
export function judgeWeekends(line: AgentLine, rule: RuleOf<'weekends'>, soft: boolean): Fault[] {
  const saturdays = new Set<number>();
  for (const { day } of line.shifts) {
    const weekday = line.calendar.weekday(day);
    if (day >= 0 && weekday >= 5) saturdays.add(day - (weekday - 5));
  }
  const found = saturdays.size + (rule.before ?? 0);
  if (found <= rule.max || !mayBeMended(saturdays.size, soft)) return [];
  return [{ found, limit: rule.max, detail: `works on ${found} weekends, at most ${rule.max}` }];
}

/** Weekends of which one day is worked and the other is not; both must be known, one in the period. */
export function judgeCompleteWeekends(line: AgentLine): Fault[] {
  const faults: Fault[] = [];
  for (let sunday = 0; sunday < line.endDay; sunday++) {
    const saturday = sunday - 1;
    if (line.calendar.weekday(sunday) !== 6 || saturday < line.firstDay) continue;
    if (line.works(saturday) === line.works(sunday)) continue;
    faults.push({ day: saturday, found: 1, limit: 0, detail: 'works one day of the weekend only' });
  }
  return faults;
}
