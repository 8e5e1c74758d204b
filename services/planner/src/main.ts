import { runAlone } from '@releve/platform';
import { createPlanner } from './app.js';
import { explainRunner } from './explain/explain-job.js';
import { solveInThreads } from './solver/solve-in-threads.js';
import { whyRunner } from './why/why-job.js';

await runAlone({
  name: 'planner',
  host: process,
  environment: process.env,
  clock: () => new Date(),
  create: (resources) =>
    createPlanner({ ...resources, solver: solveInThreads(), explainer: explainRunner(), asker: whyRunner() }),
});
