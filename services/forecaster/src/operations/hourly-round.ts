import type { ForecasterDeps } from '../deps.js';
import { makeMonthTotals } from './make-totals.js';
import { RECORD_DAYS } from './totals-record.js';
import { watchEpidemics } from './watch-epidemics.js';
import { watchRecord } from './watch-record.js';

const HOUR_MS = 3_600_000;
/** All forecasts are kept this long; after that one an hour, for the record. */
const KEPT_WHOLE_MS = 48 * HOUR_MS;

/** What every site needs once an hour: the watches, the months once a day, and old forecasts thinned out. */
export async function hourlyRound(deps: ForecasterDeps): Promise<void> {
  const { store, flow, cache, clock, log } = deps;
  for (const id of await store.sites()) {
    const site = await store.site(id);
    if (!site?.knownUntil) continue;
    await cache.refresh(id);
    await watchEpidemics(deps, site).catch((error: unknown) =>
      log.error({ err: error, site: id }, 'the epidemic watch failed'),
    );
    await makeMonthTotals(deps, site).catch((error: unknown) =>
      log.error({ err: error, site: id }, 'the forecast by month failed'),
    );
    await watchRecord(deps, site).catch((error: unknown) =>
      log.error({ err: error, site: id }, 'the watch of the forecasts failed'),
    );
  }
  const before = new Date(clock().getTime() - KEPT_WHOLE_MS);
  await store.thinForecasts(before);
  await flow.thinOutlooks(before);
  await flow.forgetKept(new Date(clock().getTime() - RECORD_DAYS * 24 * HOUR_MS));
}
