import type { Explanation, RosterProblem } from '@releve/optimization';
import { createThreadRunner, type JobRunner } from '@releve/platform';

export interface ExplainInput {
  readonly problem: RosterProblem;
  readonly timeLimitSeconds: number;
}

const JOB = 'explain-roster';
const SECONDS = 30;

// In tests the sources run, but a thread needs a built file.
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/explain/explain-worker.js', import.meta.url)
  : new URL('./explain-worker.js', import.meta.url);

/** Runs explanations one at a time, each in a thread of its own. */
export const explainRunner = (): JobRunner =>
  createThreadRunner({ workers: { [JOB]: workerFile }, threads: 1, memoryMb: 1024 });

/** Why a problem has no legal roster, within 30 s; or the reason why that could not be found out. */
export async function explainProblem(
  runner: JobRunner,
  problem: RosterProblem,
  unit: string,
): Promise<Explanation | { readonly failed: string }> {
  const input: ExplainInput = { problem, timeLimitSeconds: SECONDS };
  const outcome = await runner.run(JOB, input, { key: unit }).outcome;
  if (outcome.kind === 'done') return outcome.output as Explanation;
  return { failed: outcome.kind === 'failed' ? outcome.reason : 'cancelled' };
}
