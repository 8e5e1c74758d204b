import {
  getForecastRecord,
  getForecast as getForecastRoute,
  getThreshold,
  listForecasts,
  type StreamId,
} from '@releve/contracts';
import { implement, type RouteImplementation } from '@releve/platform';
import type { ForecasterDeps } from './deps.js';
import { recordByLead } from './operations/forecast-record.js';
import { explainForecast, getForecast } from './operations/get-forecast.js';
import { listMade } from './operations/list-made.js';
import { crossingProbabilities } from './operations/threshold.js';
import type { Quantity, SeriesKey } from './series-key.js';
import { type SiteDirector, waitingForData } from './site-director.js';

interface SeriesQuery {
  readonly stream: StreamId;
  readonly quantity: Quantity;
}

const keyOf = (site: string, { stream, quantity }: SeriesQuery): SeriesKey => ({ site, stream, quantity });

/** The forecaster's routes; the gateway has already checked who may call them. */
export function forecasterRoutes(
  deps: ForecasterDeps,
  directorOf: (site: string) => SiteDirector | undefined,
): readonly RouteImplementation[] {
  return [
    implement(getForecastRoute, async ({ params, query }) => {
      const key = keyOf(params.site, query);
      const director = directorOf(params.site);
      director?.want(key);
      return {
        forecast: await getForecast(deps, key),
        // While models are being fitted the engine is busy, and the forecast must not wait for it.
        explanation: director?.status().state === 'ready' ? await explainForecast(deps, key) : [],
        status: director?.status() ?? waitingForData,
      };
    }),
    implement(listForecasts, ({ params, query }) => listMade(deps, keyOf(params.site, query), query.limit)),
    implement(getThreshold, async ({ params, query }) => ({
      above: query.above,
      within: await crossingProbabilities(deps, keyOf(params.site, query), query.above),
    })),
    implement(getForecastRecord, async ({ params, query }) => {
      const key = keyOf(params.site, query);
      return {
        overall: (await getForecast(deps, key))?.record ?? null,
        byLead: await recordByLead(deps, key),
      };
    }),
  ];
}
