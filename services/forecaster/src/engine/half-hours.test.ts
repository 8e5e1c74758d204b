import { beforeAll, describe, expect, it } from 'vitest';
import type { SeriesKey } from '../series-key.js';
import type { AnswerTo, EngineRequest } from './engine-protocol.js';
import { createForecastEngine, type ForecastEngine } from './forecast-engine.js';
import type { HalfHoursAnswer, HourUnderWay } from './half-hours-request.js';

const HOUR_MS = 3_600_000;
const HALF_MS = HOUR_MS / 2;
const WEEKS = 12;
/** The counts end at 22:00 UTC on the eve of the 25-hour day of Paris. */
const end = Date.parse('2025-10-25T22:00:00Z');
const start = end - WEEKS * 168 * HOUR_MS;
const atStart: HourUnderWay = { fractionOver: 0, soFar: [0, 0] };

const localHourOf = (at: number, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at));

function ask<R extends EngineRequest>(engine: ForecastEngine, request: R): AnswerTo<R> {
  const result = engine.answer(request);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value as AnswerTo<R>;
}

/** Ten an hour from 8 to 22 by the wall clock, four by night; nine of ten come in the first half from 9 to 10. */
function department(timeZone: string) {
  const key: SeriesKey = { site: timeZone, stream: 'all', quantity: 'arrivals' };
  const local = Array.from({ length: WEEKS * 168 }, (_, i) => localHourOf(start + i * HOUR_MS, timeZone));
  const values = Float64Array.from(local, (hour, i) => (hour >= 8 && hour < 22 ? 10 : 4) + 2 * (i % 3) - 2);
  const halved = Float64Array.from(values, (n, i) => Math.round(n * (local[i] === 9 ? 0.9 : 0.5)));
  const engine = createForecastEngine();
  const counts = { start, values };
  const place = { timeZone, calendar: 'FR', schoolZone: null };
  ask(engine, { kind: 'fit', key, place, counts, horizonHours: 72, model: 'profile-8', measure: false });
  const halfHours = (underWay = atStart, firstHalves = halved): HalfHoursAnswer =>
    ask(engine, {
      ...{ kind: 'half-hours', key, counts, firstHalves, underWay },
      ...{ horizonHours: 72, paths: 400, seed: 5 },
    });
  const hours = () =>
    ask(engine, { kind: 'predict', key, counts, horizonHours: 72, explainHours: 24 }).points;
  return { engine, key, counts, halved, halfHours, hours };
}

describe('half-hours of a site', () => {
  let paris: ReturnType<typeof department>;
  beforeAll(() => {
    paris = department('Europe/Paris');
  });
  const meansOf = ({ points }: HalfHoursAnswer) => points.map(({ mean }) => mean);
  const sum = (values: readonly number[]) => values.reduce((whole, value) => whole + value, 0);

  it('follow each other by 30 minutes for 72 hours, and add up to the hours', () => {
    const { points, measuredHours } = paris.halfHours();
    expect(points.map(({ target }) => Date.parse(target))).toEqual(
      Array.from({ length: 144 }, (_, half) => end + half * HALF_MS),
    );
    paris.hours().forEach(({ mean }, hour) => {
      expect(
        Math.abs(sum(points.slice(2 * hour, 2 * hour + 2).map((half) => half.mean)) - mean),
      ).toBeLessThan(1e-12);
    });
    expect(measuredHours).toBe(WEEKS * 168);
    expect(paris.halfHours()).toEqual(paris.halfHours());
  });

  it('have quantiles that never cross, round the mean', () => {
    for (const { quantiles, mean } of paris.halfHours().points) {
      expect(quantiles).toHaveLength(21);
      expect(quantiles.every((value, level) => level === 0 || value >= (quantiles[level - 1] ?? 0))).toBe(
        true,
      );
      expect(quantiles[0]).toBeLessThanOrEqual(mean);
      expect(quantiles[20]).toBeGreaterThan(mean);
    }
  });

  it.each(['Europe/Paris', 'Asia/Kolkata'])(
    'keep to the wall clock of %s, on the day of 25 hours too',
    (zone) => {
      const { points } = (zone === 'Europe/Paris' ? paris : department(zone)).halfHours();
      const share = new Map<number, number[]>();
      for (let half = 0; half < points.length; half += 2) {
        const [first, second] = points.slice(half, half + 2).map(({ mean }) => mean);
        const hour = localHourOf(end + half * HALF_MS, zone);
        share.set(hour, [...(share.get(hour) ?? []), (first ?? 0) / ((first ?? 0) + (second ?? 0))]);
      }
      // The mornings of three days, one of them an hour later in UTC.
      expect(share.get(9)).toHaveLength(3);
      for (const found of share.get(9) ?? []) expect(found).toBeGreaterThan(0.75);
      for (const found of share.get(15) ?? []) expect(Math.abs(found - 0.5)).toBeLessThan(0.04);
      if (zone === 'Europe/Paris') expect(share.get(2)).toHaveLength(4);
    },
  );

  it('drop the half that is over, and add what has come to what is still expected of the hour', () => {
    const hourly = paris.hours()[0]?.mean ?? 0;
    const whole = meansOf(paris.halfHours());
    const early = paris.halfHours({ fractionOver: 1 / 3, soFar: [3, 0] });
    expect(early.points[0]?.target).toBe(new Date(end).toISOString());
    expect(sum(meansOf(early).slice(0, 2))).toBeCloseTo(3 + (2 / 3) * hourly, 9);
    // Ten minutes of the first half are left, a third of it; all of the second.
    const [first = 0, second = 0] = whole;
    expect((early.points[0]?.mean ?? 0) - 3).toBeCloseTo(
      ((2 / 3) * hourly * first) / 3 / (first / 3 + second),
      9,
    );
    expect(early.points[0]?.quantiles[0]).toBeGreaterThan(2.99);
    const late = paris.halfHours({ fractionOver: 0.75, soFar: [3, 2] });
    expect(late.points[0]?.target).toBe(new Date(end + HALF_MS).toISOString());
    expect(late.points).toHaveLength(143);
    expect(late.points[0]?.mean).toBeCloseTo(2 + hourly / 4, 9);
    expect(late.points[0]?.quantiles[0]).toBeGreaterThan(1.99);
    expect(meansOf(late).slice(1)).toEqual(whole.slice(2));
  });

  it('leave out the hour under way where it is only known whole', () => {
    const { points } = paris.halfHours({ fractionOver: 0.75, soFar: null });
    expect(points[0]?.target).toBe(new Date(end + HOUR_MS).toISOString());
  });

  it('are derived from the course of the hours, and say so, where none were counted', () => {
    const unknown = paris.halved.map(() => Number.NaN);
    const { points, measuredHours } = paris.halfHours(atStart, unknown);
    expect(measuredHours).toBe(0);
    // From 8 to 9 the rate rises, from 21 to 22 it falls.
    const shareAt = (hour: number) => {
      const half = points.findIndex(({ target }) => localHourOf(Date.parse(target), 'Europe/Paris') === hour);
      const [first = 0, second = 0] = points.slice(half, half + 2).map(({ mean }) => mean);
      return first / (first + second);
    };
    expect(shareAt(8)).toBeLessThan(0.48);
    expect(shareAt(21)).toBeGreaterThan(0.52);
  });

  it('say so when the site has no model yet', () => {
    const { key, counts, halved } = paris;
    const result = createForecastEngine().answer({
      ...{ kind: 'half-hours', key, counts, firstHalves: halved, underWay: atStart },
      ...{ horizonHours: 72, paths: 10, seed: 1 },
    });
    expect(result).toMatchObject({ ok: false, error: { notFitted: true } });
  });
});
