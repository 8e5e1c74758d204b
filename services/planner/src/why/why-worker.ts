import { describeRosterError, openHighs, whyCell } from '@releve/optimization';
import { serveThreadJobs } from '@releve/platform/job-worker';
import type { WhyInput, WhyOutput } from './why-job.js';

const SEED = 1;

/** Thread that answers why: each alternative is solved again. */
serveThreadJobs(async (input): Promise<WhyOutput> => {
  const { problem, assignments, question, milliseconds } = input as WhyInput;
  const answer = whyCell(problem, assignments, question, {
    highs: await openHighs(),
    seed: SEED,
    now: () => performance.now(),
    milliseconds,
  });
  return answer.ok ? answer.value : { refused: answer.errors.map(describeRosterError).join(' ') };
});
