import { badInput } from '@releve/platform';
import type { z } from 'zod';

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

/**
 * Input as its schema reads it.
 * @param place where it stood: path, query or body.
 * @throws bad-input naming the first offending place, its value and what was expected.
 */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown, place: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  throw badInput({
    place: [place, ...path].join('.'),
    value: valueAt(value, path) ?? '',
    expected: issue?.message ?? 'a valid value',
  });
}

/** @throws bad-input when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput({ place: 'body', value: text.slice(0, 100), expected: 'JSON' });
  }
}
