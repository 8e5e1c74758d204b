import type { AppliedRule, LineRule } from '../problem/line-rule.js';
import { DEAD, type LineFrame, type LinePart, labelsOf } from './line-part.js';

type RunRule = Extract<
  LineRule,
  { kind: 'consecutive-work' | 'consecutive-days-off' | 'consecutive-shifts' }
>;

const isRunRule = (line: LineRule): line is RunRule =>
  line.kind === 'consecutive-work' ||
  line.kind === 'consecutive-days-off' ||
  line.kind === 'consecutive-shifts';

/** One machine for each rule on runs of days, hard or soft. */
export function runParts(frame: LineFrame, rules: readonly AppliedRule[]): LinePart[] {
  return rules.flatMap(({ line, penalty }) =>
    isRunRule(line) ? [runPart(membersOf(frame, line), line, penalty ?? Number.POSITIVE_INFINITY)] : [],
  );
}

/** 1 for the labels a run is made of. */
function membersOf(frame: LineFrame, line: RunRule): Uint8Array {
  if (line.kind === 'consecutive-shifts') return labelsOf(frame, line.shifts);
  const works = labelsOf(frame, undefined);
  return line.kind === 'consecutive-work' ? works : works.map((one) => 1 - one);
}

/**
 * State: 0 outside a run; 1..top the length of a run whose start is known; then the same for a run that touches the
 * unknown past, of which no minimum is asked; last, the edge of the unknown past. Lengths from `top` on are alike.
 */
function runPart(members: Uint8Array, { min = 0, max }: RunRule, penalty: number): LinePart {
  const most = max ?? Number.POSITIVE_INFINITY;
  const top = Math.max(1, min, max ?? 0);
  const edge = 2 * top + 1;
  const lengthOf = (state: number) => (state === edge ? 0 : state > top ? state - top : state);
  const cost = (state: number, _day: number, label: number): number => {
    if (members[label] === 1) return lengthOf(state) >= most ? penalty : 0;
    return state > 0 && state <= top && state < min ? penalty * (min - state) : 0;
  };
  const next = (state: number, label: number): number => {
    if (members[label] === 0) return 0;
    return state === edge || state > top
      ? top + Math.min(top, lengthOf(state) + 1)
      : Math.min(top, state + 1);
  };
  return {
    start: (past) => past.reduce(next, edge),
    step: (state, day, label) =>
      cost(state, day, label) === Number.POSITIVE_INFINITY ? DEAD : next(state, label),
    accepts: () => true,
    ...(penalty === Number.POSITIVE_INFINITY ? {} : { cost }),
  };
}
