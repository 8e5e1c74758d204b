import { createCensus } from '@releve/census';
import { createIntake, intakeConfig, intakeEnvironment, loadPseudonymKey } from '@releve/intake';
import { readConfig, runAlone } from '@releve/platform';
import { Hono } from 'hono';

/** Intake and census in one process on one embedded database: what the kill drill kills. */
await runAlone({
  name: 'feed',
  host: process,
  environment: process.env,
  clock: () => new Date(),
  create: (resources) => {
    const config = intakeConfig(readConfig(intakeEnvironment, process.env), loadPseudonymKey);
    const intake = createIntake({ ...resources, config });
    const census = createCensus(resources);
    const app = new Hono();
    app.mount('/intake', intake.app.fetch);
    app.mount('/census', census.app.fetch);
    return {
      app,
      start: async () => {
        await census.start();
        await intake.start();
      },
      stop: async () => {
        await intake.stop();
        await census.stop();
      },
    };
  },
});
