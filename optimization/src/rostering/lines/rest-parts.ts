import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { RuleOf } from '../problem/line-rule.js';
import { DEAD, type LinePart } from './line-part.js';

/** One machine for all rests; where shifts have time on call, one for rests of work, one for the whole of shifts. */
export function restParts(
  compiled: CompiledProblem,
  rests: readonly RuleOf<'rest'>[],
  successions: readonly RuleOf<'succession'>[],
): LinePart[] {
  if (!compiled.hasOnCall) return [restPart(compiled, rests, successions, false)];
  return [
    restPart(
      compiled,
      rests.filter(({ onCallToo }) => onCallToo === true),
      successions,
      false,
    ),
    restPart(
      compiled,
      rests.filter(({ onCallToo }) => onCallToo !== true),
      [],
      true,
    ),
  ];
}

/** State: the last shift while it can still forbid a start (1 + label + age × stride), else 0. */
function restPart(
  compiled: CompiledProblem,
  rests: readonly RuleOf<'rest'>[],
  successions: readonly RuleOf<'succession'>[],
  workOnly: boolean,
): LinePart {
  const { stride, days, pastDays, start, working, problem } = compiled;
  const end = workOnly ? compiled.workEnd : compiled.end;
  const seen = (label: number) => (workOnly && working[label] === 0 ? 0 : label);
  const minutesAfter = Int32Array.from({ length: stride }, (_, label) =>
    Math.max(0, ...rests.filter((rule) => restsAfter(compiled, rule, label)).map((rule) => rule.minutes)),
  );
  const label = (id: string) => problem.shifts.findIndex((shift) => shift.id === id) + 1;
  const forbidden = new Uint8Array(stride * stride);
  for (const rule of successions) {
    for (const next of rule.forbidden) forbidden[label(rule.after) * stride + label(next)] = 1;
  }
  const clashes = (before: number, last: number, day: number, next: number): boolean =>
    (day === before + 1 && forbidden[last * stride + next] === 1) ||
    start[(day + pastDays) * stride + next] - end[(before + pastDays) * stride + last] < minutesAfter[last];
  const matters = (before: number, last: number, from: number): boolean => {
    for (let day = from; day < days && day <= before + 4; day++) {
      for (let next = 1; next < stride; next++)
        if (seen(next) > 0 && clashes(before, last, day, next)) return true;
    }
    return false;
  };
  /** State at the midnight before `day` of a shift worked `age` days earlier. */
  const encode = (day: number, age: number, last: number): number =>
    matters(day - age, last, day) ? 1 + (age - 1) * stride + last : 0;
  return {
    start: (past) => {
      for (let age = 1; age <= past.length; age++) {
        const last = seen(past[past.length - age]);
        if (last > 0) return encode(0, age, last);
      }
      return 0;
    },
    step: (state, day, label) => {
      const next = seen(label);
      if (state === 0) return next === 0 ? 0 : encode(day + 1, 1, next);
      const age = 1 + Math.floor((state - 1) / stride);
      const last = (state - 1) % stride;
      if (next === 0) return encode(day + 1, age + 1, last);
      return clashes(day - age, last, day, next) ? DEAD : encode(day + 1, 1, next);
    },
    accepts: () => true,
  };
}

/** Whether a rest is due after shifts of a label. */
export function restsAfter({ problem }: CompiledProblem, rule: RuleOf<'rest'>, label: number): boolean {
  const shift = problem.shifts[label - 1];
  return shift !== undefined && (rule.after === undefined || rule.after.includes(shift.id));
}
