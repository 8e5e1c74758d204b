import { readConfig, runAlone } from '@releve/platform';
import { createIntake } from './app.js';
import { intakeConfig, intakeEnvironment } from './config.js';
import { loadPseudonymKey } from './pseudonym-key.js';

await runAlone({
  name: 'intake',
  host: process,
  environment: process.env,
  clock: () => new Date(),
  create: (resources) =>
    createIntake({
      ...resources,
      config: intakeConfig(readConfig(intakeEnvironment, process.env), loadPseudonymKey),
    }),
});
