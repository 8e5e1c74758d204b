import { countedMinutes } from '../problem/calendar.js';
import type { LineRule } from '../problem/line-rule.js';
import type { AgentLine } from './agent-line.js';
import type { Violation } from './verdict.js';

type Fault = Pick<Violation, 'day' | 'found' | 'limit' | 'detail'>;
type RuleOf<K extends LineRule['kind']> = Extract<LineRule, { kind: K }>;

/** Shifts of some types over the period. */
export function judgeMaxShifts(line: AgentLine, rule: RuleOf<'max-shifts'>): Fault[] {
  const found = line.shifts.filter(({ day, shift }) => day >= 0 && rule.shifts.includes(shift.id)).length;
  if (found <= rule.max) return [];
  return [
    { found, limit: rule.max, detail: `${found} shifts of ${rule.shifts.join(', ')}, at most ${rule.max}` },
  ];
}

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
export function judgeWeekends(line: AgentLine, rule: RuleOf<'weekends'>): Fault[] {
  const saturdays = new Set<number>();
  for (const { day } of line.shifts) {
    const weekday = line.calendar.weekday(day);
    if (day >= 0 && weekday >= 5) saturdays.add(day - (weekday - 5));
  }
  const found = saturdays.size;
  if (found <= rule.max) return [];
  return [{ found, limit: rule.max, detail: `works on ${found} weekends, at most ${rule.max}` }];
}
