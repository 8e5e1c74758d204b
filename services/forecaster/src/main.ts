import { runAlone } from '@releve/platform';
import { createForecaster } from './app.js';
import { defaultForecasterConfig } from './config.js';
import { startForecastEngine } from './engine/start-forecast-engine.js';

await runAlone({
  name: 'forecaster',
  host: process,
  environment: process.env,
  clock: () => new Date(),
  create: (resources) =>
    createForecaster({ ...resources, engine: startForecastEngine(), config: defaultForecasterConfig }),
});
