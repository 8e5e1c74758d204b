import { poissonCount, seededUniform, zoneClock } from '@releve/forecasting';
import { expect, it } from 'vitest';
import { answerMonths } from './answer-months.js';
import { answerWatch } from './answer-watch.js';

const paris = zoneClock('Europe/Paris');
const clock = () => {
  if (!paris.ok) throw new Error(paris.error.hint);
  return paris.value;
};
/** 200 days from a midnight in Paris, four an hour; the last ten days of children half as many again. */
const start = Date.parse('2026-01-09T23:00:00Z');
const DAYS = 200;
const uniform = seededUniform(12);
const counts = (more: number) =>
  Float64Array.from({ length: DAYS * 24 - 1 }, (_, i) =>
    poissonCount(uniform, i >= (DAYS - 10) * 24 ? 4 * more : 4),
  );

it('finds the stream whose last days are too many, on the last whole local day', () => {
  const all = counts(1);
  const { day, streams } = answerWatch(clock(), {
    kind: 'watch',
    timeZone: 'Europe/Paris',
    start,
    streams: [
      { stream: 'age:adult', values: all },
      { stream: 'age:child', values: counts(1.5) },
    ],
  });
  // The clocks went forward in March: 200 · 24 − 1 hours are exactly 200 local days.
  expect(day).toBe('2026-07-28');
  const [adult, child] = streams;
  expect(adult?.sustained).toBe(false);
  expect(child?.sustained).toBe(true);
  expect(child?.factor).toBeGreaterThan(1.2);
  expect(child?.week).toBeNull();
});

it('says nothing before a whole day is known', () => {
  const few = answerWatch(clock(), {
    kind: 'watch',
    timeZone: 'Europe/Paris',
    start,
    streams: [{ stream: 'all', values: new Float64Array(20) }],
  });
  expect(few).toEqual({ kind: 'watch', day: null, streams: [] });
});

it('adds days to twelve whole months with rising uncertainty, and refuses a short history', () => {
  const place = { timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: null };
  const values = counts(1);
  const request = { kind: 'months', place, counts: { start, values }, months: 12, paths: 100 } as const;
  const answer = answerMonths(clock(), undefined, request);
  if (typeof answer === 'string') throw new Error(answer);
  expect(answer.totals.map(({ from }) => from)).toEqual([
    '2026-08-01',
    '2026-09-01',
    '2026-10-01',
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
    '2027-02-01',
    '2027-03-01',
    '2027-04-01',
    '2027-05-01',
    '2027-06-01',
    '2027-07-01',
  ]);
  expect(answer.totals[6]?.days).toBe(28);
  // 96 a day.
  for (const { mean, days, quantiles } of answer.totals) {
    expect(mean / (96 * days)).toBeGreaterThan(0.8);
    expect(mean / (96 * days)).toBeLessThan(1.25);
    expect(quantiles[0]).toBeLessThan(mean);
  }
  expect(
    answerMonths(clock(), undefined, { ...request, counts: { start, values: values.slice(0, 90 * 24) } }),
  ).toContain('90 days');
});
