import type { z } from 'zod';
import { ServiceError } from '../errors/service-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const secretName = /PASSWORD|SECRET|TOKEN|KEY|CREDENTIAL|PEPPER|SALT/i;

/** A value fit for a message: secrets and passwords inside URLs are hidden. */
export const shownValue = (name: string, value: string | undefined): string => {
  if (value === undefined) return 'not set';
  if (secretName.test(name)) return '***';
  return JSON.stringify(value.replace(/(\/\/[^:@/\s]*:)[^@/\s]*@/g, '$1***@'));
};

/**
 * Reads a service's configuration from its environment; an empty variable counts as not set.
 * @throws ServiceError bad-input that names every variable at fault, its value (secrets hidden) and what is expected.
 */
export function readConfig<T extends z.ZodType>(schema: T, environment: Environment): z.output<T> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => {
    const name = String(path[0] ?? 'environment');
    return { name, text: `${name} is ${shownValue(name, given[name])}: ${message}` };
  });
  throw new ServiceError(
    'bad-input',
    `The configuration is wrong.\n  ${faults.map(({ text }) => text).join('\n  ')}`,
    {
      place: faults.map(({ name }) => name).join(', '),
      hint: 'Set these environment variables and start again.',
    },
  );
}
