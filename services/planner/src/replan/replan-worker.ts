import { serveThreadJobs } from '@releve/platform/job-worker';
import { answerReplan } from './answer-replan.js';
import type { ReplanOrder } from './replan-job.js';

/** Thread that re-plans a roster. */
serveThreadJobs((input, tell) => answerReplan(input as ReplanOrder, () => performance.now() / 1000, tell));
