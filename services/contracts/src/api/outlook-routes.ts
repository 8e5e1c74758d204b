import { z } from 'zod';
import { BedsNeeded, Coverage, Crossing, ForecastPoint, RecordedStep } from '../domain/forecast.js';
import { Instant, SiteId } from '../domain/ids.js';
import { defineRoute } from './define.js';
import { everyone, site } from './route-parts.js';

const ProbabilityRecord = z.object({
  hours: z.int(),
  forecasts: z.int(),
  happened: z.int(),
  brier: z.number(),
  climatologyBrier: z.number().nullable(),
  /** 1 − Brier / Brier of climatology; above 0 is better than it. */
  skill: z.number().nullable(),
  bins: z.array(
    z.object({ from: z.number(), to: z.number(), count: z.int(), said: z.number(), came: z.number() }),
  ),
});

export const getOutlook = defineRoute({
  id: 'getOutlook',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/outlook',
  summary:
    'Beds needed and chances of crossing the usual thresholds in 2, 4, 8 and 24 hours, with their record',
  roles: everyone,
  scope: 'site',
  params: site,
  response: z.object({
    /** null until stays are known: sites that send counts only have none. */
    outlook: z
      .object({
        origin: Instant,
        beds: z.array(BedsNeeded),
        crossings: z.array(Crossing),
        /** How fast stays have been ending lately: 1 as usual, .8 a fifth slower. */
        pace: z.object({ toDecision: z.number(), toBed: z.number() }),
      })
      .nullable(),
    record: z.object({
      from: Instant.nullable(),
      beds: z.array(
        z.object({
          hours: z.int(),
          forecasts: z.int(),
          coverage80: z.number(),
          pinball: z.number(),
          /** Of the mean of the same hours so far. */
          usualPinball: z.number(),
        }),
      ),
      crossings: z.array(ProbabilityRecord.extend({ quantity: z.string(), above: z.number() })),
    }),
  }),
});

const Total = z.object({
  /** First local day of the block, yyyy-mm-dd. */
  from: z.string(),
  /** Local hour of that day at which it begins: 0, but for blocks of six hours. */
  fromHour: z.int().min(0).max(23).default(0),
  /** Length on an ordinary day: ¼ for six hours. */
  days: z.number(),
  mean: z.number(),
  quantiles: z.array(z.number()).length(21),
});

/** Totals of blocks of six hours, whole days or months: quantiles of sums over joint paths, not sums of quantiles. */
export const getTotals = defineRoute({
  id: 'getTotals',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/totals',
  summary:
    'Arrivals of the next 72 hours by six hours, of the next 28 days by day, or of the next 12 months by month',
  roles: everyone,
  scope: 'site',
  params: site,
  query: z.object({ by: z.enum(['six-hours', 'day', 'month']).default('day') }),
  response: z.object({ origin: Instant.nullable(), totals: z.array(Total) }),
});

/** Half-hours as parts of the hourly forecast: their means add up to the hour's, and so does every joint path. */
export const getHalfHours = defineRoute({
  id: 'getHalfHours',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/half-hours',
  summary: 'Arrivals of the next 72 hours by half-hour, with the rest of the hour under way',
  roles: everyone,
  scope: 'site',
  params: site,
  response: z.object({
    /** null until a forecast is made. */
    origin: Instant.nullable(),
    /** By their starts; the half-hour under way counts what has come and what is still expected. */
    points: z.array(ForecastPoint),
    /** Hours whose halves were counted, which the split is learned from; 0: derived from the course of the hours. */
    measuredHours: z.int().min(0),
  }),
});

/** Half-hours and totals held against what came, as hourly forecasts are. */
export const getTotalsRecord = defineRoute({
  id: 'getTotalsRecord',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/totals-record',
  summary:
    'How forecasts by half-hour, six hours and day turned out, beside the usual of the eight weeks before',
  roles: everyone,
  scope: 'site',
  params: site,
  response: z.object({
    /** Those of which something has come true. */
    steps: z.array(
      z.object({
        step: RecordedStep,
        /** The first forecast that counts. */
        from: Instant,
        pairs: z.int().min(1),
        coverage: Coverage,
        pinball: z.number(),
        /** Of the same span in the eight weeks that had ended; null while fewer than four are known. */
        usualPinball: z.number().nullable(),
      }),
    ),
  }),
});

/** Totals of all sites the caller may see together, from paths that rise and fall together as days have done. */
export const getGroupTotals = defineRoute({
  id: 'getGroupTotals',
  owner: 'forecaster',
  method: 'get',
  path: '/group-totals',
  summary: 'Arrivals of the sites together, next 28 days by day',
  roles: everyone,
  scope: 'none',
  response: z.object({
    sites: z.array(SiteId),
    correlation: z.number(),
    totals: z.array(Total),
  }),
});
