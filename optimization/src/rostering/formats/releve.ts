import { z } from 'zod';
import type { Checked, RosterError } from '../problem/problem-error.js';
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
  z.strictObject({ kind: z.literal('max-shifts'), shifts: z.array(id).min(1), max: count }),
  z.strictObject({
    kind: z.literal('period-minutes'),
    min: minutes.optional(),
    max: minutes.optional(),
  }),
  z.strictObject({ kind: z.literal('consecutive-work'), min: count.optional(), max: count.optional() }),
  z.strictObject({ kind: z.literal('consecutive-days-off'), min: count }),
  z.strictObject({ kind: z.literal('weekends'), max: count }),
  z.strictObject({ kind: z.literal('succession'), after: id, forbidden: z.array(id).min(1) }),
  z.strictObject({ kind: z.literal('rest'), minutes }),
  z.strictObject({ kind: z.literal('rolling-minutes'), days: z.int().min(1).max(366), max: minutes }),
  z.strictObject({
    kind: z.literal('rolling-shifts'),
    shifts: z.array(id).min(1).optional(),
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
const appliedRule = z.strictObject({ id, line: lineRule });

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
  }),
  shifts: z
    .array(
      z.strictObject({
        id,
        name: z.string().optional(),
        startMinute: z.int().min(0).max(1439),
        durationMinutes: z.int().min(1).max(2880),
        breakMinutes: minutes.optional(),
        countedMinutes: minutes.optional(),
        skill: id.optional(),
        coversAs: id.optional(),
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
        ...coverCost,
      }),
    ]),
  ),
  requests: z.array(
    z.strictObject({ agent: id, day, shift: id.optional(), wish: z.enum(['on', 'off']), weight }),
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

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/**
 * What the shape alone cannot say: ids used once and known where used, days inside the period, limits that do
 * not contradict each other. Empty when the problem is sound.
 */
export function checkReferences(problem: RosterProblem): RosterError[] {
  const errors: RosterError[] = [];
  const fault = (path: string, value: unknown, expected: string, hint: string) =>
    errors.push({ code: 'invalid', path, value: shorten(value), expected, hint });
  const shifts = new Set<string>();
  const agents = new Set<string>();
  const knownShift = (shift: string, path: string) => {
    if (!shifts.has(shift))
      fault(path, shift, 'the id of a shift type', 'Maybe it is misspelt or missing in shifts.');
  };
  const knownDay = (value: number, path: string) => {
    if (value >= problem.period.days) {
      fault(
        path,
        value,
        `a day from 0 to ${problem.period.days - 1}`,
        'Days count from 0 at the period’s start.',
      );
    }
  };
  problem.shifts.forEach((shift, index) => {
    if (shifts.has(shift.id))
      fault(`shifts.${index}.id`, shift.id, 'an id used once', 'Rename one of the two.');
    shifts.add(shift.id);
    if ((shift.breakMinutes ?? 0) > shift.durationMinutes) {
      fault(
        `shifts.${index}.breakMinutes`,
        shift.breakMinutes,
        'a break shorter than its shift',
        'Shorten it.',
      );
    }
  });
  const knownRules = (rules: readonly AppliedRuleLike[], path: string) => {
    rules.forEach(({ line }, index) => {
      const at = `${path}.${index}.line`;
      if ('shifts' in line) for (const shift of line.shifts ?? []) knownShift(shift, `${at}.shifts`);
      if (line.kind === 'succession') {
        for (const shift of [line.after, ...line.forbidden]) knownShift(shift, at);
      }
      if (line.kind === 'period-minutes' || line.kind === 'consecutive-work') {
        if ((line.min ?? 0) > (line.max ?? Number.POSITIVE_INFINITY)) {
          fault(at, `${line.min} to ${line.max}`, 'a minimum not above the maximum', 'Swap or widen them.');
        }
      }
    });
  };
  knownRules(problem.rules, 'rules');
  problem.agents.forEach((agent, index) => {
    const at = `agents.${index}`;
    if (agents.has(agent.id)) fault(`${at}.id`, agent.id, 'an id used once', 'Rename one of the two.');
    agents.add(agent.id);
    knownRules(agent.rules ?? [], `${at}.rules`);
    for (const leave of agent.leave ?? []) knownDay(leave.day, `${at}.leave`);
    const pinned = new Map<number, string>();
    for (const pin of agent.pins ?? []) {
      knownDay(pin.day, `${at}.pins`);
      if (pin.shift !== '') knownShift(pin.shift, `${at}.pins`);
      if ((pinned.get(pin.day) ?? pin.shift) !== pin.shift) {
        fault(`${at}.pins`, pin, 'one pin a day', 'Remove one of the two.');
      }
      pinned.set(pin.day, pin.shift);
    }
    for (const past of agent.past ?? []) {
      knownShift(past.shift, `${at}.past`);
      if (-past.day > (problem.period.pastDays ?? 0)) {
        fault(
          `${at}.past`,
          past,
          'a day within period.pastDays',
          'Raise pastDays to the days that are known.',
        );
      }
    }
  });
  problem.cover.forEach((need, index) => {
    knownDay(need.day, `cover.${index}.day`);
    if ((need.hardMin ?? 0) > need.need) {
      fault(`cover.${index}.hardMin`, need.hardMin, 'a hard minimum not above the need', 'Raise the need.');
    }
    if (need.on === 'shift') knownShift(need.shift, `cover.${index}.shift`);
    else if (need.toMinute <= need.fromMinute) {
      fault(`cover.${index}`, need.toMinute, 'an end after the start', 'Swap fromMinute and toMinute.');
    }
  });
  problem.requests.forEach((request, index) => {
    if (!agents.has(request.agent)) {
      fault(`requests.${index}.agent`, request.agent, 'the id of an agent', 'Maybe it is misspelt.');
    }
    knownDay(request.day, `requests.${index}.day`);
    if (request.shift !== undefined) knownShift(request.shift, `requests.${index}.shift`);
  });
  return errors;
}

type AppliedRuleLike = RosterProblem['rules'][number];
