import type { Replan, ReplanInput } from '@releve/optimization';
import { createThreadRunner, type JobRunner } from '@releve/platform';

export interface ReplanOrder {
  readonly input: ReplanInput;
  readonly timeLimitSeconds: number;
}

export type ReplanEnd =
  | { readonly kind: 'planned'; readonly plan: Replan }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: string };

export const REPLAN_JOB = 'replan';

// In tests the sources run, but a thread needs a built file.
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/replan/replan-worker.js', import.meta.url)
  : new URL('./replan-worker.js', import.meta.url);

/** Re-plans one roster at a time in a thread of its own, in fair turns between units. */
export const replanRunner = (): JobRunner =>
  createThreadRunner({ workers: { [REPLAN_JOB]: workerFile }, threads: 1, memoryMb: 900 });
