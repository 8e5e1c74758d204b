import { z } from 'zod';
import { Instant, PlainDate, SiteId, TimeZone, UnitId } from './ids.js';

/** A text in the two languages of the product. */
export const LocalText = z.object({ fr: z.string(), en: z.string() });
export type LocalText = z.infer<typeof LocalText>;

export const Skill = z.string().min(1).max(40);

export const ShiftType = z.object({
  id: z.string().min(1).max(12),
  name: LocalText,
  /** Minutes after local midnight. */
  startMinute: z.int().min(0).max(1439),
  durationMinutes: z.int().min(30).max(1440),
  breakMinutes: z.int().min(0).max(180),
  /** The last minutes of the work, given to handing over: work, but the post is the next shift's. */
  handoverMinutes: z.int().min(0).max(120).optional(),
  /** The last minutes of the shift, on call at home: no work unless called out. */
  onCallMinutes: z.int().min(0).max(1440).optional(),
  /** Area of the unit it is held in, one of the unit's skills: only who has it may, and is in no other area meanwhile. */
  area: Skill.optional(),
  isNight: z.boolean(),
  /** Chart and grid colour token, never the only carrier of meaning. */
  tone: z.enum(['day', 'evening', 'night', 'on-call', 'training', 'leave']),
});
export type ShiftType = z.infer<typeof ShiftType>;

export const Agent = z.object({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(120),
  skills: z.array(Skill).min(1),
  /** Share of full time, 0 < x ≤ 1. */
  workingTimeShare: z.number().gt(0).max(1),
  nightsOnly: z.boolean(),
});
export type Agent = z.infer<typeof Agent>;

/** So many people of a skill, or in an area, on every shift of a type, whatever the forecast says. */
export const Post = z.object({
  shift: z.string().min(1).max(12),
  skill: Skill,
  need: z.int().min(1).max(50),
  /** Fewer than this is not a legal roster. */
  minimum: z.int().min(0).max(50),
});
export type Post = z.infer<typeof Post>;

/** A line of on-call duty (astreinte): so many people of a skill at home, reachable, on every day between two times. */
export const OnCallLine = z.object({
  skill: Skill,
  /** Minutes after local midnight; the end may lie on the day after. */
  fromMinute: z.int().min(0).max(1439),
  toMinute: z.int().min(1).max(2880),
  need: z.int().min(1).max(20),
  /** Fewer than this is not a legal roster. */
  minimum: z.int().min(0).max(20),
});
export type OnCallLine = z.infer<typeof OnCallLine>;

export const Unit = z.object({
  id: UnitId,
  site: SiteId,
  name: LocalText,
  timeZone: TimeZone,
  rulePack: z.string(),
  skills: z.array(Skill),
  shiftTypes: z.array(ShiftType),
  agents: z.array(Agent),
  /** Posts held by rule or custom, those of areas among them; kept as they are when left out. */
  posts: z.array(Post).max(100).optional(),
  onCallLines: z.array(OnCallLine).max(20).optional(),
  simulated: z.boolean(),
});
export type Unit = z.infer<typeof Unit>;

/** Required staff of one skill in one half-hour. */
export const RequirementSlot = z.object({
  start: Instant,
  skill: Skill,
  mean: z.number(),
  q50: z.int().min(0),
  q80: z.int().min(0),
  floor: z.int().min(0),
  /** What the optimiser aims at: by the chance constraint, at least the floor, or as a person set it. */
  required: z.int().min(0),
  editedReason: z.string().nullable(),
});
export type RequirementSlot = z.infer<typeof RequirementSlot>;

export const Requirement = z.object({
  unit: UnitId,
  from: Instant,
  to: Instant,
  stepMinutes: z.literal(30),
  forecastId: z.string().nullable(),
  /** Largest accepted probability that more is needed than is required. */
  risk: z.number(),
  slots: z.array(RequirementSlot),
});
export type Requirement = z.infer<typeof Requirement>;

/** A rule broken by a roster, in the law's words. */
export const Violation = z.object({
  rule: z.string(),
  article: z.string(),
  agent: z.string().nullable(),
  day: z.int().nullable(),
  message: LocalText,
  hard: z.boolean(),
  /** A hard rule that may be departed from for a reason: the safety minimum, or a law whose pack names the article. */
  derogable: z.boolean().default(false),
});
export type Violation = z.infer<typeof Violation>;

/** A stretch of a day, in local minutes, on which fewer are planned than wanted. */
export const ShortStretch = z.object({
  day: z.int(),
  skill: z.string().nullable(),
  fromMinute: z.int(),
  toMinute: z.int(),
  wanted: z.int(),
  present: z.int(),
});
export type ShortStretch = z.infer<typeof ShortStretch>;

/** Who published a roster, why, and what it departs from. */
export const Publication = z.object({
  by: z.string(),
  reason: z.string().nullable(),
  /** Where fewer than the safety minimum are planned. */
  belowMinimum: z.array(ShortStretch),
  /** Laws departed from, each with the article that allows it. */
  derogations: z.array(z.object({ rule: z.string(), article: z.string() })),
});
export type Publication = z.infer<typeof Publication>;

/** superseded: published once, until a later version of the same days was published. */
export const RosterStatus = z.enum([
  'generating',
  'draft',
  'published',
  'superseded',
  'infeasible',
  'failed',
]);
export type RosterStatus = z.infer<typeof RosterStatus>;

/** Cell of the grid: an agent's shift on a day; null is a day off. */
export const RosterCell = z.object({
  agent: z.string(),
  day: z.int().min(0),
  shift: z.string().nullable(),
  locked: z.boolean(),
});
export type RosterCell = z.infer<typeof RosterCell>;

export const CostPart = z.object({ part: z.string(), cost: z.number() });

/** How a search is going: best cost, proven bound, relative gap. */
export const SolveProgress = z.object({
  seconds: z.number(),
  cost: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
});
export type SolveProgress = z.infer<typeof SolveProgress>;

/** How evenly burdens must be shared: by contracts alone, within a few shifts, or as near as whole shifts allow. */
export const FairnessLevel = z.enum(['free', 'balanced', 'strict']);
export type FairnessLevel = z.infer<typeof FairnessLevel>;

export const RosterSummary = z.object({
  id: z.string(),
  unit: UnitId,
  from: PlainDate,
  days: z.int().min(1),
  status: RosterStatus,
  revision: z.int().min(0),
  createdAt: Instant,
  publishedAt: Instant.nullable(),
  publication: Publication.nullable().default(null),
  progress: SolveProgress,
  /** Rules that conflict, when no roster is legal; or why the job failed. */
  reasons: z.array(LocalText),
  simulated: z.boolean(),
  fairness: FairnessLevel.default('free'),
  /** Rosters made together to compare cost with fairness. */
  tradeOff: z.string().nullable().default(null),
});
export type RosterSummary = z.infer<typeof RosterSummary>;

/** Planned against required staff in one half-hour. */
export const CoverSlot = z.object({
  start: Instant,
  skill: Skill,
  q50: z.int(),
  q80: z.int(),
  required: z.int(),
  planned: z.int(),
  /** Probability that more staff is needed than is planned. */
  shortProbability: z.number().min(0).max(1).nullable(),
});
export type CoverSlot = z.infer<typeof CoverSlot>;

/** Who is on call on one line and day. */
export const OnCallDay = OnCallLine.omit({ minimum: true }).extend({
  day: z.int().min(0),
  /** Ids of the agents on call through the whole of it. */
  agents: z.array(z.string()),
});
export type OnCallDay = z.infer<typeof OnCallDay>;

export const Roster = RosterSummary.extend({
  /** Rows in the order of `agents`, one entry a day: a shift type's id, or null. */
  agents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      shifts: z.array(z.string().nullable()),
      locked: z.array(z.int()),
      plannedMinutes: z.int(),
      contractMinutes: z.int(),
      /** Days of leave or absence; their reasons are nobody's business here. */
      leaveDays: z.array(z.int()).default([]),
      /** What the leave counts for in the hours of the contract. */
      leaveMinutes: z.int().default(0),
      /** On call at home, beside the planned work. */
      onCallMinutes: z.int().default(0),
    }),
  ),
  /** Lines of on-call duty, day by day. */
  onCall: z.array(OnCallDay).default([]),
  violations: z.array(Violation),
  costs: z.array(CostPart),
  cover: z.array(CoverSlot),
  /** Where the cells plan fewer than the safety minimum. */
  belowMinimum: z.array(ShortStretch).default([]),
  /** Where the best roster found would; null when none was found, or a legal one. It can be kept as a draft. */
  bestBelowMinimum: z.array(ShortStretch).nullable().default(null),
});
export type Roster = z.infer<typeof Roster>;
