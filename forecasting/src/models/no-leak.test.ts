import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { calendarFor } from '../calendar/calendar.js';
import { zoneClock } from '../calendar/zone-clock.js';
import { poissonCount, seededUniform } from '../flow/uniform.js';
import { knownAt } from '../series/count-series.js';
import { type CountRows, prepareSeries } from '../series/prepare-series.js';
import type { Model } from './model.js';
import { CHALLENGERS, MODELS, neuralModel } from './registry.js';

const ZONES = ['UTC', 'Europe/Paris', 'America/New_York'];
const HORIZON = 12;
const EVERY: readonly Model[] = [
  ...MODELS,
  ...CHALLENGERS,
  neuralModel({ train: (start, { count }) => ({ ...start, lastBias: 0.01 * Math.sin(count.length) }) }),
];

/** What somebody may do to the rows after the origin. */
type Tampering = 'change' | 'delete' | 'zero' | 'absurd' | 'blank' | 'repeat' | 'shuffle';
const tamperings = fc.constantFrom<Tampering>(
  'change',
  'delete',
  'zero',
  'absurd',
  'blank',
  'repeat',
  'shuffle',
);

const cases = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  minutes: fc.constantFrom(360, 1440),
  zone: fc.constantFrom(...ZONES),
  // From two weeks on; the days include both clock changes of 2024.
  days: fc.integer({ min: 14, max: 90 }),
  start: fc.constantFrom(Date.UTC(2024, 1, 20), Date.UTC(2024, 8, 25)),
  tampering: tamperings,
  from: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
});

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function rowsOf({ seed, minutes, days, start }: Case): CountRows {
  const slots = 1440 / minutes;
  const uniform = seededUniform(seed);
  const values = Float64Array.from({ length: days * slots }, (_, i) =>
    poissonCount(uniform, (120 / slots) * (1 + 0.5 * Math.sin((2 * Math.PI * (i % slots)) / slots))),
  );
  // Something odd on both sides of the origin: a run of zeros and an absurd count.
  values.fill(0, Math.floor(values.length * 0.25), Math.floor(values.length * 0.25) + 2 * slots);
  values[Math.floor(values.length * 0.15)] = 50_000;
  return { kind: 'instant', minutes: values.map((_, i) => start / 60_000 + i * minutes), values };
}

function tampered({ minutes, values }: CountRows, how: Tampering, origin: number): CountRows {
  const rows = Array.from(values, (value, i) => ({ at: minutes[i], value }));
  const later = rows.slice(origin);
  const changed = (change: (value: number, k: number) => number) =>
    later.map(({ at, value }, k) => ({ at, value: change(value, k) }));
  const instead = {
    change: () => changed((value, k) => value * 3 + k),
    delete: () => later.filter((_, k) => k % 2 === 0),
    zero: () => changed(() => 0),
    absurd: () => changed(() => 99_999),
    blank: () => changed(() => Number.NaN),
    repeat: () => [...later, ...changed((value) => value + 1)],
    shuffle: () => later.toReversed(),
  }[how]();
  const all = [...rows.slice(0, origin), ...instead];
  return {
    kind: 'instant',
    minutes: Float64Array.from(all, ({ at }) => at),
    values: Float64Array.from(all, ({ value }) => value),
  };
}

function forecastText(model: Model, rows: CountRows, { minutes, zone }: Case, origin: number): string {
  const clock = zoneClock(zone);
  const calendar = calendarFor('FR');
  if (!clock.ok || !calendar.ok) throw new Error(zone);
  const prepared = prepareSeries(rows, minutes, clock.value);
  if (!prepared.ok) throw new Error(prepared.error.hint);
  const history = knownAt(prepared.value.series, origin);
  const covariates = { names: ['event'], on: (day: number) => [day % 9 === 0 ? 1 : 0] };
  const fitted = model.fit(history, { calendar: calendar.value, covariates, horizon: HORIZON });
  if (!fitted.ok) return JSON.stringify(fitted.error);
  const paths = fitted.value.samplePaths(history, HORIZON, 3, 5).map((path) => [...path]);
  return JSON.stringify([fitted.value.predict(history, HORIZON), fitted.value.explain(history, 2), paths]);
}

describe.each(EVERY.map((model) => [model.name, model] as const))('%s', (_, model) => {
  it('forecasts the same, byte for byte, whatever is done to the rows after its origin', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const rows = rowsOf(one);
        const origin = Math.floor(rows.values.length * one.from);
        const expected = forecastText(model, rows, one, origin);
        expect(forecastText(model, tampered(rows, one.tampering, origin), one, origin)).toBe(expected);
      }),
      { numRuns: 6, seed: 4 },
    );
  });
});

describe('the clock of the machine', () => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it.each(EVERY.map((model) => [model.name, model] as const))('does not matter to %s', (_, model) => {
    const one: Case = {
      seed: 3,
      minutes: 360,
      zone: 'Europe/Paris',
      days: 60,
      start: Date.UTC(2024, 1, 20),
      tampering: 'change',
      from: 0.7,
    };
    const rows = rowsOf(one);
    const texts = ZONES.map((zone) => {
      process.env.TZ = zone;
      return forecastText(model, rows, one, 170);
    });
    expect(new Set(texts).size).toBe(1);
  });
});
