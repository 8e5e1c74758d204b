import { z } from 'zod';
import { CallOut } from './call-out.js';
import { PlainDate, UnitId } from './ids.js';
import { CostPart, FairnessLevel, RosterSummary } from './roster.js';

/** A burden carried against the fair share of it, by contract and presence. */
export const Carried = z.object({ count: z.number(), due: z.number() });

export const Burdens = z.object({
  night: Carried,
  weekend: Carried,
  holiday: Carried,
  /** Turns on call at home. */
  onCall: Carried,
  refused: Carried,
});
export type Burdens = z.infer<typeof Burdens>;

/** How evenly a burden is shared: distance between the extreme balances, and mean distance from the fair share. */
export const Evenness = z.object({ range: z.number(), mean: z.number() });

export const EvennessByBurden = z.object({
  night: Evenness,
  weekend: Evenness,
  holiday: Evenness,
  onCall: Evenness,
  refused: Evenness,
});
export type EvennessByBurden = z.infer<typeof EvennessByBurden>;

/** Who carried what over all published rosters, and in one roster besides when asked. */
export const Ledger = z.object({
  unit: UnitId,
  /** First and last day that published rosters have written; null before the first. */
  from: PlainDate.nullable(),
  to: PlainDate.nullable(),
  agents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      workingTimeShare: z.number(),
      /** Before the roster asked about, or everything. */
      past: Burdens,
      /** In the roster asked about. */
      roster: Burdens.nullable(),
    }),
  ),
  evenness: EvennessByBurden,
});
export type Ledger = z.infer<typeof Ledger>;

/** An agent's work by month, from published rosters. */
export const AccountMonth = z.object({
  /** `YYYY-MM` */
  month: z.string(),
  days: z.int(),
  workedMinutes: z.number(),
  contractMinutes: z.number(),
  /** Above the contract's minutes, 0 when below. */
  overtimeMinutes: z.number(),
  nights: z.int(),
  sundays: z.int(),
  holidays: z.int(),
  /** Turns and minutes on call at home: no part of the hours worked. */
  onCalls: z.int(),
  onCallMinutes: z.number(),
  /** Work done while on call, part of the hours worked. */
  callOutMinutes: z.number(),
  wishes: z.int(),
  refused: z.int(),
});
export type AccountMonth = z.infer<typeof AccountMonth>;

export const AgentAccount = z.object({
  agent: z.string(),
  name: z.string(),
  year: z.int(),
  workingTimeShare: z.number(),
  months: z.array(AccountMonth),
  callOuts: z.array(CallOut),
  /**
   * Minutes due over the whole year by décret 2002-9, given the nights, Sundays and holidays rostered; null under
   * another rule pack.
   */
  annualMinutesDue: z.number().nullable(),
});
export type AgentAccount = z.infer<typeof AgentAccount>;

/** One of the rosters made to compare cost with fairness. */
export const TradeOffPoint = z.object({
  roster: RosterSummary,
  level: FairnessLevel,
  /** Priced without the prices of fairness, so that rosters compare; null while there is none. */
  cost: z.number().nullable(),
  parts: z.array(CostPart),
  /** With what was carried before. */
  evenness: EvennessByBurden.nullable(),
  /** No other roster of these is both cheaper and evener. */
  efficient: z.boolean(),
});
export type TradeOffPoint = z.infer<typeof TradeOffPoint>;

const Pair = z.object({ a: z.number(), b: z.number() });

const ComparedSide = z.object({
  roster: RosterSummary,
  legal: z.boolean(),
  cost: z.number(),
  parts: z.array(CostPart),
  evenness: EvennessByBurden,
  shortHours: z.number(),
  surplusHours: z.number(),
});

/** Two rosters of a period, both judged by the problem of the newer. */
export const RosterComparison = z.object({
  a: ComparedSide,
  b: ComparedSide,
  /** Roster whose requirement, rules and wishes judge both. */
  judgedBy: z.string(),
  /** The two were made for the same requirement, rules and wishes. */
  sameProblem: z.boolean(),
  changedCells: z.int(),
  agents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      changes: z.array(z.object({ day: z.int(), from: z.string().nullable(), to: z.string().nullable() })),
      minutes: Pair,
      nights: Pair,
      weekends: Pair,
      refused: Pair,
    }),
  ),
  /** Person-hours short by day. */
  shortByDay: z.array(Pair),
});
export type RosterComparison = z.infer<typeof RosterComparison>;
