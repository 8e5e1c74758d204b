import {
  describeRosterError,
  explainInfeasibility,
  openHighs,
  type RosterProblem,
} from '@releve/optimization';
import { serveThreadJobs } from '@releve/platform/job-worker';
import type { ExplainInput } from './explain-job.js';

/** Thread that finds why no roster is legal: re-solving takes seconds. */
serveThreadJobs(async (input) => {
  const { problem, timeLimitSeconds } = input as ExplainInput;
  const seconds = () => performance.now() / 1_000;
  const explained = explainInfeasibility(problem as RosterProblem, await openHighs(), {
    timeLimitSeconds,
    seconds,
  });
  if (!explained.ok) throw new Error(explained.errors.map(describeRosterError).join(' '));
  return explained.value;
});
