import { gatewayEnvironment } from '@releve/gateway';
import { logLevels } from '@releve/platform';
import { z } from 'zod';

/** Environment of the standalone system: the gateway's, and what the embedded default needs beside it. */
export const standaloneEnvironment = gatewayEnvironment.extend({
  /** Where browsers come. */
  RELEVE_HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  RELEVE_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Its volume is what the simulated unit of 59 nurses can meet. */
  RELEVE_DEMO_SITE: z.string().min(1).default('roche-claire'),
  RELEVE_DATA_DIR: z.string().min(1).default('.data'),
  RELEVE_MLLP_HOST: z.string().min(1).default('127.0.0.1'),
  RELEVE_MLLP_PORT: z.coerce.number().int().min(0).max(65_535).default(2575),
  RELEVE_LOG_LEVEL: z.enum(logLevels).default('warn'),
  /** Demonstration accounts, on loopback only. */
  RELEVE_DEMO: z.stringbool().default(true),
  /** The simulated hospital group: two years of history, then live messages. */
  RELEVE_DEMO_DATA: z.stringbool().default(true),
});

export type StandaloneEnvironment = z.output<typeof standaloneEnvironment>;
