export { createForecaster, type Forecaster } from './app.js';
export { defaultForecasterConfig, type ForecasterConfig } from './config.js';
export type { ForecasterPorts } from './deps.js';
export type { EngineClient } from './engine/engine-client.js';
export { startForecastEngine } from './engine/start-forecast-engine.js';
export { trainInThreads } from './training/train-in-threads.js';
