import { z } from 'zod';
import { checkReferences, shorten } from '../problem/check-references.js';
import type { Checked } from '../problem/problem-error.js';
import { isHolidayCalendar } from '../problem/public-holidays.js';
import type { RosterProblem } from '../problem/roster-problem.js';

const MAX_DAYS = 3660;
const MAX_AGENTS = 10_000;
const id = z.string().min(1).max(200);
const day = z
  .int()
  .min(0)
  .max(MAX_DAYS - 1);
const count = z.int().min(0).max(1_000_000);
const minutes = z.int().min(0).max(10_000_000);
const minuteOfDay = z.int().min(0).max(4320);
const weight = z.number().min(0).max(1e9);

const lineRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('max-shifts'),
    shifts: z.array(id).min(1),
    max: count,
  }),
  z.strictObject({
    kind: z.literal('total-shifts'),
    shifts: z.array(id).min(1).optional(),
    min: count.optional(),
    max: count.optional(),
    before: count.optional(),
  }),
  z.strictObject({
    kind: z.literal('period-minutes'),
    min: minutes.optional(),
    max: minutes.optional(),
  }),
  z.strictObject({ kind: z.literal('consecutive-work'), min: count.optional(), max: count.optional() }),
  z.strictObject({ kind: z.literal('consecutive-days-off'), min: count.optional(), max: count.optional() }),
  z.strictObject({
    kind: z.literal('consecutive-shifts'),
    shifts: z.array(id).min(1),
    min: count.optional(),
    max: count.optional(),
  }),
  z.strictObject({ kind: z.literal('weekends'), max: count, before: count.optional() }),
  z.strictObject({ kind: z.literal('complete-weekends') }),
  z.strictObject({ kind: z.literal('succession'), after: id, forbidden: z.array(id).min(1) }),
  z.strictObject({
    kind: z.literal('rest'),
    minutes,
    after: z.array(id).min(1).optional(),
    onCallToo: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('rest-after-call-out'), minutes }),
  z.strictObject({
    kind: z.literal('rolling-minutes'),
    days: z.int().min(1).max(366),
    max: minutes,
    withoutOvertime: z.boolean().optional(),
    onCall: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('rolling-shifts'),
    shifts: z.array(id).min(1).optional(),
    weekdays: z.array(z.int().min(0).max(6)).min(1).optional(),
    onDays: z.array(day).min(1).optional(),
    days: z.int().min(1).max(366),
    max: count,
  }),
  z.strictObject({ kind: z.literal('weekly-rest'), days: z.int().min(1).max(366), minutes }),
  z.strictObject({
    kind: z.literal('rest-days'),
    days: z.int().min(1).max(366),
    min: count,
    together: count,
    sunday: z.boolean(),
  }),
]);
const appliedRule = z.strictObject({ id, line: lineRule, penalty: weight.optional() });

const costSteps = z
  .array(z.strictObject({ width: z.int().min(1).optional(), cost: weight }))
  .refine(
    (steps) => steps.every((step, index) => index === 0 || step.cost >= (steps[index - 1]?.cost ?? 0)),
    'steps that never get cheaper (a convex cost)',
  )
  .refine(
    (steps) => steps.every((step, index) => step.width !== undefined || index === steps.length - 1),
    'a width on every step but the last',
  );
const coverCost = { need: count, shortage: costSteps, surplus: costSteps, hardMin: count.optional() };

/** Relève's own JSON format for a roster problem, version 1. Unknown members are refused. */
export const releveProblemSchema = z.strictObject({
  format: z.literal('releve-roster-problem'),
  version: z.literal(1),
  name: z.string().optional(),
  period: z.strictObject({
    start: z.iso.date(),
    days: z.int().min(1).max(MAX_DAYS),
    zone: z.string().refine(isZone, 'an IANA time zone such as Europe/Paris'),
    pastDays: z.int().min(0).max(366).optional(),
    holidayCalendar: z
      .string()
      .refine(isHolidayCalendar, 'a calendar of public holidays such as FR, FR-57 or GB')
      .optional(),
  }),
  shifts: z
    .array(
      z.strictObject({
        id,
        name: z.string().optional(),
        startMinute: z.int().min(0).max(1439),
        durationMinutes: z.int().min(1).max(2880),
        breakMinutes: minutes.optional(),
        handoverMinutes: minutes.optional(),
        onCallMinutes: minutes.optional(),
        countedMinutes: minutes.optional(),
        skill: id.optional(),
        coversAs: id.optional(),
        area: id.optional(),
      }),
    )
    .min(1)
    .max(120),
  agents: z
    .array(
      z.strictObject({
        id,
        name: z.string().optional(),
        skills: z.array(id).optional(),
        contract: z.string().optional(),
        rules: z.array(appliedRule).optional(),
        leave: z
          .array(
            z.strictObject({
              day,
              reason: z.string().optional(),
              wholeDay: z.boolean().optional(),
              creditMinutes: minutes.optional(),
            }),
          )
          .optional(),
        pins: z.array(z.strictObject({ day, shift: z.string() })).optional(),
        past: z.array(z.strictObject({ day: z.int().min(-366).max(-1), shift: id })).optional(),
        callOuts: z
          .array(
            z.strictObject({
              day: z
                .int()
                .min(-366)
                .max(MAX_DAYS - 1),
              fromMinute: z.int().min(0).max(1439),
              minutes: z.int().min(1).max(2880),
            }),
          )
          .optional(),
        overtimeDays: z.array(day).optional(),
      }),
    )
    .max(MAX_AGENTS),
  cover: z.array(
    z.discriminatedUnion('on', [
      z.strictObject({ on: z.literal('shift'), day, shift: id, skill: id.optional(), ...coverCost }),
      z.strictObject({
        on: z.literal('interval'),
        day,
        fromMinute: minuteOfDay,
        toMinute: minuteOfDay,
        skill: id.optional(),
        onCall: z.boolean().optional(),
        ...coverCost,
      }),
    ]),
  ),
  requests: z.array(
    z.strictObject({
      agent: id,
      day,
      shift: id.optional(),
      wish: z.enum(['on', 'off']),
      weight,
      origin: z.literal('fairness').optional(),
    }),
  ),
  rules: z.array(appliedRule),
});

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** JSON Schema (2020-12) of the format, for other systems. */
export function releveJsonSchema(): unknown {
  return z.toJSONSchema(releveProblemSchema);
}

/** Reads a problem already parsed from JSON: shape first, then every reference between its parts. */
export function readReleve(json: unknown): Checked<RosterProblem> {
  const parsed = releveProblemSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) {
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
  const { format: _format, version: _version, ...problem } = parsed.data;
  const errors = checkReferences(problem);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: problem };
}

/** Writes a problem so that `readReleve` gives it back unchanged. */
export function writeReleve(problem: RosterProblem): object {
  return { format: 'releve-roster-problem', version: 1, ...problem };
}
