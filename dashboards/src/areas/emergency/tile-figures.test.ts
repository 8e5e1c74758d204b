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

const now = Date.parse('2026-11-22T06:30:00Z');
const point = (hour: number, mean: number) => ({
  target: `2026-11-22T0${hour}:00:00Z`,
  mean,
  quantiles: Array.from({ length: 21 }, (_, k) => k / 2),
});
const forecast = { stepMinutes: 60, points: [point(6, 3), point(7, 5), point(8, 6.5)] };

it('reads the median and 80 % interval of the hour to come, not of the one under way', () => {
  expect(nextHour(forecast, now)).toEqual({ median: 5, low: 1, high: 9 });
  expect(nextHour({ points: [point(6, 3)] }, now)).toBeNull();
  expect(nextHour(null, now)).toBeNull();
});

it('adds means over whole hours to come, and says nothing beyond the forecast', () => {
  expect(expectedOver(forecast, 2, now)).toBe(11.5);
  expect(expectedOver(forecast, 3, now)).toBeNull();
});
