import { type ForecastRecord, forecastRecord, isoDate, type RecordEntry } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import { recordEntries } from '../score-forecast.js';
import type { SeriesKey } from '../series-key.js';

const HOUR_MS = 3_600_000;
const RECORD_DAYS = 28;
const LEAST_DAYS = 7;

/** Forecasts of a series beside what came, and what they come to; `today` is a UTC day number. */
export interface ScoredRecord {
  readonly record: ForecastRecord;
  readonly entries: readonly RecordEntry[];
  readonly today: number;
}

/** The last four weeks' forecasts of a series beside what came; undefined while there are none. */
export async function scoredRecord(
  { store, cache }: ForecasterDeps,
  key: SeriesKey,
): Promise<ScoredRecord | undefined> {
  const knownUntil = (await store.site(key.site))?.knownUntil;
  const counts = knownUntil ? cache.counts(key, knownUntil) : null;
  if (!knownUntil || !counts) return undefined;
  const since = new Date(knownUntil.getTime() - RECORD_DAYS * 24 * HOUR_MS);
  const shift = key.quantity === 'arrivals' ? 0 : HOUR_MS;
  const actualOf = (target: Date) =>
    counts.values[(target.getTime() - shift - counts.start) / HOUR_MS] ?? Number.NaN;
  const entries = (await store.scoredSince(key, since)).flatMap(({ points, naive }) =>
    recordEntries(points, naive, actualOf),
  );
  const record = forecastRecord(entries);
  return record && { record, entries, today: Math.floor(knownUntil.getTime() / (24 * HOUR_MS)) };
}

/** Bias, where truths fell, drift, and the score day by day; null before a week of forecasts has been scored. */
export function courseOf(scored: ScoredRecord) {
  const byDay = new Map<number, RecordEntry[]>();
  for (const entry of scored.entries) {
    const day = Math.floor(entry.targetHour / 24);
    const known = byDay.get(day);
    if (known) known.push(entry);
    else byDay.set(day, [entry]);
  }
  if (byDay.size < LEAST_DAYS) return null;
  const { bias, biasError, pit, drift } = scored.record;
  return {
    bias,
    biasError,
    tenths: [...pit],
    days: [...byDay]
      .sort(([a], [b]) => a - b)
      .flatMap(([day, entries]) => {
        const record = forecastRecord(entries);
        if (!record) return [];
        return [
          {
            day: isoDate(day),
            pairs: record.count,
            pinball: record.pinball,
            seasonalNaivePinball: record.naivePinball ?? 0,
            coverage80: record.coverage.find(({ nominal }) => nominal === 0.8)?.measured ?? 0,
          },
        ];
      }),
    drift: drift.map(({ day, direction }) => ({ day: isoDate(day), direction })),
  };
}
