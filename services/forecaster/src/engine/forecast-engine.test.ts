import { describe, expect, it } from 'vitest';
import type { SeriesKey } from '../series-key.js';
import type { AnswerTo, EngineRequest } from './engine-protocol.js';
import { createForecastEngine, type ForecastEngine } from './forecast-engine.js';

const key: SeriesKey = { site: 'val-serein', stream: 'all', quantity: 'arrivals' };
const start = Date.parse('2025-01-06T00:00:00Z');

/** Weeks of a plain daily rhythm: 2 an hour by night, 8 by day, with a fixed ripple that is no calendar effect. */
const rhythm = (weeks: number) => ({
  start,
  values: Float64Array.from(
    { length: weeks * 168 },
    (_, i) => (i % 24 >= 8 && i % 24 < 22 ? 8 : 2) + (((i * 7) % 5) - 2) / 2 + 1,
  ),
});

function ask<R extends EngineRequest>(engine: ForecastEngine, request: R): AnswerTo<R> {
  const result = engine.answer(request);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value as AnswerTo<R>;
}

const fitted = (weeks: number) => {
  const engine = createForecastEngine();
  const counts = rhythm(weeks);
  const fit = ask(engine, {
    kind: 'fit',
    key,
    place: { timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: 'A' },
    counts,
    horizonHours: 48,
    model: 'auto',
    measure: true,
  });
  return { engine, counts, fit };
};

describe('the forecast engine', () => {
  it('forecasts every hour of the horizon, by day about four times the night, and says how it did before', () => {
    const { engine, counts, fit } = fitted(20);
    expect(fit).toMatchObject({ model: 'auto', fallbackReason: null });
    expect(fit.record?.coverage.p80).toBeGreaterThan(0.5);
    const { points, naive } = ask(engine, {
      kind: 'predict',
      key,
      counts,
      horizonHours: 48,
      explainHours: 24,
    });
    expect(points).toHaveLength(48);
    expect(naive).toHaveLength(48);
    expect(points[0]?.target).toBe(new Date(start + counts.values.length * 3_600_000).toISOString());
    expect(points[12]?.mean).toBeGreaterThan(2 * (points[3]?.mean ?? 0));
  });

  it('makes joint futures of whole numbers, the same for the same seed', () => {
    const { engine, counts } = fitted(20);
    const request = { kind: 'paths', key, counts, horizonHours: 24, paths: 50, seed: 7 } as const;
    const { arrivals } = ask(engine, request);
    expect(arrivals).toHaveLength(50);
    expect(arrivals.flat().every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    expect(ask(engine, request).arrivals).toEqual(arrivals);
  });

  it('says so when a series has no model yet', () => {
    const result = createForecastEngine().answer({
      kind: 'predict',
      key,
      counts: rhythm(2),
      horizonHours: 24,
      explainHours: 24,
    });
    expect(result).toMatchObject({ ok: false, error: { notFitted: true } });
  });

  it('tells why a simpler model stands in when history is short', () => {
    const { fit } = fitted(1);
    expect(fit.record).toBeNull();
    if (fit.model !== 'auto') expect(fit.fallbackReason).toContain('auto');
  });

  it('refuses a zone it does not know, with the value', () => {
    const engine = createForecastEngine();
    const result = engine.answer({
      kind: 'fit',
      key,
      place: { timeZone: 'Europe/Lyon', calendar: 'FR', schoolZone: 'A' },
      counts: rhythm(9),
      horizonHours: 24,
      model: 'auto',
      measure: false,
    });
    expect(result).toMatchObject({ ok: false, error: { reason: expect.stringContaining('Europe/Lyon') } });
  });
});
