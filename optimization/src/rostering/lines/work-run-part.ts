import type { RuleOf } from '../problem/line-rule.js';
import { DEAD, type LinePart } from './line-part.js';

/** State: days on end of work (positive) or off, and whether the run's start is unknown. */
export function workRunPart(
  work: readonly RuleOf<'consecutive-work'>[],
  off: readonly RuleOf<'consecutive-days-off'>[],
): LinePart {
  const max = Math.min(...work.map((rule) => rule.max ?? Number.POSITIVE_INFINITY));
  const minRun = Math.max(1, ...work.map((rule) => rule.min ?? 1));
  const minOff = Math.max(1, ...off.map((rule) => rule.min ?? 1));
  const top = Math.max(minRun, Number.isFinite(max) ? max : 0);
  // 0 = nothing known; 1..top = a run of work that may end only at the minimum; then the same, free to end at
  // once; then runs of days off up to the minimum, from which work may start.
  const free = top;
  const offBase = 2 * top;
  const next = (state: number, works: boolean): number => {
    if (works) {
      if (state === 0) return free + 1;
      if (state > offBase) return state - offBase >= minOff ? 1 : DEAD;
      const [base, length] = state > free ? [free, state - free] : [0, state];
      return length >= max ? DEAD : base + Math.min(top, length + 1);
    }
    if (state === 0) return offBase + minOff;
    if (state > offBase) return Math.min(offBase + minOff, state + 1);
    return state > free || state >= minRun ? offBase + 1 : DEAD;
  };
  return {
    start: (past) => {
      let state = 0;
      for (const label of past) {
        const reached = next(state, label > 0);
        // A past that breaks the rule is over: only where it stands now matters.
        state = reached !== DEAD ? reached : label > 0 ? (state > offBase ? 1 : state) : offBase + 1;
      }
      return state;
    },
    step: (state, _day, label) => next(state, label > 0),
    accepts: () => true,
  };
}
