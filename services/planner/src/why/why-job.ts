import type { Assignments, RosterProblem, WhyAnswer, WhyQuestion } from '@releve/optimization';
import { badInput, createThreadRunner, type JobRunner, unavailable } from '@releve/platform';

export interface WhyInput {
  readonly problem: RosterProblem;
  readonly assignments: Assignments;
  readonly question: WhyQuestion;
  readonly milliseconds: number;
}

const JOB = 'why';

// In tests the sources run, but a thread needs a built file.
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/why/why-worker.js', import.meta.url)
  : new URL('./why-worker.js', import.meta.url);

/** Answers one question at a time, each in a thread of its own, in fair turns between units. */
export const whyRunner = (): JobRunner =>
  createThreadRunner({ workers: { [JOB]: workerFile }, threads: 1, memoryMb: 900 });

/** What a caller waits for at most, the queue included; the gateway waits 30 s. */
const PATIENCE_MS = 27_000;

/** @throws bad-input for what the problem does not know; unavailable when the answer does not come in time */
export async function runWhy(runner: JobRunner, unit: string, input: WhyInput): Promise<WhyAnswer> {
  const job = runner.run(JOB, input, { key: unit });
  const timer = setTimeout(() => job.cancel(), PATIENCE_MS);
  const outcome = await job.outcome.finally(() => clearTimeout(timer));
  if (outcome.kind === 'cancelled')
    throw unavailable('Others are asking too; this question was not answered in time.', 'Ask it again.');
  if (outcome.kind === 'failed') throw unavailable(`It could not be answered: ${outcome.reason}.`);
  const answer = outcome.output as WhyOutput;
  if ('refused' in answer)
    throw badInput({ place: 'body', value: input.question.agent, expected: answer.refused });
  return answer;
}

/** What the thread answers. */
export type WhyOutput = WhyAnswer | { readonly refused: string };
