import type { LinePricer } from '../lines/line-pricer.js';
import type { SolveTask } from './solve-task.js';

/** Milliseconds that one pricing stands for when a run is limited by work instead of time. */
const PRICING_MS = 0.25;

/**
 * The same task on a clock that only pricing moves: the same seed and number of lines give the same run, whatever the
 * machine. Real time still ends it at the deadline given.
 */
export function onWorkClock(
  task: SolveTask,
  pricers: readonly LinePricer[],
  linesToPrice: number,
): { readonly task: SolveTask; readonly pricers: readonly LinePricer[] } {
  let done = 0;
  const started = task.now();
  const counted = pricers.map(
    (inner): LinePricer => ({
      exact: inner.exact,
      line: inner.line,
      get bound() {
        return inner.bound;
      },
      best(costs, limit, quick) {
        done++;
        return inner.best(costs, limit, quick);
      },
    }),
  );
  return {
    task: {
      ...task,
      now: () => started + (task.now() >= task.deadline ? linesToPrice : done) * PRICING_MS,
      deadline: started + linesToPrice * PRICING_MS,
    },
    pricers: counted,
  };
}
