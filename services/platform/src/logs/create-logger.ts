import { type DestinationStream, type Logger, type LoggerOptions, pino, stdTimeFunctions } from 'pino';
import pretty from 'pino-pretty';

export type { Logger } from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface LogOptions {
  readonly service: string;
  readonly level?: (typeof logLevels)[number];
  /** For a person at a terminal rather than a collector. */
  readonly pretty?: boolean;
  readonly destination?: DestinationStream;
}

const secretNames = [
  'password',
  'passwordHash',
  'token',
  'secret',
  'authorization',
  'cookie',
  'set-cookie',
  'clientSecret',
];

/** Secrets at the top and up to two levels down; patients never go to logs in the first place. */
const redact = secretNames.flatMap((name) => {
  const key = /^\w+$/.test(name) ? `.${name}` : `["${name}"]`;
  return [key.replace(/^\./, ''), `*${key}`, `*.*${key}`];
});

/** Structured logs: one JSON object a line, time in ISO 8601, secrets replaced by [redacted]. */
export function createLogger({ service, level = 'info', pretty: human, destination }: LogOptions): Logger {
  const options: LoggerOptions = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: redact, censor: '[redacted]' },
  };
  if (human) return pino(options, pretty({ ignore: 'hostname', sync: true }));
  return destination ? pino(options, destination) : pino(options);
}
