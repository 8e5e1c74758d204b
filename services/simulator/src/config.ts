import { z } from 'zod';

/** Environment of the simulator as its own process. */
export const simulatorEnvironment = z.object({
  RELEVE_MLLP_HOST: z.string().min(1).default('127.0.0.1'),
  RELEVE_MLLP_PORT: z.coerce.number().int().min(1).max(65_535).default(2575),
  RELEVE_SIMULATOR_SEED: z.coerce.number().int().min(0).default(1),
  /** Simulated seconds a second; it never runs ahead of the clock. */
  RELEVE_SIMULATOR_SPEED: z.coerce.number().min(0.1).max(100_000).default(1),
  /** Share of visits with something wrong in their messages. */
  RELEVE_SIMULATOR_TROUBLE: z.coerce.number().min(0).max(1).default(0.02),
  /** Live begins this many hours before now, and catches up. */
  RELEVE_SIMULATOR_BACK_HOURS: z.coerce
    .number()
    .min(0)
    .max(24 * 60)
    .default(0),
  RELEVE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
