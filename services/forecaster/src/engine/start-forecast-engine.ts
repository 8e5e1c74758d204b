import { type EngineClient, startEngine } from './engine-client.js';

// In tests the sources run, but a thread needs a built file.
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/engine/engine-worker.js', import.meta.url)
  : new URL('./engine-worker.js', import.meta.url);

/** The forecast engine in its own thread. */
export const startForecastEngine = (): EngineClient => startEngine(workerFile);
