import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { instant } from '../columns.js';

/** The planner's own tables: units, the futures staffing is computed from, edits of the requirement, rosters. */
export const plannerSchema = pgSchema('planner');

export const unit = plannerSchema.table('unit', {
  id: text().primaryKey(),
  site: text().notNull(),
  /** The contract's `Unit`. */
  definition: jsonb().notNull(),
  /** Rules, wishes and leave by date, and the staffing profile: what a problem is built from. */
  planning: jsonb().notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** The latest equally likely futures of each site. */
export const sitePaths = plannerSchema.table('site_paths', {
  site: text().primaryKey(),
  forecastId: text('forecast_id').notNull(),
  start: instant('start').notNull(),
  /** Arrivals of the hours just before `start`, oldest first. */
  recentArrivals: jsonb('recent_arrivals').$type<number[]>().notNull(),
  /** paths × hours */
  arrivals: jsonb().$type<number[][]>().notNull(),
  modelVersion: text('model_version').notNull(),
  receivedAt: instant('received_at').notNull(),
});

/** Calendar of public holidays of each site, as intake tells it. */
export const siteCalendar = plannerSchema.table('site_calendar', {
  site: text().primaryKey(),
  calendar: text().notNull(),
});

export const requirementEdit = plannerSchema.table(
  'requirement_edit',
  {
    unit: text().notNull(),
    start: instant('start').notNull(),
    skill: text().notNull(),
    required: integer().notNull(),
    reason: text().notNull(),
    editedBy: text('edited_by').notNull(),
    editedAt: instant('edited_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.unit, table.start, table.skill] })],
);

export const roster = plannerSchema.table(
  'roster',
  {
    id: text().primaryKey(),
    unit: text().notNull(),
    from: date({ mode: 'string' }).notNull(),
    days: integer().notNull(),
    status: text().notNull(),
    revision: integer().notNull(),
    createdAt: instant('created_at').notNull(),
    publishedAt: instant('published_at'),
    /** Working-time rules it is judged by. */
    rulePack: text('rule_pack').notNull(),
    /** The problem as it was solved: verifying and editing need nothing else. */
    problem: jsonb().notNull(),
    /** The requirement the problem's cover came from. */
    requirement: jsonb().notNull(),
    /** Agent → one shift id a day, '' for a day off; null until a first legal roster is found. */
    assignments: jsonb().$type<Record<string, string[]>>(),
    /** Agent → minutes the contract asks for over the period. */
    contractMinutes: jsonb('contract_minutes').$type<Record<string, number>>().notNull(),
    /** Agent → days that must stay as they are. */
    locked: jsonb().$type<Record<string, number[]>>().notNull(),
    cost: doublePrecision(),
    bound: doublePrecision(),
    gap: doublePrecision(),
    seconds: doublePrecision().notNull().default(0),
    reasons: jsonb().$type<{ fr: string; en: string }[]>().notNull(),
    simulated: boolean().notNull(),
    /** Process that searches for it, and until when it may be believed to; renewed while it lives. */
    searchedBy: text('searched_by'),
    leaseUntil: instant('lease_until'),
    /** Asked to stop, by whatever process was asked. */
    stopAsked: boolean('stop_asked').notNull().default(false),
    /** How evenly burdens had to be shared, and what that asked of the problem; null when it asked nothing. */
    fairness: jsonb(),
    /** Cells of the best roster found when none meets the safety minimum; they can be kept as a draft. */
    bestBelowMinimum: jsonb('best_below_minimum').$type<Record<string, string[]>>(),
    /** Who published it, why, and what it departs from. */
    publication: jsonb(),
    /** Rosters made together to compare cost with fairness have the same. */
    tradeOff: text('trade_off'),
  },
  (table) => [index('roster_by_unit').on(table.unit, table.createdAt)],
);

/** One day of one agent in published rosters: what was worked and carried, and what would have been the fair share. */
export const ledgerDay = plannerSchema.table(
  'ledger_day',
  {
    unit: text().notNull(),
    agent: text().notNull(),
    date: date({ mode: 'string' }).notNull(),
    roster: text().notNull(),
    minutes: integer().notNull(),
    contractMinutes: doublePrecision('contract_minutes').notNull(),
    sunday: integer().notNull(),
    night: integer().notNull(),
    nightDue: doublePrecision('night_due').notNull(),
    weekend: integer().notNull(),
    weekendDue: doublePrecision('weekend_due').notNull(),
    holiday: integer().notNull(),
    holidayDue: doublePrecision('holiday_due').notNull(),
    /** Turns and minutes on call at home, which are no work. */
    onCall: integer('on_call').notNull().default(0),
    onCallDue: doublePrecision('on_call_due').notNull().default(0),
    onCallMinutes: integer('on_call_minutes').notNull().default(0),
    wishes: integer().notNull(),
    refused: integer().notNull(),
    refusedDue: doublePrecision('refused_due').notNull(),
  },
  (table) => [primaryKey({ columns: [table.unit, table.agent, table.date] })],
);

/** Call-outs of agents on call at home. */
export const callOut = plannerSchema.table(
  'call_out',
  {
    id: text().primaryKey(),
    unit: text().notNull(),
    agent: text().notNull(),
    start: instant('start').notNull(),
    end: instant('end').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [index('call_out_by_unit').on(table.unit, table.start)],
);

/** Re-plannings of a roster: what was asked, and the plan found. No cause of an absence is kept. */
export const replan = plannerSchema.table(
  'replan',
  {
    id: text().primaryKey(),
    unit: text().notNull(),
    roster: text().notNull(),
    /** Of the roster when it was asked for. */
    revision: integer().notNull(),
    status: text().notNull(),
    stopped: boolean().notNull().default(false),
    createdAt: instant('created_at').notNull(),
    /** When the search has ended at the latest, whatever happened to its process. */
    endsBy: instant('ends_by').notNull(),
    request: jsonb().notNull(),
    seconds: doublePrecision().notNull().default(0),
    reason: jsonb().$type<{ fr: string; en: string }>(),
    /** The plan as shown, and the problem and cells it would make a draft of. */
    plan: jsonb(),
  },
  (table) => [index('replan_by_roster').on(table.roster, table.createdAt)],
);
