import { parentPort } from 'node:worker_threads';
import type { EngineRequest } from './engine-protocol.js';
import { createForecastEngine } from './forecast-engine.js';

/** Thread that holds the fitted models: a fit takes seconds and must not hold up the service. */
const engine = createForecastEngine();

parentPort?.on('message', (request: EngineRequest) => {
  parentPort?.postMessage(engine.answer(request));
});
