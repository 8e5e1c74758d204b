import { z } from 'zod';
import { shorten } from '../problem/check-references.js';
import type { Checked } from '../problem/problem-error.js';
import type { Assignments } from '../problem/roster-problem.js';

/**
 * Relève's JSON format for a roster, version 1: for each agent one shift id a day, `''` (or null, `-`) for a day off.
 * `format` and `version` may be left out; other members are kept for people and ignored.
 */
export const releveRosterSchema = z.looseObject({
  format: z.literal('releve-roster').optional(),
  version: z.literal(1).optional(),
  assignments: z
    .record(z.string(), z.array(z.string().nullable()))
    .describe('Agent id to one shift id for each day of the period; an empty string or null is a day off.'),
  cost: z.number().optional().describe('What the solver says the roster costs; judges compute it again.'),
  bound: z
    .number()
    .nullable()
    .optional()
    .describe('Proven: no roster costs less. Null when nothing is proven.'),
  gap: z.number().nullable().optional().describe('(cost − bound) / |cost|'),
  seconds: z.number().optional().describe('Length of the search.'),
});

/** JSON Schema (2020-12) of the roster format. */
export function rosterJsonSchema(): unknown {
  return z.toJSONSchema(releveRosterSchema);
}

/** Reads a roster already parsed from JSON: the whole document, or the assignments alone. */
export function readReleveRoster(json: unknown): Checked<Assignments> {
  const whole =
    typeof json === 'object' && json !== null && 'assignments' in json ? json : { assignments: json };
  const parsed = releveRosterSchema.safeParse(whole, { reportInput: true });
  if (parsed.success) {
    const off = new Set(['-', ' ']);
    const rows = Object.entries(parsed.data.assignments).map(([agent, cells]) => [
      agent,
      cells.map((cell) => (cell === null || off.has(cell) ? '' : cell)),
    ]);
    return { ok: true, value: Object.fromEntries(rows) };
  }
  return {
    ok: false,
    errors: parsed.error.issues.slice(0, 50).map((issue) => ({
      code: 'invalid',
      path: issue.path.length > 0 ? issue.path.join('.') : 'the document',
      value: shorten(issue.input),
      expected: issue.message,
      hint: 'See the format’s JSON schema.',
    })),
  };
}

/** A roster as a document of the format. */
export function writeReleveRoster(
  assignments: Assignments,
  figures: Partial<Pick<z.infer<typeof releveRosterSchema>, 'cost' | 'bound' | 'gap' | 'seconds'>> = {},
): object {
  return { format: 'releve-roster', version: 1, assignments, ...figures };
}
