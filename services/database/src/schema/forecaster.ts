import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant } from '../columns.js';

/** The forecaster's own tables: counts as it received them, models, forecasts and their scores. */
export const forecasterSchema = pgSchema('forecaster');

export const forecasterSite = forecasterSchema.table('site', {
  site: text().primaryKey(),
  timeZone: text('time_zone').notNull(),
  calendar: text().notNull(),
  schoolZone: text('school_zone').$type<'A' | 'B' | 'C'>(),
  simulated: boolean().notNull(),
  /** Patients the department can hold: the threshold watched. */
  capacityPatients: integer('capacity_patients'),
});

/** How far a site's data and forecasts have come. Counts may come before the site itself is known. */
export const siteProgress = forecasterSchema.table('site_progress', {
  site: text().primaryKey(),
  /** Arrivals are known up to here. */
  knownUntil: instant('known_until').notNull(),
  /** Next regular forecast; whoever moves it on makes that forecast. */
  forecastDueAt: instant('forecast_due_at'),
});

export const countedHour = forecasterSchema.table(
  'counted_hour',
  {
    site: text().notNull(),
    hour: instant('hour').notNull(),
    /** Arrivals by stream; a stream absent had none. */
    arrivals: jsonb().$type<Partial<Record<string, number>>>().notNull(),
    /** Of all arrivals, those of the first 30 minutes; null where only whole hours are known. */
    firstHalfArrivals: integer('first_half_arrivals'),
    presentAtEnd: integer('present_at_end'),
    boardingAtEnd: integer('boarding_at_end'),
    /** Grows with every change, so that a cache can ask for what is new. */
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.site, table.hour] }),
    index('counted_hour_revision').on(table.site, table.revision),
  ],
);

export const revisionSequence = forecasterSchema.sequence('hour_revision');

export const fittedModel = forecasterSchema.table(
  'fitted_model',
  {
    id: text().primaryKey(),
    site: text().notNull(),
    stream: text().notNull(),
    quantity: text().notNull(),
    name: text().notNull(),
    codeVersion: text('code_version').notNull(),
    fittedAt: instant('fitted_at').notNull(),
    dataFrom: instant('data_from').notNull(),
    dataTo: instant('data_to').notNull(),
    /** What was chosen in the fit, and why a simpler model stands in where one does. */
    facts: jsonb().$type<Record<string, number>>().notNull(),
    fallbackReason: text('fallback_reason'),
    record: jsonb(),
    /** champion: in use; challenger: trained, not in use; retired. */
    state: text().$type<'champion' | 'challenger' | 'retired'>().notNull().default('retired'),
    /** When it last came into use. */
    promotedAt: instant('promoted_at'),
    /** Time zone and calendar it was trained with; null for those of the site. */
    place: jsonb(),
    /** Its backtest, beside simple models; dropped when it has long been retired. */
    evidence: jsonb(),
    /** Loss of each pair of its backtest, what a later model is compared with. */
    losses: jsonb(),
    /** The comparison that let it in or kept it out. */
    comparison: jsonb(),
  },
  (table) => [
    uniqueIndex('fitted_model_champion')
      .on(table.site, table.stream, table.quantity)
      .where(sql`${table.state} = 'champion'`),
    index('fitted_model_series').on(table.site, table.stream, table.quantity, table.fittedAt),
  ],
);

/** A series whose model only a person may change. */
export const frozenSeries = forecasterSchema.table(
  'frozen_series',
  {
    site: text().notNull(),
    stream: text().notNull(),
    quantity: text().notNull(),
    since: instant('since').notNull(),
    byUser: text('by_user').notNull(),
    reason: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.site, table.stream, table.quantity] })],
);

/** What was decided about models, by whom and why; nothing is ever changed here. */
export const modelDecision = forecasterSchema.table(
  'model_decision',
  {
    id: text().primaryKey(),
    site: text().notNull(),
    stream: text().notNull(),
    quantity: text().notNull(),
    /** The model it is about; null for a freeze of a series without one. */
    modelId: text('model_id'),
    kind: text().notNull(),
    at: instant('at').notNull(),
    /** Null when the comparison decided, not a person. */
    byUser: text('by_user'),
    reason: text().notNull(),
  },
  (table) => [index('model_decision_series').on(table.site, table.stream, table.quantity, table.at)],
);

/** A training asked for, under way or over. At most one of a series is open. */
export const training = forecasterSchema.table(
  'training',
  {
    id: text().primaryKey(),
    site: text().notNull(),
    stream: text().notNull(),
    quantity: text().notNull(),
    model: text().notNull(),
    place: jsonb(),
    cause: text().$type<'nightly' | 'data' | 'asked'>().notNull(),
    state: text().$type<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>().notNull(),
    step: text().notNull(),
    progress: doublePrecision().notNull(),
    askedAt: instant('asked_at').notNull(),
    askedBy: text('asked_by'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** Whoever runs it says so here again and again; silent for minutes, it is dead. */
    aliveAt: instant('alive_at').notNull(),
    modelId: text('model_id'),
    failure: text(),
  },
  (table) => [
    uniqueIndex('training_open')
      .on(table.site, table.stream, table.quantity)
      .where(sql`${table.state} in ('waiting', 'running')`),
    index('training_asked').on(table.site, table.askedAt),
  ],
);

export const issuedForecast = forecasterSchema.table(
  'issued_forecast',
  {
    id: text().primaryKey(),
    site: text().notNull(),
    stream: text().notNull(),
    quantity: text().notNull(),
    origin: instant('origin').notNull(),
    modelId: text('model_id').notNull(),
    dataTo: instant('data_to').notNull(),
    fallbackReason: text('fallback_reason'),
    /** Set when it starts where data stopped coming. */
    noDataSince: instant('no_data_since'),
    /** The contract's `points`. */
    points: jsonb().notNull(),
    /** Seasonal-naive quantiles for the same targets, what the score is held against. */
    naive: jsonb().$type<number[][]>().notNull(),
    scoredPairs: integer('scored_pairs').notNull().default(0),
    pinball: doublePrecision(),
    naivePinball: doublePrecision('naive_pinball'),
    coverage: jsonb().$type<{ p50: number; p80: number; p90: number; p95: number }>(),
    /** The contract's `explanation` and `explained`, made with the forecast. */
    explanation: jsonb(),
    /** All its targets have happened and are scored. */
    scoreFinal: boolean('score_final').notNull().default(false),
  },
  (table) => [index('issued_forecast_latest').on(table.site, table.stream, table.quantity, table.origin)],
);

/** Last look of the epidemic watch at a site. */
export const siteWatch = forecasterSchema.table('site_watch', {
  site: text().primaryKey(),
  /** Local day, yyyy-mm-dd. */
  day: text().notNull(),
  at: instant('at').notNull(),
  streams: jsonb().notNull(),
});

export const alert = forecasterSchema.table(
  'alert',
  {
    id: text().primaryKey(),
    site: text().notNull(),
    kind: text().notNull(),
    stream: text().notNull(),
    quantity: text().notNull(),
    raisedAt: instant('raised_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    endedAt: instant('ended_at'),
    acknowledgedAt: instant('acknowledged_at'),
    mutedUntil: instant('muted_until'),
    facts: jsonb().$type<Record<string, number>>().notNull(),
    /** The contract's `history`. */
    history: jsonb().notNull(),
  },
  (table) => [index('alert_site').on(table.site, table.raisedAt)],
);

/** A weekly indicator of a site, from a file. */
export const weeklyCovariate = forecasterSchema.table(
  'weekly_covariate',
  {
    site: text().notNull(),
    name: text().notNull(),
    /** Day number of the first week's Monday. */
    firstMonday: integer('first_monday').notNull(),
    /** One a week; null where none is known. */
    values: jsonb().$type<(number | null)[]>().notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.site, table.name] })],
);
