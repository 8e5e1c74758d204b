import { createHash } from 'node:crypto';
import type {
  ComparedFlow,
  FlowResult,
  SafetyFactor,
  SafetyFactorInput,
  StaffingProfile,
} from '@releve/optimization';
import { createThreadRunner, type JobRunner, unavailable } from '@releve/platform';

/** A department over a run of days, without its arrivals. The first day is put before it, to fill the department. */
export interface DepartmentInput {
  readonly profile: StaffingProfile;
  /** Skills in the order in which they see a patient, and the one by whom "seen" is meant. */
  readonly order: readonly string[];
  readonly seenBy: string;
  /** Agents on duty by skill and half-hour. */
  readonly servers: Readonly<Record<string, readonly number[]>>;
  /** Arrivals per hour: one row per future. */
  readonly counts: readonly (readonly number[])[];
  /** Patients on top, by future and hour. */
  readonly extraCounts?: readonly (readonly number[])[];
  readonly beds?: number;
}

/** What the thread is asked. */
export type SimulationTask =
  | {
      readonly kind: 'flow';
      readonly department: DepartmentInput;
      readonly runs: number;
      readonly seed: number;
    }
  | {
      readonly kind: 'compare';
      readonly departments: readonly DepartmentInput[];
      readonly runs: number;
      readonly seed: number;
    }
  | { readonly kind: 'correction'; readonly skills: readonly SafetyFactorInput[]; readonly seed: number };

export type SimulationAnswer<T extends SimulationTask['kind']> = {
  readonly flow: FlowResult;
  readonly compare: readonly ComparedFlow[];
  readonly correction: readonly SafetyFactor[];
}[T];

const JOB = 'simulate';
const MEMORY_MB = 384;

// In tests the sources run, but a thread needs a built file.
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/simulation/simulation-worker.js', import.meta.url)
  : new URL('./simulation-worker.js', import.meta.url);

/** Runs simulations one at a time, each in a thread of its own. */
export const simulationRunner = (): JobRunner =>
  createThreadRunner({ workers: { [JOB]: workerFile }, threads: 1, memoryMb: MEMORY_MB });

/** Answers kept, and simulations under way, by what was asked: who asks again after a time-out joins the first. */
const KEPT = 12;
const answers = new WeakMap<JobRunner, Map<string, Promise<unknown>>>();

/** @throws unavailable with the reason when the thread fails or is cancelled */
export async function runSimulation<T extends SimulationTask>(
  runner: JobRunner,
  task: T,
): Promise<SimulationAnswer<T['kind']>> {
  const known = answers.get(runner) ?? new Map<string, Promise<unknown>>();
  answers.set(runner, known);
  const key = createHash('sha256').update(JSON.stringify(task)).digest('base64');
  const running = known.get(key) ?? simulate(runner, task);
  known.delete(key);
  known.set(key, running);
  for (const oldest of [...known.keys()].slice(0, -KEPT)) known.delete(oldest);
  try {
    // The worker answers each kind with its own shape; the thread boundary knows no types.
    return (await running) as SimulationAnswer<T['kind']>;
  } catch (error) {
    if (known.get(key) === running) known.delete(key);
    throw error;
  }
}

async function simulate(runner: JobRunner, task: SimulationTask): Promise<unknown> {
  const outcome = await runner.run(JOB, task).outcome;
  if (outcome.kind === 'done') return outcome.output;
  throw unavailable(
    `The simulation did not end: ${outcome.kind === 'failed' ? outcome.reason : 'it was cancelled'}.`,
    'Ask for fewer runs or fewer days.',
  );
}
