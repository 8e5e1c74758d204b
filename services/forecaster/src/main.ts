import { createBusRunner, readConfig, runAlone } from '@releve/platform';
import { createForecaster } from './app.js';
import { defaultForecasterConfig } from './config.js';
import { startForecastEngine } from './engine/start-forecast-engine.js';
import { trainInThreads } from './training/train-in-threads.js';
import { trainingEnvironment } from './training/training-environment.js';

const { RELEVE_TRAININGS: where, RELEVE_TRAININGS_AT_ONCE: trainingsAtOnce } = readConfig(
  trainingEnvironment,
  process.env,
);

await runAlone({
  name: 'forecaster',
  host: process,
  environment: process.env,
  clock: () => new Date(),
  create: async (resources) =>
    createForecaster({
      ...resources,
      engine: startForecastEngine(),
      jobs: where === 'bus' ? await createBusRunner(resources.bus) : trainInThreads(trainingsAtOnce),
      config: { ...defaultForecasterConfig, trainingsAtOnce },
    }),
});
