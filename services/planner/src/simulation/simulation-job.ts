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

/** @throws unavailable with the reason when the thread fails or is cancelled */
export async function runSimulation<T extends SimulationTask>(
  runner: JobRunner,
  task: T,
): Promise<SimulationAnswer<T['kind']>> {
  const outcome = await runner.run(JOB, task).outcome;
  // The worker answers each kind with its own shape; the thread boundary knows no types.
  if (outcome.kind === 'done') return outcome.output as SimulationAnswer<T['kind']>;
  throw unavailable(
    `The simulation did not end: ${outcome.kind === 'failed' ? outcome.reason : 'it was cancelled'}.`,
    'Ask for fewer runs or fewer days.',
  );
}
