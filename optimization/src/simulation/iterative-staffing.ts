import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { GRID_MINUTES } from '../staffing/offered-load.js';
import type { StayDistribution } from '../staffing/stay.js';
import { drawMinutes, drawPoisson, drawUniform } from './draw.js';
import { EventQueue } from './event-queue.js';

export interface IterativeStaffingInput {
  /** Expected arrivals per step; days before the first counted step belong in the warm-up. */
  readonly arrivals: readonly number[];
  readonly stepMinutes: number;
  readonly warmUpSteps: number;
  readonly service: StayDistribution;
  /** Wanted probability of waiting at any time of day. */
  readonly delayProbability: number;
  readonly runs: number;
  readonly maxIterations: number;
}

export interface IterativeStaffingResult {
  /** Agents per half-hour after the warm-up. */
  readonly staff: readonly number[];
  /** P(everyone busy) reached in each half-hour, measured by simulation with that staff. */
  readonly delay: readonly number[];
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Corrects staffing by simulation (Feldman, Mandelbaum, Massey & Whitt, Management Science 54(2), 2008), where
 * queueing formulas understate congestion: small units, fast change.
 *
 * Starts from unlimited staff, whose numbers in care are a lower bound on any staffing's, and takes the fewest agents
 * with P(patients in care or waiting ≥ agents) at most the wanted delay. Then simulates that staff on the same
 * patients and adds an agent to each half-hour still over the wanted delay, until none is: the original rule steps
 * both ways, and swings without end in small units near saturation. Same seed, same result.
 */
export function iterativeStaffing(input: IterativeStaffingInput, seed: number): IterativeStaffingResult {
  const cells = (input.arrivals.length * input.stepMinutes) / GRID_MINUTES;
  const skipped = (input.warmUpSteps * input.stepMinutes) / GRID_MINUTES;
  const unlimited = new Array<number>(cells).fill(Number.POSITIVE_INFINITY);
  let staff = sample(input, unlimited, seed).map((counts) => leastStaff(counts, input.delayProbability));
  for (let iterations = 1; ; iterations += 1) {
    const inSystem = sample(input, staff, seed);
    const delay = inSystem.map((counts, cell) => shareAtLeast(counts, staff[cell]));
    const converged = delay.every((found, cell) => cell < skipped || found <= input.delayProbability);
    if (converged || iterations >= input.maxIterations) {
      return { staff: staff.slice(skipped), delay: delay.slice(skipped), iterations, converged };
    }
    staff = staff.map((agents, cell) => (delay[cell] > input.delayProbability ? agents + 1 : agents));
  }
}

function shareAtLeast(counts: readonly number[], agents: number): number {
  return counts.filter((count) => count >= agents).length / counts.length;
}

/** Fewest agents with P(count ≥ agents) ≤ delay, at least one where anyone ever is. */
function leastStaff(counts: readonly number[], delay: number): number {
  const sorted = [...counts].sort((a, b) => b - a);
  const allowed = Math.floor(delay * sorted.length + 1e-9);
  return allowed < sorted.length ? sorted[allowed] + 1 : 0;
}

/** Patients in care or waiting at the middle of each half-hour, one list of runs per half-hour. */
function sample(input: IterativeStaffingInput, staff: readonly number[], seed: number): readonly number[][] {
  const stream = xoroshiro128plus(seed);
  const counts = staff.map((): number[] => []);
  for (let run = 0; run < input.runs; run += 1) {
    const own = stream.clone();
    stream.jump();
    runOnce(input, staff, own, counts);
  }
  return counts;
}

type QueueEvent = 'end' | 'cell' | { readonly care: number };

function runOnce(
  input: IterativeStaffingInput,
  staff: readonly number[],
  random: RandomGenerator,
  counts: readonly number[][],
): void {
  const events = new EventQueue<QueueEvent>();
  input.arrivals.forEach((mean, step) => {
    for (let left = drawPoisson(mean, random); left > 0; left -= 1) {
      // Care is drawn with the arrival, so that every staffing meets the very same patients.
      events.push((step + drawUniform(random)) * input.stepMinutes, {
        care: drawMinutes(input.service, random),
      });
    }
  });
  for (let cell = 0; cell < staff.length; cell += 1) {
    events.push(cell * GRID_MINUTES, 'cell');
    events.push((cell + 0.5) * GRID_MINUTES, 'cell');
  }
  const waiting: number[] = [];
  let head = 0;
  let busy = 0;
  for (let next = events.pop(); next !== undefined; next = events.pop()) {
    const { time, event } = next;
    const cell = Math.floor(time / GRID_MINUTES);
    if (cell >= staff.length) return;
    if (event === 'end') busy -= 1;
    else if (event !== 'cell') waiting.push(event.care);
    else if (time % GRID_MINUTES !== 0) counts[cell].push(busy + waiting.length - head);
    while (busy < staff[cell] && head < waiting.length) {
      busy += 1;
      events.push(time + waiting[head], 'end');
      head += 1;
    }
  }
}
