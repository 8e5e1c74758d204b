import { z } from 'zod';
import { logLevels } from '../logs/create-logger.js';

/** What every service reads of its environment. */
export const serviceEnvironment = z.object({
  /** pglite:<directory> or postgres://user:password@host:port/name */
  RELEVE_DATABASE_URL: z.string().min(1).default('pglite:.data'),
  /** embedded: or kafka://host:port,host:port */
  RELEVE_BUS_URL: z.string().min(1).default('embedded:'),
  /** Where the service's internal HTTP listens; never open it to browsers. */
  RELEVE_HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  RELEVE_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  RELEVE_LOG_LEVEL: z.enum(logLevels).default('info'),
});

export type ServiceEnvironment = z.output<typeof serviceEnvironment>;
