import { boolean, index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.js';
import { forecasterSchema } from './forecaster.js';

/** Stays as census last told of them: under way, measured over weeks, and seen over the last day. */
export const siteStays = forecasterSchema.table('site_stays', {
  site: text().primaryKey(),
  here: jsonb(),
  hereAt: instant('here_at'),
  measured: jsonb(),
  measuredTo: instant('measured_to'),
  seen: jsonb(),
  seenAt: instant('seen_at'),
});

/** Beds needed and chances of crossing thresholds, as issued, and what came of them. */
export const issuedOutlook = forecasterSchema.table(
  'issued_outlook',
  {
    id: text().primaryKey(),
    site: text().notNull(),
    origin: instant('origin').notNull(),
    /** The contract's `beds` and `crossings`. */
    beds: jsonb().notNull(),
    crossings: jsonb().notNull(),
    pace: jsonb().$type<{ toDecision: number; toBed: number }>().notNull(),
    /** By place in `beds` and `crossings`; null while the window is open. */
    bedsCame: jsonb('beds_came').$type<(number | null)[]>(),
    crossed: jsonb().$type<(boolean | null)[]>(),
    scoreFinal: boolean('score_final').notNull().default(false),
  },
  (table) => [index('issued_outlook_origin').on(table.site, table.origin)],
);

/** Totals of days and months over joint paths, the latest of each site, stream and step. */
export const issuedTotals = forecasterSchema.table(
  'issued_totals',
  {
    site: text().notNull(),
    stream: text().notNull(),
    /** six-hours, day or month */
    step: text().notNull(),
    origin: instant('origin').notNull(),
    totals: jsonb().notNull(),
    /** Daily paths, where sites are added up. */
    paths: jsonb().$type<number[][]>(),
  },
  (table) => [primaryKey({ columns: [table.site, table.stream, table.step] })],
);

/** Half-hours of arrivals as parts of the site's hourly joint paths, the latest of each site. */
export const issuedHalfHours = forecasterSchema.table('issued_half_hours', {
  site: text().primaryKey(),
  origin: instant('origin').notNull(),
  /** The contract's `points`, half-hours from their starts. */
  points: jsonb().notNull(),
  /** Hours whose halves were counted, out of which the shares are learned; 0: derived from the hours alone. */
  measuredHours: integer('measured_hours').notNull(),
});

/** Half-hours and totals as they were forecast, the first of every six hours, to be held against what came. */
export const keptTotals = forecasterSchema.table(
  'kept_totals',
  {
    site: text().notNull(),
    /** half-hour, six-hours or day */
    step: text().notNull(),
    /** Number of the six hours (UTC, since 1970) the forecast was made in. */
    sixHours: integer('six_hours').notNull(),
    origin: instant('origin').notNull(),
    /** Spans of time, each with its quantiles. */
    spans: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.site, table.step, table.sixHours] })],
);
