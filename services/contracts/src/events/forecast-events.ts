import { z } from 'zod';
import { Alert } from '../domain/alert.js';
import { Forecast } from '../domain/forecast.js';
import { Instant, TimeZone } from '../domain/ids.js';
import { envelope } from './envelope.js';

/** `ed.forecasts`: a forecast of the next 72 h, stored before it was announced. */
export const ForecastMade = envelope('forecast.made', Forecast);
export type ForecastMade = z.infer<typeof ForecastMade>;

/** `ed.forecasts`: equally likely hourly futures over a roster's horizon; what staffing is computed from. */
export const PathsMade = envelope(
  'forecast.paths',
  z.object({
    forecastId: z.string(),
    timeZone: TimeZone,
    modelVersion: z.string(),
    /** Start of the first hour. */
    start: Instant,
    /** Arrivals of the hours just before `start`, oldest first: the patients who are still there. */
    recentArrivals: z.array(z.int().min(0)).max(96),
    /** paths × hours, arrivals per hour. */
    arrivals: z
      .array(z.array(z.int().min(0)))
      .min(1)
      .max(400),
    simulated: z.boolean(),
  }),
);
export type PathsMade = z.infer<typeof PathsMade>;

/** `ed.forecasts`: an alert was raised, changed, or is over; whole, replacing what was known of it. */
export const AlertChanged = envelope('alert.changed', Alert);
export type AlertChanged = z.infer<typeof AlertChanged>;

export const ForecastsTopicEvent = z.discriminatedUnion('type', [ForecastMade, PathsMade, AlertChanged]);
export type ForecastsTopicEvent = z.infer<typeof ForecastsTopicEvent>;
