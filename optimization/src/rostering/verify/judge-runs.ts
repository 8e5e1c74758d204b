import { callOutSpan } from '../problem/calendar.js';
import type { AppliedRule, RuleOf } from '../problem/line-rule.js';
import { type AgentLine, runsOf, type WorkedShift } from './agent-line.js';
import type { Fault, Violation } from './verdict.js';

/** Runs of work longer than the maximum, or shorter than the minimum where both ends are known. */
export function judgeConsecutiveWork(line: AgentLine, rule: RuleOf<'consecutive-work'>): Fault[] {
  return judgeRuns(line, rule, line.works, (found) => `works ${found} days on end`);
}

/** The same of days off. */
export function judgeConsecutiveDaysOff(line: AgentLine, rule: RuleOf<'consecutive-days-off'>): Fault[] {
  return judgeRuns(
    line,
    rule,
    (day) => !line.works(day),
    (found) => `${found} days off on end`,
  );
}

/** The same of days with a shift of the listed types. */
export function judgeConsecutiveShifts(line: AgentLine, rule: RuleOf<'consecutive-shifts'>): Fault[] {
  const isListed = (day: number) => rule.shifts.includes(line.on(day)?.shift.id ?? '');
  return judgeRuns(line, rule, isListed, (found) => `${found} days of ${rule.shifts.join(', ')} on end`);
}

function judgeRuns(
  line: AgentLine,
  { min, max }: { readonly min?: number; readonly max?: number },
  belongs: (day: number) => boolean,
  says: (found: number) => string,
): Fault[] {
  const faults: Fault[] = [];
  for (const run of runsOf(line.firstDay, line.endDay, belongs)) {
    const found = run.end - run.start;
    if (max !== undefined && found > max && run.end > 0) {
      // Days by which the run was too long before the period are not counted again.
      const by = found - Math.max(max, -run.start);
      faults.push({ day: run.start, found, limit: max, by, detail: `${says(found)}, at most ${max}` });
    }
    if (min !== undefined && found < min && endsAreKnown(line, run.start, run.end))
      faults.push({ day: run.start, found, limit: min, detail: `${says(found)}, at least ${min}` });
  }
  return faults;
}

/** A run is judged by the day that ends it, which must lie in the period; its start must be known. */
function endsAreKnown(line: AgentLine, start: number, end: number): boolean {
  return start > line.firstDay && end >= 0 && end < line.endDay;
}

/** Days on which a forbidden type follows. */
export function judgeSuccession(line: AgentLine, rule: RuleOf<'succession'>): Fault[] {
  return consecutivePairs(line)
    .filter(
      ([before, after]) =>
        after.day === before.day + 1 &&
        before.shift.id === rule.after &&
        rule.forbidden.includes(after.shift.id),
    )
    .map(([before, after]) => ({
      day: after.day,
      found: 1,
      limit: 0,
      detail: `${after.shift.id} the day after ${before.shift.id}`,
    }));
}

/** Real minutes between the end of a shift's work, of any type or of those listed, and the start of the next. */
export function judgeRest(line: AgentLine, rule: RuleOf<'rest'>): Fault[] {
  const counts = ({ start, workEnd }: WorkedShift) => rule.onCallToo === true || workEnd > start;
  const endOf = ({ end, workEnd }: WorkedShift) => (rule.onCallToo === true ? end : workEnd);
  return consecutivePairs(line, counts)
    .filter(([before]) => rule.after === undefined || rule.after.includes(before.shift.id))
    .filter(([before, after]) => after.start - endOf(before) < rule.minutes)
    .map(([before, after]) => {
      const found = after.start - endOf(before);
      return {
        day: after.day,
        found,
        limit: rule.minutes,
        detail: `${found} minutes of rest between ${before.shift.id} and ${after.shift.id}, at least ${rule.minutes}`,
      };
    });
}

function consecutivePairs(line: AgentLine, counts: (shift: WorkedShift) => boolean = () => true) {
  const shifts = line.shifts.filter(counts);
  return shifts
    .slice(1)
    .map((after, index) => [shifts[index], after] as const)
    .filter(([, after]) => after.day >= 0);
}

/** Real minutes between the end of a call-out and the next start of work. */
export function judgeRestAfterCallOut(line: AgentLine, rule: RuleOf<'rest-after-call-out'>): Fault[] {
  return (line.agent.callOuts ?? []).flatMap((callOut) => {
    const { start, end } = callOutSpan(line.calendar, callOut);
    const next = line.shifts.find(
      (shift) => shift.day >= 0 && shift.workEnd > shift.start && shift.start >= start,
    );
    if (next === undefined || next.start - end >= rule.minutes) return [];
    const found = Math.max(0, next.start - end);
    const detail = `${found} minutes of rest between a call-out and ${next.shift.id}, at least ${rule.minutes}`;
    return [{ day: next.day, found, limit: rule.minutes, detail }];
  });
}

/** Carries a fault into a violation of an applied rule. */
export function violation(line: AgentLine, rule: AppliedRule, { by: _by, ...fault }: Fault): Violation {
  return { kind: rule.line.kind, rule: rule.id, agent: line.agent.id, ...fault };
}
