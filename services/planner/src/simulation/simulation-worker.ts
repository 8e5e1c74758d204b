import { serveThreadJobs } from '@releve/platform/job-worker';
import { runTask } from './run-task.js';
import type { SimulationTask } from './simulation-job.js';

/** Thread that simulates a department: seconds of arithmetic that the service must not wait for. */
serveThreadJobs(async (input) => runTask(input as SimulationTask));
