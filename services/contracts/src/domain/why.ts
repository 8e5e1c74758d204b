import { z } from 'zod';
import { CostPart, LocalText, Violation } from './roster.js';

/** A shift type's id; null is a day off. */
const Cell = z.string().nullable();

/** A cell that an alternative changes. */
export const WhyChange = z.object({ agent: z.string(), day: z.int(), from: Cell, to: Cell });
export type WhyChange = z.infer<typeof WhyChange>;

/** One member of a conflict, in the law's words. */
export const ConflictMember = z.object({ article: z.string(), message: LocalText });

/** What another content of a cell would mean, by solving again with it fixed. */
export const WhyAlternative = z.object({
  shift: Cell,
  /**
   * priced: a legal roster with it was found; illegal: proven that the agent has no legal line with it; closed: leave,
   * skill or lock forbid the cell; not-found: no legal roster was found in the time given.
   */
  status: z.enum(['priced', 'illegal', 'closed', 'not-found']),
  /** What closes a closed cell. */
  closedBy: z.enum(['skill', 'leave', 'lock']).nullable(),
  /** What cannot hold together with an illegal one. */
  conflict: z.array(ConflictMember),
  /** People lacking under the safety minimum in the best roster found, where none was legal. */
  missing: z.int(),
  /** Cost of the best roster found with it, less the cost of this one. */
  extra: z.number().nullable(),
  /** Proven: no roster with it costs less than this one's cost plus this. */
  atLeast: z.number().nullable(),
  /** The two meet: a price, not an estimate. */
  exact: z.boolean(),
  /** The same when only this agent's days may change. */
  alone: z.number().nullable(),
  parts: z.array(CostPart),
  changes: z.array(WhyChange),
  /** What putting it in the cell and changing nothing else would break. */
  breaks: z.array(Violation),
});
export type WhyAlternative = z.infer<typeof WhyAlternative>;

export const WhyAnswer = z.object({
  agent: z.string(),
  day: z.int(),
  present: Cell,
  /** Wishes of the agent for that day. */
  wishes: z.array(z.object({ wish: z.enum(['on', 'off']), shift: Cell, granted: z.boolean() })),
  cost: z.number(),
  seconds: z.number(),
  alternatives: z.array(WhyAlternative),
});
export type WhyAnswer = z.infer<typeof WhyAnswer>;

/** A wish in a roster's period, and what became of it. */
export const RosterWish = z.object({
  agent: z.string(),
  name: z.string(),
  day: z.int(),
  wish: z.enum(['on', 'off']),
  /** The shift wished; null is any work, or a whole day off. */
  shift: Cell,
  weight: z.number(),
  granted: z.boolean(),
});
export type RosterWish = z.infer<typeof RosterWish>;
