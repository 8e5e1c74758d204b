import type { z } from 'zod';
import { shorten } from '../../problem/check-references.js';
import type { Checked, RosterError } from '../../problem/problem-error.js';

/** A document as plain data, with the line of the text that each part was read from when it came from text. */
export interface Located {
  readonly json: unknown;
  /** Line of a part, by its path (`nurses.3.skills`); undefined for a document that was JSON. */
  readonly lines: ReadonlyMap<string, number> | undefined;
}

/** A fault at a path, told by line where the document was text. */
export function faultAt(
  { lines }: Located,
  path: string,
  value: unknown,
  expected: string,
  hint: string,
): RosterError {
  const told = { value: shorten(value), expected, hint };
  if (!lines) return { code: 'invalid', path: path === '' ? 'the document' : path, ...told };
  let at = path;
  while (at !== '' && !lines.has(at)) at = at.slice(0, Math.max(0, at.lastIndexOf('.')));
  return { code: 'parse', line: lines.get(at) ?? 1, ...told };
}

/** Holds a document to a shape. */
export function shaped<T>(document: Located, schema: z.ZodType<T>): Checked<T> {
  const parsed = schema.safeParse(document.json, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    errors: parsed.error.issues.map((issue) =>
      faultAt(
        document,
        issue.path.join('.'),
        issue.input,
        issue.message,
        'Correct it as the format of the competition says.',
      ),
    ),
  };
}
