import type { Forecast, StreamId } from '@releve/contracts';
import { isBurst } from './burst.js';
import type { ForecasterDeps } from './deps.js';
import { fitSeries } from './operations/fit-series.js';
import { forecastDepartment } from './operations/forecast-department.js';
import { forecastHalfHours } from './operations/forecast-half-hours.js';
import { forecastStreams } from './operations/forecast-streams.js';
import { makeForecast } from './operations/make-forecast.js';
import { makePaths } from './operations/make-paths.js';
import { scoreForecasts } from './operations/score-forecasts.js';
import { scoreOutlooks } from './operations/score-outlooks.js';
import { keyText, type SeriesKey } from './series-key.js';
import type { StoredModel, StoredSite } from './store.js';

const HOUR_MS = 3_600_000;
/** Until stays are known, the department's forecast is tried this often. */
const DEPARTMENT_RETRY_MS = 10_000;
/** After a burst, the next early forecast of the site waits at least this long. */
const BURST_PAUSE_MS = 10_000;
/** A stream nobody has looked at for so long is not forecast any more. */
const STREAM_WANTED_MS = 24 * HOUR_MS;

/** Which models are in use is asked again this often. */
const CHECK_MODELS_MS = 30_000;

/** Where a site's forecasting stands; what the API shows while there is no forecast yet. */
export interface DirectorStatus {
  readonly state: 'waiting-for-data' | 'fitting' | 'ready' | 'failed';
  readonly detail: string;
  readonly progress: number | null;
}

export const waitingForData: DirectorStatus = {
  state: 'waiting-for-data',
  detail: 'No counts have come in yet.',
  progress: null,
};

/** Looks after one site: fits when data or time call for it, forecasts when due or after a burst, scores. */
export interface SiteDirector {
  /** New counts were stored. */
  countsChanged(origin: 'live' | 'bulk'): void;
  /** Called every few seconds: makes what has become due. */
  tick(): Promise<void>;
  status(): DirectorStatus;
  /** Forecasts a stream, now and for a day from now on, because somebody asked for it. */
  want(stream: StreamId): Promise<void>;
  /** Another model of a series is in use: it is fitted here next. */
  modelChanged(key: SeriesKey): void;
}

export function createSiteDirector(siteId: string, deps: ForecasterDeps): SiteDirector {
  const main: SeriesKey = { site: siteId, stream: 'all', quantity: 'arrivals' };
  const census: SeriesKey = { site: siteId, stream: 'all', quantity: 'present' };
  const wanted = new Map([main, census].map((key) => [keyText(key), key]));
  const streams = new Map<StreamId, number>();
  const models = new Map<string, StoredModel>();
  let known: {
    readonly at: number;
    readonly hour: number;
    readonly soFar: number;
    readonly meanPerHour: number;
  } | null = null;
  let status = waitingForData;
  let bulkAt: number | null = null;
  let burstAt = 0;
  let scoredHour = 0;
  let checkedAt = 0;
  let departmentMade = false;
  let departmentTriedAt = 0;
  let running: Promise<void> | null = null;

  const now = () => deps.clock().getTime();

  /** Forgets models that are no longer in use: another process may have changed them. */
  async function forgetReplaced(): Promise<void> {
    if (now() - checkedAt < CHECK_MODELS_MS) return;
    checkedAt = now();
    const inUse = new Set((await deps.registry.champions(siteId)).map(({ id }) => id));
    for (const [text, { id }] of models) if (!inUse.has(id)) models.delete(text);
  }

  async function fitWhatIsDue(site: StoredSite): Promise<void> {
    const due = [...wanted].filter(([text]) => !models.has(text));
    for (const [place, [text, key]] of due.entries()) {
      if (!models.has(keyText(main)))
        status = {
          state: 'fitting',
          detail: `Fitting ${key.stream} ${key.quantity}`,
          progress: place / due.length,
        };
      const fitted = await fitSeries(deps, site, key);
      if ('refused' in fitted) {
        if (key === main) status = { state: 'failed', detail: fitted.refused, progress: null };
        continue;
      }
      models.set(text, fitted);
      await forecast(site, key);
      if (key === main) {
        status = { state: 'ready', detail: '', progress: null };
        await makePaths(deps, site, fitted);
      }
    }
  }

  async function forecast(site: StoredSite, key: SeriesKey): Promise<void> {
    const model = models.get(keyText(key));
    const arrivals = models.get(keyText(main));
    if (key === census && arrivals && (await forecastDepartment(deps, site, arrivals, model))) {
      departmentMade = true;
      return;
    }
    const at = deps.clock();
    // First the half-hours: whoever hears that the forecast was made finds them.
    if (model && key === main) await forecastHalfHours(deps, site, at);
    const made = model && (await makeForecast(deps, site, key, model, at));
    if (made && key === main) known = whatItKnew(made);
  }

  /** Stays become known some seconds after the first counts: the first outlook does not wait for the next round. */
  async function forecastDepartmentOnceKnown(site: StoredSite): Promise<void> {
    const arrivals = models.get(keyText(main));
    if (departmentMade || !arrivals || now() - departmentTriedAt < DEPARTMENT_RETRY_MS) return;
    departmentTriedAt = now();
    departmentMade = await forecastDepartment(deps, site, arrivals, models.get(keyText(census)));
  }

  async function forecastWantedStreams(site: StoredSite): Promise<void> {
    const arrivals = models.get(keyText(main));
    for (const [stream, askedAt] of streams) if (now() - askedAt > STREAM_WANTED_MS) streams.delete(stream);
    if (arrivals) await forecastStreams(deps, site, arrivals, [...streams.keys()]);
  }

  async function forecastAll(site: StoredSite): Promise<void> {
    for (const key of wanted.values()) await forecast(site, key);
    await forecastWantedStreams(site);
  }

  async function round(): Promise<void> {
    const site = await deps.store.site(siteId);
    if (!site?.knownUntil || (bulkAt !== null && now() - bulkAt < deps.config.settleMilliseconds)) return;
    await deps.cache.refresh(siteId);
    if (bulkAt !== null) {
      bulkAt = null;
      models.clear();
      await deps.retrain(siteId);
    }
    await forgetReplaced();
    await fitWhatIsDue(site);
    const next = new Date(now() + deps.config.everyMinutes * 60_000);
    const nextHour = new Date((Math.floor(now() / HOUR_MS) + 1) * HOUR_MS + 5_000);
    const due = await deps.store.claimDue(siteId, deps.clock(), next < nextHour ? next : nextHour);
    if (due) {
      await forecastAll(site);
      await scoreOnceAnHour(site);
    } else if (burst()) {
      burstAt = now();
      await forecastAll(site);
    } else await forecastDepartmentOnceKnown(site);
  }

  /** Scores what has come true: whole hours, so once in each. */
  async function scoreOnceAnHour(site: StoredSite): Promise<void> {
    const hour = Math.floor(now() / HOUR_MS);
    if (hour === scoredHour) return;
    scoredHour = hour;
    await scoreForecasts(deps, site);
    await scoreOutlooks(deps, site);
    deps.records.forget(siteId);
  }

  /** What the forecast knew of the hour under way; arrivals beyond it are held against what it expected. */
  function whatItKnew({ origin, points: [first] }: Forecast): typeof known {
    const at = Date.parse(origin);
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    const soFar = deps.cache.soFar(siteId, 'all', new Date(hour));
    const left = 1 - (at - hour) / HOUR_MS;
    return first && left > 0 ? { at, hour, soFar, meanPerHour: (first.mean - soFar) / left } : null;
  }

  function burst(): boolean {
    if (!known || now() - burstAt < BURST_PAUSE_MS || now() >= known.hour + HOUR_MS) return false;
    const since = deps.cache.soFar(siteId, 'all', new Date(known.hour)) - known.soFar;
    return isBurst(since, known.meanPerHour, (now() - known.at) / HOUR_MS);
  }

  return {
    countsChanged(origin) {
      if (origin === 'bulk') bulkAt = now();
    },
    tick() {
      running ??= round().finally(() => {
        running = null;
      });
      return running;
    },
    status: () => status,
    modelChanged(key) {
      models.delete(keyText(key));
      checkedAt = 0;
    },
    async want(stream) {
      const arrivals = models.get(keyText(main));
      const site = arrivals && !streams.has(stream) ? await deps.store.site(siteId) : undefined;
      // Asked for before there is a model, a stream is made when it is asked for again.
      if (arrivals) streams.set(stream, now());
      if (site && arrivals) await forecastStreams(deps, site, arrivals, [stream]);
    },
  };
}
