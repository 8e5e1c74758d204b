import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { overHttp, readConfig, runAlone } from '@releve/platform';
import { z } from 'zod';
import { ensureAccount } from './accounts/local-accounts.js';
import { createGateway } from './app.js';
import { gatewayConfig, gatewayEnvironment } from './config.js';

const { version } = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('../package.json'));
const builtDashboards = fileURLToPath(new URL('../../../dashboards/dist', import.meta.url));

await runAlone({
  name: 'gateway',
  host: process,
  environment: process.env,
  clock: () => new Date(),
  create: async (resources) => {
    const environment = readConfig(gatewayEnvironment, process.env);
    const { RELEVE_ADMIN_EMAIL: email, RELEVE_ADMIN_PASSWORD: password } = environment;
    if (email && password) {
      const grants = { role: 'administrator', sites: '*', units: '*' } as const;
      await ensureAccount(resources.database, resources.clock, { email, name: email, password, ...grants });
    }
    return createGateway({
      ...resources,
      services: {
        intake: overHttp(environment.RELEVE_INTAKE_URL),
        census: overHttp(environment.RELEVE_CENSUS_URL),
        forecaster: overHttp(environment.RELEVE_FORECASTER_URL),
        planner: overHttp(environment.RELEVE_PLANNER_URL),
      },
      config: gatewayConfig(environment, resources.environment.RELEVE_HTTP_HOST),
      staticDir: environment.RELEVE_STATIC_DIR ?? builtDashboards,
      version,
    });
  },
});
