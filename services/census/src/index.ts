export { type Census, type CensusDeps, createCensus } from './app.js';
