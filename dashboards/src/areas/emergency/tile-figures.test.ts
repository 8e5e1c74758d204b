import { expect, it } from 'vitest';
import { expectedOver, nextHour, recentArrivals } from './tile-figures.js';

const known = {
  hours: [
    { hour: '2026-11-22T05:00:00Z', arrivals: 4, presentAtEnd: 28 },
    { hour: '2026-11-22T06:00:00Z', arrivals: 2, presentAtEnd: null },
  ],
  knownFrom: '2024-11-01T00:00:00Z',
  knownUntil: '2026-11-22T06:30:00Z',
};

it('tells the last whole hour from the one under way', () => {
  expect(recentArrivals(known)).toEqual({ lastHour: 4, soFar: 2 });
});

it('knows that an hour without arrivals has none, but not before the data begin', () => {
  expect(recentArrivals({ ...known, hours: [] })).toEqual({ lastHour: 0, soFar: 0 });
  expect(recentArrivals({ ...known, hours: [], knownFrom: '2026-11-22T06:10:00Z' }).lastHour).toBeNull();
  expect(recentArrivals(undefined)).toEqual({ lastHour: null, soFar: null });
});

const point = (mean: number) => ({
  target: '',
  mean,
  quantiles: Array.from({ length: 21 }, (_, k) => k / 2),
});

it('reads the next hour’s median and 80 % interval', () => {
  expect(nextHour({ points: [point(5)] })).toEqual({ median: 5, low: 1, high: 9 });
  expect(nextHour(null)).toBeNull();
});

it('adds means over hours, and says nothing beyond the forecast', () => {
  const forecast = { stepMinutes: 60, points: [point(5), point(6.5)] };
  expect(expectedOver(forecast, 2)).toBe(11.5);
  expect(expectedOver(forecast, 3)).toBeNull();
});
