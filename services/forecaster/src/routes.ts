import {
  acknowledgeAlert as acknowledgeAlertRoute,
  getForecastRecord,
  getForecast as getForecastRoute,
  getGroupTotals,
  getHalfHours,
  getOutlook as getOutlookRoute,
  getThreshold,
  getTotals,
  getTotalsRecord,
  getWatch as getWatchRoute,
  importCovariates as importCovariatesRoute,
  listAlerts,
  listForecasts,
  muteAlert as muteAlertRoute,
  type StreamId,
} from '@releve/contracts';
import { implement, type RouteImplementation } from '@releve/platform';
import type { ForecasterDeps } from './deps.js';
import { acknowledgeAlert, muteAlert } from './operations/alerts.js';
import { recordDetail } from './operations/forecast-record.js';
import { getForecast, latestForecast } from './operations/get-forecast.js';
import { groupTotals } from './operations/group-totals.js';
import { importCovariates } from './operations/import-covariates.js';
import { listMade } from './operations/list-made.js';
import { getOutlook } from './operations/outlook-record.js';
import { crossingProbabilities } from './operations/threshold.js';
import { totalsRecord } from './operations/totals-record.js';
import { getWatch } from './operations/watch-epidemics.js';
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
      if (key.stream !== 'all' && key.quantity === 'arrivals') await director?.want(key.stream);
      return {
        ...(await getForecast(deps, key)),
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
        overall: (await latestForecast(deps, key))?.record ?? null,
        ...(await recordDetail(deps, key)),
      };
    }),
    implement(getOutlookRoute, ({ params }) => getOutlook(deps, params.site)),
    implement(getTotals, async ({ params, query }) => {
      const totals = await deps.flow.totals(params.site, 'all', query.by);
      return { origin: totals?.origin.toISOString() ?? null, totals: [...(totals?.totals ?? [])] };
    }),
    implement(getHalfHours, async ({ params }) => {
      const made = await deps.flow.halfHours(params.site);
      return {
        origin: made?.origin.toISOString() ?? null,
        points: [...(made?.points ?? [])],
        measuredHours: made?.measuredHours ?? 0,
      };
    }),
    implement(getTotalsRecord, ({ params }) => totalsRecord(deps, params.site)),
    implement(getGroupTotals, ({ principal }) => groupTotals(deps, principal)),
    implement(listAlerts, async ({ params, query }) => ({
      alerts: await deps.alerts.list(params.site, query.limit),
    })),
    implement(acknowledgeAlertRoute, ({ params, body, principal }) =>
      acknowledgeAlert(deps, params.site, params.alert, principal.name, body.note),
    ),
    implement(muteAlertRoute, ({ params, body, principal }) =>
      muteAlert(deps, params.site, params.alert, principal.name, body),
    ),
    implement(getWatchRoute, ({ params }) => getWatch(deps, params.site)),
    implement(importCovariatesRoute, ({ params, body }) => importCovariates(deps, params.site, body)),
  ];
}
