import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator';
import { type Interval, intervalOf, sampleQuantile } from './interval.js';
import type { FlowScenario } from './scenario.js';
import { type FlowRun, simulateOnce } from './simulate-once.js';

export interface LevelResult {
  readonly id: string;
  readonly arrivals: Interval;
  /** Minutes from arrival to being seen, of those seen. */
  readonly meanWaitMinutes: Interval;
  readonly medianWaitMinutes: number;
  readonly p90WaitMinutes: number;
  /** Share of those seen who were seen within the level's target. */
  readonly withinTarget: Interval;
  readonly leftUnseen: Interval;
  /** Share who found nobody free for their first care. */
  readonly probabilityOfWaiting: Interval;
  /** Minutes waiting for the first care, of all who came. */
  readonly meanFirstWaitMinutes: Interval;
}

/** Patients in the department in one half-hour: mean, and the 10–90 % range over runs. */
export interface PresentResult {
  readonly mean: number;
  readonly q10: number;
  readonly q90: number;
}

export interface FlowResult {
  readonly runs: number;
  readonly levels: readonly LevelResult[];
  readonly leftUnseen: Interval;
  readonly present: readonly PresentResult[];
  /** Share of duty time spent in care, by skill. */
  readonly utilisation: Readonly<Record<string, Interval>>;
  /** Share of the spells of care that found nobody of their skill free. */
  readonly delayed: Readonly<Record<string, Interval>>;
}

/**
 * Simulates a scenario several times, each run from its own independent stream of the seed.
 *
 * @param scenarioOf the scenario of each run (the same one, or one per forecast path)
 * @throws RangeError when a stage asks for a skill without staff (a caller's bug)
 */
export function simulateFlow(
  scenarioOf: (run: number) => FlowScenario,
  runs: number,
  seed: number,
): FlowResult {
  const stream: JumpableRandomGenerator = xoroshiro128plus(seed);
  const outcomes = Array.from({ length: runs }, (_, run) => {
    const own = stream.clone();
    stream.jump();
    return simulateOnce(scenarioOf(run), own);
  });
  const { levels } = scenarioOf(0);
  const cells = outcomes[0]?.present.length ?? 0;
  const skills = Object.keys(scenarioOf(0).servers);
  return {
    runs,
    levels: levels.map((level, index) => levelResult(level.id, index, level.targetMinutes, outcomes)),
    leftUnseen: intervalOf(
      outcomes.map(({ levels: each }) =>
        share(
          each.reduce((sum, level) => sum + level.leftUnseen, 0),
          each.reduce((sum, level) => sum + level.arrivals, 0),
        ),
      ),
    ),
    present: Array.from({ length: cells }, (_, cell) => {
      const counts = outcomes.map((run) => run.present[cell]);
      return {
        mean: intervalOf(counts).mean,
        q10: sampleQuantile(counts, 0.1),
        q90: sampleQuantile(counts, 0.9),
      };
    }),
    utilisation: Object.fromEntries(
      skills.map((skill) => [
        skill,
        intervalOf(outcomes.map((run) => share(run.busyMinutes[skill] ?? 0, run.dutyMinutes[skill] ?? 0))),
      ]),
    ),
    delayed: Object.fromEntries(
      skills.map((skill) => [
        skill,
        intervalOf(outcomes.map((run) => share(run.delayedSpells[skill] ?? 0, run.spells[skill] ?? 0))),
      ]),
    ),
  };
}

function levelResult(id: string, index: number, target: number, runs: readonly FlowRun[]): LevelResult {
  const own = runs.map(({ levels }) => levels[index]);
  const seen = own.filter(({ waits }) => waits.length > 0);
  const all = own.flatMap(({ waits }) => waits);
  return {
    id,
    arrivals: intervalOf(own.map(({ arrivals }) => arrivals)),
    meanWaitMinutes: intervalOf(seen.map(({ waits }) => share(sum(waits), waits.length))),
    medianWaitMinutes: sampleQuantile(all, 0.5),
    p90WaitMinutes: sampleQuantile(all, 0.9),
    withinTarget: intervalOf(
      seen.map(({ waits }) => share(waits.filter((wait) => wait <= target).length, waits.length)),
    ),
    leftUnseen: intervalOf(own.map((level) => share(level.leftUnseen, level.arrivals))),
    probabilityOfWaiting: intervalOf(own.map((level) => share(level.waited, level.arrivals))),
    meanFirstWaitMinutes: intervalOf(own.map((level) => share(level.firstStageWaits, level.arrivals))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
