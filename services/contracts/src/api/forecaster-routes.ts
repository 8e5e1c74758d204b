import { z } from 'zod';
import { Forecast, ForecastRecord, ForecastTerm, Quantity } from '../domain/forecast.js';
import { Instant } from '../domain/ids.js';
import { StreamId } from '../domain/visit.js';
import { defineRoute } from './define.js';
import { everyone, site } from './route-parts.js';

const series = z.object({
  stream: StreamId.default('all'),
  quantity: Quantity.default('arrivals'),
});

export const getForecast = defineRoute({
  id: 'getForecast',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/forecast',
  summary: 'The latest forecast of the next 72 hours, with its record and explanation',
  roles: everyone,
  scope: 'site',
  params: site,
  query: series,
  response: z.object({
    /** null until the first model is fitted; `status` says what is under way. */
    forecast: Forecast.nullable(),
    /** Each term's factor on the mean of the next 24 hours against a usual hour. */
    explanation: z.array(ForecastTerm),
    /** What the terms multiply: usual mean × all factors = the geometric mean of the next hours' means, exactly. */
    explained: z.object({ usual: z.number(), mean: z.number(), hours: z.int() }).nullish(),
    status: z.object({
      state: z.enum(['waiting-for-data', 'fitting', 'ready', 'failed']),
      detail: z.string(),
      progress: z.number().min(0).max(1).nullable(),
    }),
  }),
});

export const listForecasts = defineRoute({
  id: 'listForecasts',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/forecasts',
  summary: 'Forecasts made, each with model, data window and, once known, its score',
  roles: everyone,
  scope: 'site',
  params: site,
  query: series.extend({ limit: z.coerce.number().int().min(1).max(500).default(50) }),
  response: z.object({
    forecasts: z.array(
      z.object({
        id: z.string(),
        origin: Instant,
        modelVersion: z.string(),
        dataFrom: Instant,
        dataTo: Instant,
        fallback: z.string().nullable(),
        score: z
          .object({
            pairs: z.int(),
            pinball: z.number(),
            seasonalNaivePinball: z.number(),
            coverage80: z.number(),
          })
          .nullable(),
      }),
    ),
  }),
});

/** Chance that patients present (or arrivals in an hour) exceed a threshold at least once within h hours. */
export const getThreshold = defineRoute({
  id: 'getThreshold',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/threshold',
  summary: 'Probability of crossing a threshold within 2, 4, 8 and 24 hours',
  roles: everyone,
  scope: 'site',
  params: site,
  query: series.extend({ above: z.coerce.number().min(0).max(10000) }),
  response: z.object({
    above: z.number(),
    within: z.array(z.object({ hours: z.int(), probability: z.number() })),
  }),
});

export const getForecastRecord = defineRoute({
  id: 'getForecastRecord',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/forecast-record',
  summary: 'How good forecasts turned out: coverage and pinball beside seasonal naive, by lead',
  roles: everyone,
  scope: 'site',
  params: site,
  query: series,
  response: z.object({
    overall: ForecastRecord.nullable(),
    byLead: z.array(
      z.object({
        fromHour: z.int(),
        toHour: z.int(),
        pairs: z.int(),
        coverage80: z.number(),
        pinball: z.number(),
        seasonalNaivePinball: z.number(),
      }),
    ),
    /** The last four weeks' forecasts, once there are enough: bias, where truths fell, and when they drifted off. */
    course: z
      .object({
        bias: z.number(),
        biasError: z.number(),
        /** Shares of truths in tenths of the forecast distribution; each .1 when it is right. */
        tenths: z.array(z.number()).length(10),
        days: z.array(
          z.object({
            day: z.string(),
            pairs: z.int(),
            pinball: z.number(),
            seasonalNaivePinball: z.number(),
            coverage80: z.number(),
          }),
        ),
        drift: z.array(z.object({ day: z.string(), direction: z.enum(['high', 'low']) })),
      })
      .nullish(),
  }),
});
