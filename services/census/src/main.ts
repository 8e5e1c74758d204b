import { runAlone } from '@releve/platform';
import { createCensus } from './app.js';

await runAlone({
  name: 'census',
  host: process,
  environment: process.env,
  clock: () => new Date(),
  create: createCensus,
});
