import type { StayNow } from '@releve/contracts';
import {
  type CountSeries,
  type FittedModel,
  modelByName,
  poissonCount,
  prepareSeries,
  QUANTILE_LEVELS,
  seededUniform,
  zoneClock,
} from '@releve/forecasting';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerDepartment, crossingsWithin } from './answer-department.js';
import { answerStreams } from './answer-streams.js';
import type { DepartmentRequest } from './department-request.js';
import { explainMean } from './explain-mean.js';
import { stayCurves } from './stay-curves.js';

const HOUR_MS = 3_600_000;
const start = Date.parse('2026-01-05T00:00:00Z');
const HOURS = 10 * 168;
const end = start + HOURS * HOUR_MS;
const uniform = seededUniform(3);
const rate = (hour: number): number => (hour >= 8 && hour < 22 ? 8 : 3);
const values = Float64Array.from({ length: HOURS }, (_, i) => poissonCount(uniform, rate(i % 24)));
const paris = zoneClock('Europe/Paris');

const seriesOf = (counts: Float64Array, from: number): CountSeries => {
  if (!paris.ok) throw new Error(paris.error.hint);
  const minutes = Float64Array.from(counts, (_, i) => from / 60_000 + i * 60);
  const prepared = prepareSeries({ kind: 'instant', minutes, values: counts }, 60, paris.value);
  if (!prepared.ok) throw new Error(prepared.error.hint);
  return prepared.value.series;
};
const history = seriesOf(values, start);
let model: FittedModel;
let auto: FittedModel;

beforeAll(() => {
  const fit = (name: string): FittedModel => {
    const known = modelByName(name);
    const fitted = known.ok ? known.value.fit(history, { calendar: undefined, horizon: 48 }) : known;
    if (!fitted.ok) throw new Error(fitted.error.hint);
    return fitted.value;
  };
  model = fit('profile-8');
  auto = fit('auto');
});

/** Exponential stays with mean 180 min to the decision, a quarter admitted, 120 min to a bed; by five minutes. */
const measured = {
  from: new Date(start).toISOString(),
  to: new Date(end).toISOString(),
  toDecision: [
    {
      group: '3A' as const,
      stays: Array.from({ length: 300 }, (_, bin): [number, number, number, number] => {
        const n = 4000 * (Math.exp((-bin * 5) / 180) - Math.exp((-(bin + 1) * 5) / 180));
        return [bin * 5 + 2, Math.round(n * 0.75), Math.round(n * 0.25), 0];
      }),
    },
  ],
  toBed: Array.from({ length: 200 }, (_, bin): [number, number, number] => {
    const n = 1000 * (Math.exp((-bin * 5) / 120) - Math.exp((-(bin + 1) * 5) / 120));
    return [bin * 5 + 2, Math.round(n), 0];
  }),
};
const here: StayNow[] = Array.from({ length: 20 }, (_, i) => [i * 10, i < 4 ? i * 5 : null, '3A']);

const request = (change: Partial<DepartmentRequest> = {}): DepartmentRequest => ({
  kind: 'department',
  key: { site: 'nord', stream: 'all', quantity: 'arrivals' },
  counts: { start, values },
  horizonHours: 48,
  paths: 300,
  seed: 7,
  fractionLeft: 0.5,
  soFar: 3,
  stays: { here, hereMinutesAgo: 0, measured, seen: [], seenMinutesAgo: 0 },
  series: null,
  thresholds: [{ quantity: 'present', above: 30 }],
  ...change,
});
const answer = (change: Partial<DepartmentRequest> = {}) => {
  const curves = stayCurves(measured);
  if (!curves) throw new Error('no curves');
  return answerDepartment(model, history, curves, request(change));
};

describe('the department', () => {
  it('settles where arrivals and stays put it: rate × mean stay, a quarter of it boarding for two hours', () => {
    const { present, boarding, beds } = answer().answer;
    expect(present).toHaveLength(48);
    expect(present[0]?.target).toBe(new Date(end + HOUR_MS).toISOString());
    // 8 an hour by day: 8 · 3 h to the decision + 8 · ¼ · 2 h in bed waits, a little less for the quiet night before.
    const evening = present[44]?.mean ?? 0;
    expect(evening).toBeGreaterThan(21);
    expect(evening).toBeLessThan(29);
    expect(boarding[44]?.mean).toBeGreaterThan(2.7);
    expect(boarding[44]?.mean).toBeLessThan(4.6);
    expect(beds.map(({ hours }) => hours)).toEqual([2, 4, 8, 24]);
    for (const { mean, quantiles, probabilities } of beds) {
      expect(quantiles).toHaveLength(QUANTILE_LEVELS.length);
      expect(probabilities.reduce((a, b) => a + b, 0)).toBeGreaterThan(0.998);
      expect(probabilities.reduce((sum, p, n) => sum + p * n, 0)).toBeCloseTo(mean, 1);
    }
  });

  it('gives the same answer to the same question, and the crossing that its chart shows', () => {
    const { answer: first, futures } = answer();
    expect(answer().answer).toEqual(first);
    expect(crossingsWithin(futures, 'present', 30)).toEqual(
      first.crossings.map(({ hours, probability }) => ({ hours, probability })),
    );
    const chances = first.crossings.map(({ probability }) => probability);
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
    expect(crossingsWithin(futures, 'arrivals', -1).map(({ probability }) => probability)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('keeps patients longer when stays have been ending slowly', () => {
    const slow = Array.from({ length: 60 }, (_, i): [number, null, null, '3A'] => [
      600 + i,
      null,
      null,
      '3A',
    ]);
    const usual = answer().answer;
    const late = answer({ stays: { ...request().stays, seen: slow } }).answer;
    expect(late.pace.toDecision).toBeLessThan(0.6);
    expect(late.present[3]?.mean).toBeGreaterThan((usual.present[3]?.mean ?? 0) + 2);
  });

  it('says nothing of boarding and beds where decisions are not told, and nothing at all of few stays', () => {
    const untold = { ...measured, toBed: [] };
    const curves = stayCurves(untold);
    expect(curves?.toBed).toBeNull();
    const { answer: said } = answerDepartment(model, history, curves ?? never(), request());
    expect(said.boarding).toEqual([]);
    expect(said.beds).toEqual([]);
    expect(stayCurves({ ...measured, toDecision: [] })).toBeNull();
  });
});

function never(): never {
  throw new Error('curves are missing');
}

describe('the explanation', () => {
  it('multiplies to the mean exactly, which is the geometric mean of the hours forecast', () => {
    const { usual, mean, terms } = explainMean(auto, history, 24);
    const product = terms.reduce((whole, { factor }) => whole * factor, usual);
    expect(product / mean).toBeCloseTo(1, 12);
    const forecast = auto.predict(history, 24).mean;
    const geometric = Math.exp(forecast.reduce((sum, value) => sum + Math.log(value), 0) / 24);
    expect(mean / geometric).toBeCloseTo(1, 6);
  });
});

describe('streams', () => {
  it('have means that add up to the site’s, hour by hour, and fewer than one an hour keep whole quantiles', () => {
    const rare = Float64Array.from(values, (n) => Math.min(n, poissonCount(uniform, 0.2)));
    const rest = values.map((n, i) => n - (rare[i] ?? 0));
    const { streams } = answerStreams(model, history, seriesOf, {
      kind: 'streams',
      key: { site: 'nord', stream: 'all', quantity: 'arrivals' },
      counts: { start, values },
      recent: values,
      streams: [
        { stream: 'triage:1', values: rare },
        { stream: 'triage:4', values: rest },
      ],
      wanted: ['triage:1', 'triage:4'],
      horizonHours: 24,
      paths: 200,
      seed: 1,
    });
    const site = model.predict(history, 24).mean;
    const [one, four] = streams;
    site.forEach((mean, step) => {
      const sum = (one?.points[step]?.mean ?? 0) + (four?.points[step]?.mean ?? 0);
      expect(sum / mean).toBeCloseTo(1, 9);
    });
    expect(one?.naive).toHaveLength(24);
    expect(
      one?.points.every(({ quantiles }) => quantiles.every((q) => Math.abs(q - Math.round(q)) < 0.0011)),
    ).toBe(true);
  });
});
