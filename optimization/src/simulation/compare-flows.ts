import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type Interval, intervalOf } from './interval.js';
import { FIGURES, type RunFigures, runFigures } from './run-figures.js';
import type { FlowScenario } from './scenario.js';
import { simulateOnce } from './simulate-once.js';

export type FigureIntervals = { readonly [K in keyof RunFigures]: Interval };

/** A variant's figures, and by how much they differ from the first scenario's on the very same patients. */
export interface ComparedFlow {
  readonly figures: FigureIntervals;
  readonly difference: FigureIntervals;
}

/**
 * Simulates several scenarios on common random numbers: run i of each meets the same patients, so that a difference
 * shows through far less noise than two separate simulations would leave (Law, Simulation Modeling and Analysis, ch. 11).
 *
 * @param scenarios for each variant, its scenario of run i; the first is what the others are compared with
 * @returns in the same order; the first differs from itself by 0
 */
export function compareFlows(
  scenarios: readonly ((run: number) => FlowScenario)[],
  runs: number,
  seed: number,
): readonly ComparedFlow[] {
  const outcomes = scenarios.map((scenarioOf) => {
    const stream = xoroshiro128plus(seed);
    return Array.from({ length: runs }, (_, run) => {
      const own = stream.clone();
      stream.jump();
      const scenario = scenarioOf(run);
      return runFigures(scenario, simulateOnce(scenario, own));
    });
  });
  return outcomes.map((own) => ({
    figures: intervals((run, figure) => own[run][figure], runs),
    difference: intervals((run, figure) => own[run][figure] - outcomes[0][run][figure], runs),
  }));
}

function intervals(value: (run: number, figure: keyof RunFigures) => number, runs: number): FigureIntervals {
  const of = (figure: keyof RunFigures) =>
    intervalOf(Array.from({ length: runs }, (_, run) => value(run, figure)));
  const [arrivals, meanWaitMinutes, withinTarget, leftUnseen, meanPresent, peakPresent] = FIGURES.map(of);
  return { arrivals, meanWaitMinutes, withinTarget, leftUnseen, meanPresent, peakPresent };
}
