export { type StandaloneEnvironment, standaloneEnvironment } from './config.js';
export { type RunOptions, runStandalone } from './run-standalone.js';
export { type Standalone, type StandaloneOptions, startStandalone } from './standalone.js';
