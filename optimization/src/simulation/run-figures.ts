import type { FlowScenario } from './scenario.js';
import type { FlowRun } from './simulate-once.js';

/** One run of a department in a few numbers, all triage levels together. */
export interface RunFigures {
  readonly arrivals: number;
  readonly meanWaitMinutes: number;
  /** Share of those seen who were seen within their level's target. */
  readonly withinTarget: number;
  /** Share of those who came. */
  readonly leftUnseen: number;
  readonly meanPresent: number;
  readonly peakPresent: number;
}

export const FIGURES = [
  'arrivals',
  'meanWaitMinutes',
  'withinTarget',
  'leftUnseen',
  'meanPresent',
  'peakPresent',
] as const satisfies readonly (keyof RunFigures)[];

/** The figures of one run; nobody seen counts as nobody late. */
export function runFigures(scenario: FlowScenario, run: FlowRun): RunFigures {
  const total = (of: (level: FlowRun['levels'][number], index: number) => number) =>
    run.levels.reduce((sum, level, index) => sum + of(level, index), 0);
  const arrivals = total((level) => level.arrivals);
  const seen = total((level) => level.waits.length);
  const inTime = total(
    (level, index) => level.waits.filter((wait) => wait <= scenario.levels[index].targetMinutes).length,
  );
  const waits = total((level) => level.waits.reduce((sum, wait) => sum + wait, 0));
  const present = run.present.reduce((sum, count) => sum + count, 0);
  return {
    arrivals,
    meanWaitMinutes: seen > 0 ? waits / seen : 0,
    withinTarget: seen > 0 ? inTime / seen : 1,
    leftUnseen: arrivals > 0 ? total((level) => level.leftUnseen) / arrivals : 0,
    meanPresent: run.present.length > 0 ? present / run.present.length : 0,
    peakPresent: Math.max(0, ...run.present),
  };
}
