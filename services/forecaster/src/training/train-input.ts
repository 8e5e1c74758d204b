import type { TrainingDeps } from '../deps.js';
import { modelSeries } from '../operations/model-series.js';
import type { TrainingRow, WholeModel } from '../registry-store.js';
import { placeOf } from './place-of.js';
import type { TrainInput } from './train-protocol.js';

const HOUR_MS = 3_600_000;
/** With its own backtest this fresh, the model in use need not be measured again. */
const FRESH_DAYS = 21;

/** A training ready to run: what goes to the worker, and what its outcome is held against. */
export interface Prepared {
  readonly input: TrainInput;
  readonly dataFrom: Date;
  readonly dataTo: Date;
  readonly champion: WholeModel | null;
}

/** Puts a training's input together; a string says why there is nothing to train on. */
export async function trainInput(
  { store, registry, alerts, cache, config }: TrainingDeps,
  row: TrainingRow,
): Promise<Prepared | string> {
  const key = modelSeries(row);
  const site = await store.site(row.site);
  await cache.refresh(row.site);
  const counts = site?.knownUntil ? cache.counts(key, site.knownUntil) : null;
  if (!site || !counts) return 'There are no counts of this site yet.';
  const place = placeOf(row.place, site);
  const found = await registry.champion(key);
  const champion = (found && (await registry.whole(key.site, found.id))) ?? null;
  const dataFrom = new Date(counts.start);
  const dataTo = new Date(counts.start + counts.values.length * HOUR_MS);
  const hourOf = (at: Date) =>
    Math.min(counts.values.length, Math.max(0, (at.getTime() - counts.start) / HOUR_MS));
  const fresh = champion?.losses && champion.dataTo.getTime() >= dataTo.getTime() - FRESH_DAYS * 24 * HOUR_MS;
  return {
    input: {
      place,
      counts: {
        start: counts.start,
        values: Array.from(counts.values, (value) => (Number.isNaN(value) ? null : value)),
      },
      indicators: (await alerts.indicators(row.site)).map((indicator) => ({
        ...indicator,
        values: [...indicator.values],
      })),
      model: row.model,
      horizonHours: config.horizonHours,
      thorough: row.cause === 'asked',
      champion:
        champion && !fresh
          ? {
              name: champion.name,
              place: placeOf(champion.place, site),
              from: hourOf(champion.dataFrom),
              to: hourOf(champion.dataTo),
            }
          : null,
    },
    dataFrom,
    dataTo,
    champion,
  };
}
