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
    presentAtEnd: integer('present_at_end'),
    /** Grows with every change, so that a cache can ask for what is new. */
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.site, table.hour] }),
    index('counted_hour_revision').on(table.site, table.revision),
  ],
);

export const revisionSequence = forecasterSchema.sequence('hour_revision');

export const fittedModel = forecasterSchema.table('fitted_model', {
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
});

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
    /** The contract's `points`. */
    points: jsonb().notNull(),
    /** Seasonal-naive quantiles for the same targets, what the score is held against. */
    naive: jsonb().$type<number[][]>().notNull(),
    scoredPairs: integer('scored_pairs').notNull().default(0),
    pinball: doublePrecision(),
    naivePinball: doublePrecision('naive_pinball'),
    coverage: jsonb().$type<{ p50: number; p80: number; p90: number; p95: number }>(),
    /** All its targets have happened and are scored. */
    scoreFinal: boolean('score_final').notNull().default(false),
  },
  (table) => [index('issued_forecast_latest').on(table.site, table.stream, table.quantity, table.origin)],
);
