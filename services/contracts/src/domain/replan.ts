import { z } from 'zod';
import { Instant } from './ids.js';
import { CostPart, LocalText, ShortStretch, Violation } from './roster.js';

/** A shift type's id; null is a day off. */
const Cell = z.string().nullable();
const day = z.int().min(0).max(400);

/** Days of a roster, both included, on which an agent cannot work. No cause is asked for or kept. */
export const Absence = z.object({ agent: z.string().max(40), fromDay: day, toDay: day });
export type Absence = z.infer<typeof Absence>;

/** So many people more, or fewer, than a roster was made for. */
export const NeedChange = z.object({
  fromDay: day,
  toDay: day,
  /** Null: the whole day. */
  shift: Cell,
  /** Null: every skill. */
  skill: z.string().max(40).nullable(),
  add: z.int().min(-100).max(100),
});
export type NeedChange = z.infer<typeof NeedChange>;

/** A cell of a roster that changes. */
export const CellMove = z.object({ agent: z.string(), day: z.int(), from: Cell, to: Cell });
export type CellMove = z.infer<typeof CellMove>;

/** Why somebody cannot take a shift: a law with its article, or a plain fact (empty article). */
export const ExclusionReason = z.object({ rule: z.string(), article: z.string(), message: LocalText });
export type ExclusionReason = z.infer<typeof ExclusionReason>;

/** What a shift leaves of an agent's rest, in minutes; null where no shift is known on that side. */
export const RestAround = z.object({
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** The rest on end that the shift takes its place in. */
  was: z.number().nullable(),
  /** Most minutes of work in any seven days that hold the shift. */
  sevenDays: z.number(),
  daysOnEnd: z.int(),
});

/** What an agent would carry with the shift, the known past included, against a share that fits the contract. */
export const LoadShare = z.object({
  minutes: z.number(),
  contractMinutes: z.number(),
  nights: z.int(),
  fairNights: z.number(),
  weekendDays: z.int(),
  fairWeekendDays: z.number(),
});

export const CalledAgent = z.object({
  agent: z.string(),
  day: z.int(),
  shift: z.string(),
  overtimeMinutes: z.number(),
  rest: RestAround,
  share: LoadShare,
  /** Told less than 48 hours before, in the law's words. */
  lateNotice: LocalText.nullable(),
});
export type CalledAgent = z.infer<typeof CalledAgent>;

/** A legal way to cover a shift. */
export const ReplacementOption = z.object({
  /** Somebody who is off; the same beyond the contract's hours; somebody moved, and themselves covered. */
  kind: z.enum(['direct', 'overtime', 'moved']),
  moves: z.array(CellMove),
  called: z.array(CalledAgent),
  /** Change of the roster's cost against leaving the shift open. */
  costChange: z.number(),
  /** What ranks the options: cost, notice, overtime and fairness together. */
  price: z.number(),
});
export type ReplacementOption = z.infer<typeof ReplacementOption>;

/** Ways to cover one shift, best first, and why everybody else cannot simply take it. */
export const Replacements = z.object({
  agent: z.string(),
  day: z.int(),
  /** Null: there is nothing to cover. */
  shift: Cell,
  options: z.array(ReplacementOption),
  excluded: z.array(z.object({ agent: z.string(), reasons: z.array(ExclusionReason) })),
});
export type Replacements = z.infer<typeof Replacements>;

const Place = z.object({ agent: z.string(), day: z.int() });

/** Two agents who take each other's shift. */
export const SwapOffer = z.object({
  partner: Place,
  moves: z.array(CellMove),
  costChange: z.number(),
  granted: z.array(Place),
  refused: z.array(Place),
  rest: z.array(RestAround.extend({ agent: z.string(), day: z.int() })),
  lateNotice: LocalText.nullable(),
});
export type SwapOffer = z.infer<typeof SwapOffer>;

export const SwapCheck = z.object({
  legal: z.boolean(),
  swap: SwapOffer.nullable(),
  reasons: z.array(ExclusionReason.extend({ agent: z.string() })),
});

/** A re-planned roster, judged by the independent verifier. */
export const ReplanPlan = z.object({
  changes: z.array(CellMove.extend({ notice: z.enum(['far', 'within15Days', 'within48Hours']) })),
  /** Least number of changes of any roster that restores as much cover; a lower bound unless proven. */
  least: z.object({ changes: z.int(), proven: z.boolean() }),
  /** Half-hours of people missing under what was to be restored; proven when no roster has fewer. */
  missingHalfHours: z.number(),
  coverProven: z.boolean(),
  short: z.array(ShortStretch),
  overtime: z.array(Place),
  violations: z.array(Violation),
  costBefore: z.number(),
  costs: z.array(CostPart),
});
export type ReplanPlan = z.infer<typeof ReplanPlan>;

export const ReplanStatus = z.enum(['searching', 'found', 'none', 'failed']);

/** A re-planning of a roster: its order, how it goes, and the plan found. */
export const RosterReplan = z.object({
  id: z.string(),
  unit: z.string(),
  roster: z.string(),
  /** Of the roster when it was asked for. */
  revision: z.int(),
  status: ReplanStatus,
  /** Ended by order; the plan is the best so far. */
  stopped: z.boolean(),
  createdAt: Instant,
  absences: z.array(Absence),
  needs: z.array(NeedChange),
  fromDay: z.int(),
  toDay: z.int(),
  overtime: z.boolean(),
  seconds: z.number(),
  /** Why there is no plan. */
  reason: LocalText.nullable(),
  plan: ReplanPlan.nullable(),
});
export type RosterReplan = z.infer<typeof RosterReplan>;
