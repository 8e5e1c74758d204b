import { zoneClock } from '@releve/forecasting';
import { describe, expect, it } from 'vitest';
import { arrivalsBetween, entriesOf } from './totals-record.js';

const HOUR_MS = 3_600_000;
const quantiles = Array.from({ length: 21 }, (_, level) => level);
const iso = (ms: number) => new Date(ms).toISOString();

function clockOf(zone: string) {
  const clock = zoneClock(zone);
  if (!clock.ok) throw new Error(zone);
  return clock.value;
}

describe('arrivals of a span', () => {
  const start = Date.parse('2026-03-02T00:00:00Z');
  const cameIn = arrivalsBetween(
    { start, values: Float64Array.of(5, 0, Number.NaN, 7) },
    Float64Array.of(2, Number.NaN, Number.NaN, Number.NaN),
  );
  const between = (from: number, to: number) => cameIn(start + from * HOUR_MS, start + to * HOUR_MS);

  it('are those of its hours, or the half of one', () => {
    expect(between(0, 2)).toBe(5);
    expect(between(0, 0.5)).toBe(2);
    expect(between(0.5, 1)).toBe(3);
  });

  it('of an hour without any are none in either half', () => {
    expect(between(1, 1.5)).toBe(0);
    expect(between(1.5, 2)).toBe(0);
  });

  it('are not known where an hour is missing, a half was not counted, or time has not come', () => {
    for (const [from, to] of [
      [1, 4],
      [3, 3.5],
      [3, 5],
      [4, 4.5],
      [-1, 1],
    ] as const) {
      expect(between(from, to)).toBeNaN();
    }
  });
});

describe('a forecast on record', () => {
  const clock = clockOf('Europe/Paris');
  const start = Date.parse('2026-02-01T23:00:00Z');
  const hours = 12 * 168;
  /** As many arrivals as the local hour says. */
  const localHour = Float64Array.from(
    { length: hours },
    (_, i) => (clock.toLocal((start + i * HOUR_MS) / 60_000) / 60) % 24,
  );
  const origin = new Date('2026-04-01T10:00:00Z');
  const span = (from: string, lasts: number) => ({
    from: iso(Date.parse(from)),
    to: iso(Date.parse(from) + lasts * HOUR_MS),
    quantiles,
  });
  const entries = (values: Float64Array, ...spans: ReturnType<typeof span>[]) =>
    entriesOf(
      { site: 'nord', step: 'six-hours', origin, spans },
      arrivalsBetween({ start, values }, new Float64Array(hours)),
      clock,
    );

  it('stands beside the usual of the same local hours, across the clock change of 29 March', () => {
    // 18 to 24 h in Paris, in summer.
    const [entry] = entries(localHour, span('2026-04-01T16:00:00Z', 6));
    expect(entry).toMatchObject({ observed: 18 + 19 + 20 + 21 + 22 + 23, leadHours: 6, quantiles });
    for (const usual of entry?.naiveQuantiles ?? [0]) expect(usual).toBeCloseTo(123, 2);
  });

  it('is compared with nothing that came after it was made', () => {
    const later = localHour.map((count, i) => (start + i * HOUR_MS >= origin.getTime() ? 50 * count : count));
    const spans = [span('2026-04-01T16:00:00Z', 6), span('2026-04-15T16:00:00Z', 6)];
    const usual = (values: Float64Array) =>
      entries(values, ...spans).map(({ naiveQuantiles }) => naiveQuantiles);
    expect(usual(later)).toEqual(usual(localHour));
    expect(usual(localHour).map((levels) => levels?.map(Math.round))).toEqual([
      new Array(21).fill(123),
      new Array(21).fill(123),
    ]);
  });

  it('waits for what has not come, and has no usual where weeks are few', () => {
    expect(entries(localHour, span(iso(start + hours * HOUR_MS), 6))).toEqual([]);
    const young = localHour.map((count, i) => (i < 6 * 168 ? Number.NaN : count));
    const [entry] = entries(young, span('2026-04-01T16:00:00Z', 6));
    expect(entry?.observed).toBe(123);
    expect(entry?.naiveQuantiles).toBeUndefined();
  });
});
