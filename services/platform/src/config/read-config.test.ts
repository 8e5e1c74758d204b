import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ServiceError } from '../errors/service-error.js';
import { readConfig } from './read-config.js';

const schema = z.object({
  RELEVE_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  RELEVE_DATABASE_URL: z.string().startsWith('postgres://', 'expected postgres://…'),
  RELEVE_API_TOKEN: z.string().min(16, 'expected 16 characters or more').optional(),
});

const messageOf = (environment: Record<string, string>): string => {
  try {
    readConfig(schema, environment);
  } catch (error) {
    if (error instanceof ServiceError) return `${error.kind}: ${error.message}`;
  }
  return '';
};

describe('readConfig', () => {
  it('reads what is right; an empty variable is one not set', () => {
    expect(readConfig(schema, { RELEVE_PORT: '', RELEVE_DATABASE_URL: 'postgres://h/d' })).toEqual({
      RELEVE_PORT: 8080,
      RELEVE_DATABASE_URL: 'postgres://h/d',
    });
  });

  it('names every variable at fault, its value and what is expected', () => {
    const message = messageOf({ RELEVE_PORT: '70000', RELEVE_DATABASE_URL: 'mysql://me:hunter2@h/d' });
    expect(message).toContain('bad-input');
    expect(message).toContain('RELEVE_PORT is "70000": ');
    expect(message).toContain('RELEVE_DATABASE_URL is "mysql://me:***@h/d": expected postgres://…');
  });

  it('says that a variable is missing, and never shows a secret', () => {
    const message = messageOf({ RELEVE_API_TOKEN: 'hunter2' });
    expect(message).toContain('RELEVE_DATABASE_URL is not set');
    expect(message).toContain('RELEVE_API_TOKEN is ***: expected 16 characters or more');
    expect(message).not.toContain('hunter2');
  });
});
