export { visitsCsv } from './csv/visits-csv.js';
export type { ExtraWave } from './generate/arrival-rate.js';
export { type HistoryBatch, type HistoryOptions, makeHistory } from './generate/make-history.js';
export { demoGroup } from './hospital/group.js';
export type { SiteProfile } from './hospital/profile.js';
export { measureThroughput, type Throughput } from './live/measure-throughput.js';
export { createSimulator, type Simulator, type SimulatorDeps, type SimulatorStats } from './simulator.js';
