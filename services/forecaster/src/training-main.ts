import { readConfig, runAlone } from '@releve/platform';
import { trainingEnvironment } from './training/training-environment.js';
import { createTrainingWorker } from './training/training-worker.js';

const { RELEVE_TRAININGS_AT_ONCE: threads } = readConfig(trainingEnvironment, process.env);

await runAlone({
  name: 'training-worker',
  host: process,
  environment: process.env,
  clock: () => new Date(),
  create: (resources) => createTrainingWorker(resources, threads),
});
