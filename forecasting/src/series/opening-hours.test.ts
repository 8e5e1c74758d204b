import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneClock } from '../calendar/zone-clock.js';
import { type CountSeries, knownAt } from './count-series.js';
import { weekSlotAt } from './local-slots.js';
import { openingHours } from './opening-hours.js';
import { prepareSeries } from './prepare-series.js';

const START = Date.UTC(2025, 5, 2) / 60_000;
const WEEK = 7 * 24;

/** Hours in Paris; `isClosed` is asked for the index, the hour and the weekday (Monday 0) in local time. */
function parisHours(weeks: number, isClosed: (i: number, hour: number, weekday: number) => boolean) {
  const clock = zoneClock('Europe/Paris');
  if (!clock.ok) throw new Error('Europe/Paris');
  const shape = { minutes: 60, clock: clock.value, grid: 'utc', start: START } as const;
  const values = Float64Array.from({ length: weeks * WEEK }, (_, i) => {
    const slot = weekSlotAt(shape, i);
    return isClosed(i, slot % 24, Math.floor(slot / 24)) ? 0 : 8 + ((i * 7) % 5);
  });
  const minutes = values.map((_, i) => START + i * 60);
  const prepared = prepareSeries({ kind: 'instant', minutes, values }, 60, clock.value);
  if (!prepared.ok) throw new Error(prepared.error.hint);
  return prepared.value.series;
}

const hourAt = (series: CountSeries, i: number): number => weekSlotAt(series, i) % 24;
const isNight = (hour: number): boolean => hour >= 20 || hour < 8;

describe('opening hours', () => {
  it('are all hours while nothing is missing', () => {
    const series = parisHours(10, () => false);
    const { open, closedMean } = openingHours(series);
    expect(open).toBe(series);
    expect(closedMean(series.values.length + 3)).toBeUndefined();
  });

  it('end at nights that have been empty four times, which then say nothing of the day', () => {
    const from = 12 * WEEK;
    const series = parisHours(16, (i, hour) => i >= from && isNight(hour));
    const { open, closedMean } = openingHours(series);
    for (let i = from + 6 * 24; i < series.values.length; i++)
      expect(Number.isNaN(open.values[i])).toBe(isNight(hourAt(series, i)));
    for (let i = series.values.length; i < series.values.length + 48; i++) {
      const mean = closedMean(i);
      if (isNight(hourAt(series, i))) expect(mean).toBeLessThan(0.03);
      else expect(mean).toBeUndefined();
    }
  });

  it('follow the clock: nights closed in summer are closed in winter at the same local hours', () => {
    const series = parisHours(24, (i, hour) => i >= 12 * WEEK && isNight(hour));
    const { closedMean } = openingHours(series);
    for (let i = series.values.length; i < series.values.length + 48; i++)
      expect(closedMean(i) !== undefined).toBe(isNight(hourAt(series, i)));
  });

  it('begin again where somebody comes', () => {
    const [from, reopened] = [12 * WEEK, 15 * WEEK];
    const series = parisHours(16, (i, hour) => i >= from && i < reopened && isNight(hour));
    const { closedMean } = openingHours(series);
    for (let i = 0; i < WEEK; i++) expect(closedMean(series.values.length + i)).toBeUndefined();
  });

  it('are closed weekends from the fourth on, and a few days of outage are none', () => {
    const weekends = parisHours(12, (i, _, weekday) => i >= 5 * WEEK && weekday >= 5);
    const { closedMean } = openingHours(weekends);
    const end = weekends.values.length;
    for (let i = end; i < end + WEEK; i++)
      expect(closedMean(i) !== undefined).toBe(weekSlotAt(weekends, i) >= 5 * 24);
    const outage = parisHours(12, (i) => i >= 9 * WEEK && i < 9 * WEEK + 50);
    for (let i = 0; i < WEEK; i++)
      expect(openingHours(outage).closedMean(outage.values.length + i)).toBeUndefined();
  });

  it('are known from what came before: later counts change nothing', () => {
    const until = fc.integer({ min: 12 * WEEK, max: 16 * WEEK });
    const closing = (last: number) =>
      parisHours(17, (i, hour) => i >= 12 * WEEK && i < last && isNight(hour));
    fc.assert(
      fc.property(until, fc.nat(WEEK), (at, more) => {
        const [short, long] = [closing(at), closing(at + more)].map((series) => {
          const { open, closedMean } = openingHours(knownAt(series, at));
          return { values: open.values, means: Array.from({ length: 48 }, (_, k) => closedMean(at + k)) };
        });
        expect(long).toEqual(short);
      }),
      { numRuns: 25 },
    );
  });
});
