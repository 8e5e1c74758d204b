import type { ForecasterDeps } from '../deps.js';
import type { SeriesKey } from '../series-key.js';

/** Forecasts made of a series, newest first, each with its model's data window and, once known, its score. */
export async function listMade({ store }: ForecasterDeps, key: SeriesKey, limit: number) {
  const made = await store.latestForecasts(key, limit);
  const models = new Map<string, Date>();
  for (const id of new Set(made.map(({ modelId }) => modelId))) {
    const model = await store.model(id);
    if (model) models.set(id, model.dataFrom);
  }
  return {
    forecasts: made.map((forecast) => ({
      id: forecast.id,
      origin: forecast.origin.toISOString(),
      modelVersion: forecast.modelId,
      dataFrom: (models.get(forecast.modelId) ?? forecast.dataTo).toISOString(),
      dataTo: forecast.dataTo.toISOString(),
      fallback: forecast.fallbackReason,
      score:
        forecast.scoredPairs > 0
          ? {
              pairs: forecast.scoredPairs,
              pinball: forecast.pinball ?? 0,
              seasonalNaivePinball: forecast.naivePinball ?? 0,
              coverage80: forecast.coverage?.p80 ?? 0,
            }
          : null,
    })),
  };
}
