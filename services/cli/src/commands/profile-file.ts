import { readFileSync } from 'node:fs';
import { checkProfile, type StaffingProfile } from '@releve/optimization';
import { z } from 'zod';
import { BadInput } from './roster-file.js';

const text = z.object({ fr: z.string(), en: z.string() });
const numbers = z.record(z.string(), z.number());

const stay = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exponential'), meanMinutes: z.number() }),
  z.object({ kind: z.literal('lognormal'), medianMinutes: z.number(), sigma: z.number() }),
  z.object({ kind: z.literal('fixed'), minutes: z.number() }),
  z.object({
    kind: z.literal('empirical'),
    points: z.array(z.object({ minutes: z.number(), stillPresent: z.number() })).min(1),
  }),
]);

/** The form of a staffing profile; `checkProfile` judges what it says. */
const staffingProfile = z.object({
  id: z.string(),
  label: text,
  source: z.string(),
  zone: z.string(),
  acuities: z.array(z.object({ id: z.string(), label: text, share: z.number(), area: z.string(), stay })),
  areas: z.array(z.object({ id: z.string(), label: text, patientsPerAgent: numbers, minimumPosts: numbers })),
  skills: z.array(
    z.object({
      id: z.string(),
      label: text,
      careMinutesPerHour: numbers,
      delayProbability: z.number(),
      safetyFactor: z.number().optional(),
      shortRisk: z.number(),
      shortagePricePerHour: z.number(),
      minimumPosts: z.array(z.object({ from: z.string(), to: z.string(), posts: z.number() })),
    }),
  ),
});

/** Reads and checks a staffing profile. Throws `BadInput` with file, place, value and what was expected. */
export function readProfile(path: string): StaffingProfile {
  const parsed = staffingProfile.safeParse(readJson(path));
  if (!parsed.success) {
    const lines = parsed.error.issues.slice(0, 20).map((issue) => {
      const place = issue.path.length === 0 ? 'profile' : z.core.toDotPath(issue.path);
      return `${path}: ${place}: ${issue.message}`;
    });
    throw new BadInput(lines.join('\n'));
  }
  const problems = checkProfile(parsed.data);
  if (problems.length > 0) {
    const lines = problems.map(
      ({ path: place, value, expected }) =>
        `${path}: ${place}: found ${JSON.stringify(value)}, expected ${expected}`,
    );
    throw new BadInput(lines.join('\n'));
  }
  return parsed.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadInput(`${path}: expected a staffing profile in JSON (${reason})`);
  }
}
