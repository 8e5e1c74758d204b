import { describe, expect, it } from 'vitest';
import { calendarFor } from '../calendar/calendar.js';
import { zoneClock } from '../calendar/zone-clock.js';
import { poissonCount, seededUniform } from '../flow/uniform.js';
import { type CountSeries, instantOf, knownAt } from '../series/count-series.js';
import { type CountRows, prepareSeries } from '../series/prepare-series.js';
import { medianOf } from '../series/robust-spread.js';
import type { NetworkTrainer } from './neural/network.js';
import { CHALLENGERS, MODELS, modelByName, neuralModel } from './registry.js';

const ZONES = ['UTC', 'Europe/Paris', 'America/New_York'];
const START = Date.UTC(2023, 7, 1) / 60_000;

function seriesOf(rows: CountRows, minutes: number, zone: string): CountSeries {
  const clock = zoneClock(zone);
  if (!clock.ok) throw new Error(zone);
  const prepared = prepareSeries(rows, minutes, clock.value);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  return prepared.value.series;
}

/** Expected count with a daily and weekly pattern. */
function rateAt(i: number, slots: number): number {
  const hour = ((i % slots) * 24) / slots;
  const weekend = Math.floor(i / slots) % 7 >= 5;
  return (240 / slots) * (1 + 0.6 * Math.sin(((hour - 9) * Math.PI) / 12)) * (weekend ? 1.2 : 1);
}

/** Poisson counts with a daily and weekly pattern. */
function rowsOf(
  days: number,
  minutes: number,
  change: (i: number, count: number) => number = (_, c) => c,
): CountRows {
  const slots = 1440 / minutes;
  const uniform = seededUniform(11);
  const values = Float64Array.from({ length: days * slots }, (_, i) =>
    change(i, poissonCount(uniform, rateAt(i, slots))),
  );
  return { kind: 'instant', minutes: values.map((_, i) => START + i * minutes), values };
}

function calendarFR() {
  const calendar = calendarFor('FR-57');
  if (!calendar.ok) throw new Error('FR-57');
  return calendar.value;
}

const calendar = calendarFR();

/** Moves the output's constant to what the rows say: enough to be told from no network at all. */
const constantTrainer: NetworkTrainer = {
  train(start, { logMean, count }) {
    const expected = logMean.reduce((sum, log) => sum + Math.exp(log), 0);
    return { ...start, lastBias: Math.log(count.reduce((sum, value) => sum + value, 0) / expected) };
  },
};

const EVERY = [...MODELS, ...CHALLENGERS, neuralModel(constantTrainer)];

describe.each(EVERY.map((model) => [model.name, model] as const))('%s', (_, model) => {
  const horizon = 10;
  const fitTo = (history: CountSeries) => {
    const fitted = model.fit(history, { calendar, horizon });
    if (!fitted.ok) throw new Error(JSON.stringify(fitted.error));
    return fitted.value;
  };
  const text = (history: CountSeries): string => JSON.stringify(fitTo(history).predict(history, horizon));

  it.each(ZONES)(
    'forecasts the next intervals with rising quantiles in %s, over both clock changes',
    (zone) => {
      const series = seriesOf(rowsOf(260, 360), 360, zone);
      const clocksGoBack = Math.round((Date.UTC(2023, 9, 28) / 60_000 - START) / 360);
      const clocksGoForward = Math.round((Date.UTC(2024, 2, 30) / 60_000 - START) / 360);
      for (const origin of [clocksGoBack, clocksGoForward]) {
        const history = knownAt(series, origin);
        const forecast = fitTo(history).predict(history, horizon);
        expect(forecast.origin).toBe(instantOf(series, origin));
        expect(forecast.targets).toEqual(
          Array.from({ length: horizon }, (_, k) => instantOf(series, origin + k)),
        );
        expect(forecast.quantiles).toHaveLength(horizon);
        forecast.quantiles.forEach((quantiles, k) => {
          expect(forecast.mean[k]).toBeGreaterThan(10);
          expect(forecast.mean[k]).toBeLessThan(200);
          for (let q = 1; q < quantiles.length; q++)
            expect(quantiles[q]).toBeGreaterThanOrEqual(quantiles[q - 1]);
        });
      }
    },
  );

  it('cannot see past its origin: changed, added or removed later rows leave the forecast as it was', () => {
    const origin = 4 * 100 + 2;
    const rows = rowsOf(140, 360);
    const known = (changed: CountRows): string =>
      text(knownAt(seriesOf(changed, 360, 'Europe/Paris'), origin));
    const expected = known(rows);
    const from = (change: (i: number, count: number) => number): CountRows => rowsOf(140, 360, change);
    expect(known(from((i, c) => (i >= origin ? c * 3 : c)))).toBe(expected);
    expect(known(from((i, c) => (i >= origin ? 0 : c)))).toBe(expected);
    expect(known(from((i, c) => (i >= origin ? 99999 : c)))).toBe(expected);
    expect(known(from((i, c) => (i >= origin ? Number.NaN : c)))).toBe(expected);
    const cut = { ...rows, minutes: rows.minutes.slice(0, origin), values: rows.values.slice(0, origin) };
    expect(known(cut)).toBe(expected);
    expect(known(rowsOf(200, 360))).not.toBe('');
  });

  it('repeats itself, and paths follow the seed', () => {
    const history = seriesOf(rowsOf(80, 360), 360, 'Europe/Paris');
    expect(text(history)).toBe(text(history));
    const fitted = fitTo(history);
    const paths = fitted.samplePaths(history, horizon, 400, 3);
    expect(paths).toHaveLength(400);
    expect(paths[0]).toHaveLength(horizon);
    expect(fitted.samplePaths(history, horizon, 400, 3)).toEqual(paths);
    expect(fitted.samplePaths(history, horizon, 400, 4)).not.toEqual(paths);
    const { mean, deviation } = fitted.predict(history, horizon);
    const average = paths.reduce((sum, path) => sum + path[4], 0) / paths.length;
    expect(Math.abs(average - mean[4])).toBeLessThan((5 * deviation[4]) / 20);
  });

  it('goes on from a fit as new counts come, also after an update', () => {
    const series = seriesOf(rowsOf(120, 360), 360, 'Europe/Paris');
    const fitted = fitTo(knownAt(series, 400));
    const later = knownAt(series, 437);
    const moved = fitted.update(later);
    expect(moved.fittedLength).toBe(437);
    const [stale, fresh] = [fitted.predict(later, horizon), moved.predict(later, horizon)];
    expect(stale.targets).toEqual(fresh.targets);
    for (let k = 0; k < horizon; k++)
      expect(Math.abs(Math.log(stale.mean[k] / fresh.mean[k]))).toBeLessThan(0.2);
  });

  it('explains a step by terms that add up', () => {
    const history = seriesOf(rowsOf(120, 360), 360, 'Europe/Paris');
    const { mean, usual, contributions, target } = fitTo(history).explain(history, 3);
    expect(target).toBe(instantOf(history, history.values.length + 3));
    const total = contributions.reduce((sum, { logFactor }) => sum + logFactor, Math.log(usual));
    expect(Math.exp(total) / mean).toBeCloseTo(1, 10);
    expect(mean).toBe(fitTo(history).predict(history, 4).mean[3]);
  });

  it.each([
    ['two weeks', 14],
    ['one day', 1],
  ])('forecasts from %s of history', (_, days) => {
    const history = seriesOf(rowsOf(days, 360), 360, 'Europe/Paris');
    const forecast = fitTo(history).predict(history, horizon);
    expect(forecast.mean.every((mean) => mean > 5 && mean < 300)).toBe(true);
  });

  it('forecasts zero from nothing but zeros', () => {
    const history = seriesOf(
      rowsOf(60, 360, () => 0),
      360,
      'Europe/Paris',
    );
    const forecast = fitTo(history).predict(history, horizon);
    expect(forecast.mean.every((mean) => mean >= 0 && mean < 0.2)).toBe(true);
  });

  it('says so when there is no count at all', () => {
    const history = seriesOf(
      rowsOf(20, 360, () => Number.NaN),
      360,
      'Europe/Paris',
    );
    expect(model.fit(history, { calendar, horizon })).toMatchObject({
      ok: false,
      error: { kind: 'no-observations' },
    });
  });

  it('stays finite through a missing month and five percent of absurd values', () => {
    const uniform = seededUniform(5);
    const broken = rowsOf(200, 360, (i, c) => (i > 400 && i < 520 ? 0 : uniform() < 0.05 ? 9000 : c));
    const history = seriesOf(broken, 360, 'Europe/Paris');
    const forecast = fitTo(history).predict(history, horizon);
    expect(forecast.mean.every((mean) => mean > 10 && mean < 200)).toBe(true);
  });
});

describe('registry', () => {
  it('names the known models when asked for another', () => {
    expect(modelByName('prophet')).toMatchObject({
      ok: false,
      error: { kind: 'unknown-model', value: 'prophet' },
    });
  });
});

describe('auto after a break in level', () => {
  const broken = 380;
  const afterBreak = (i: number, factor: number): number => (i >= broken ? factor : 1);

  /** Forecast of the week after an origin over what is expected of it: a week's own counts stray by 4 %. */
  const ratioAt = (rows: CountRows, origin: number, factor: number): number => {
    const history = knownAt(seriesOf(rows, 1440, 'Europe/Paris'), origin);
    const auto = modelByName('auto');
    if (!auto.ok) throw new Error('auto');
    const fitted = auto.value.fit(history, { calendar, horizon: 7 });
    if (!fitted.ok) throw new Error('no fit');
    let [forecast, expected] = [0, 0];
    fitted.value.predict(history, 7).mean.forEach((mean, lead) => {
      forecast += mean;
      expected += factor * rateAt(origin + lead, 1);
    });
    return forecast / expected;
  };

  it('has recovered within fourteen days', () => {
    const rows = rowsOf(420, 1440, (i, c) => (i >= broken ? Math.round(c * 0.6) : c));
    expect(ratioAt(rows, broken, 0.6)).toBeGreaterThan(1.5);
    expect(ratioAt(rows, broken + 14, 0.6)).toBeGreaterThan(0.93);
    expect(ratioAt(rows, broken + 14, 0.6)).toBeLessThan(1.07);
  });

  it.each([0.6, 0.75, 1.3, 1.5])('has recovered on eleven other series (level × %d)', (factor) => {
    const distances = Array.from({ length: 11 }, (_, seed) => {
      const uniform = seededUniform(seed + 1);
      const minutes = Float64Array.from({ length: 420 }, (_, i) => START + i * 1440);
      const values = minutes.map((_, i) => poissonCount(uniform, afterBreak(i, factor) * rateAt(i, 1)));
      return Math.abs(Math.log(ratioAt({ kind: 'instant', minutes, values }, broken + 14, factor)));
    });
    expect(medianOf(distances)).toBeLessThan(0.05);
    expect(Math.max(...distances)).toBeLessThan(0.15);
  });
});

describe('covariates known in advance', () => {
  it('move the forecast of the days they mark, and later values move nothing', () => {
    const marked = (day: number): boolean => day % 11 === 0;
    const first = START / 1440;
    const rows = rowsOf(400, 1440, (i, c) => (marked(first + i) ? Math.round(c * 1.5) : c));
    const history = seriesOf(rows, 1440, 'Europe/Paris');
    const regression = modelByName('regression');
    if (!regression.ok) throw new Error('regression');
    const forecast = (covariates: { names: string[]; on: (day: number) => number[] }) => {
      const fitted = regression.value.fit(history, { calendar: undefined, covariates, horizon: 22 });
      if (!fitted.ok) throw new Error('no fit');
      return fitted.value.predict(history, 22).mean;
    };
    const mean = forecast({ names: ['event'], on: (day) => [marked(day) ? 1 : 0] });
    const event = Array.from(mean, (_, k) => k).find((k) => k >= 7 && marked(first + 400 + k)) ?? 0;
    expect(mean[event] / mean[event - 7]).toBeGreaterThan(1.35);
    const far = forecast({ names: ['event'], on: (day) => [day >= first + 422 ? 99 : marked(day) ? 1 : 0] });
    expect([...far]).toEqual([...mean]);
  });
});
