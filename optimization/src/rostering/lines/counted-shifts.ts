import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { RuleOf } from '../problem/line-rule.js';
import { labelsOf } from './line-part.js';
import { weekdayOf } from './weekend-parts.js';

/** 1 for the shifts that a rule counts: of its types, or all with work, on its days. */
export function countedShifts(
  compiled: CompiledProblem,
  { shifts, weekdays, onDays }: RuleOf<'rolling-shifts'>,
): (day: number, label: number) => number {
  const counts = shifts === undefined ? compiled.working : labelsOf(compiled, shifts);
  const counted = (day: number) =>
    (weekdays === undefined || weekdays.includes(weekdayOf(compiled, day))) &&
    (onDays === undefined || onDays.includes(day));
  return (day, label) => (counted(day) ? counts[label] : 0);
}
