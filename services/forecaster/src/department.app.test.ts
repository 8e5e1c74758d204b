import {
  getForecast,
  getGroupTotals,
  getHalfHours,
  getOutlook,
  getTotals,
  getTotalsRecord,
  type StayNow,
  topics,
} from '@releve/contracts';
import { openTestDatabase } from '@releve/database/testing';
import { createEmbeddedBus, createLogger, type EventBus, requestAs } from '@releve/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createForecaster, type Forecaster } from './app.js';
import { defaultForecasterConfig } from './config.js';
import type { EngineClient } from './engine/engine-client.js';
import { createForecastEngine } from './engine/forecast-engine.js';
import { trainHere } from './testing/train-here.js';

const HOUR_MS = 3_600_000;
const start = Date.parse('2026-01-05T00:00:00Z');
const HOURS = 20 * 168;
const end = start + HOURS * HOUR_MS;
let now = end + 30 * 60_000;
const iso = (ms: number) => new Date(ms).toISOString();

/**
 * Four of eleven an hour are triage 2; eight of eleven come in the first half of an hour, one of four by night;
 * 30 present by day; 5 waiting for a bed as hours end.
 */
const hourAt = (i: number, boarding: number | null = null) => ({
  hour: iso(start + i * HOUR_MS),
  arrivals: { all: i % 24 >= 8 ? 11 : 4, 'triage:2': i % 24 >= 8 ? 4 : 1 },
  firstHalfArrivals: i % 24 >= 8 ? 8 : 1,
  presentAtEnd: (i % 24 >= 8 ? 30 : 12) + (i % 3),
  ...(boarding === null ? {} : { boardingAtEnd: boarding }),
});
const inDepartment: StayNow[] = Array.from({ length: 24 }, (_, i) => [i * 9, i < 5 ? i * 6 : null, '2']);
const measured = {
  from: iso(start),
  to: iso(end),
  toDecision: [
    {
      group: '2',
      stays: Array.from({ length: 120 }, (_, bin) => [bin * 5 + 2, bin < 72 ? 9 : 1, bin < 72 ? 3 : 0, 0]),
    },
  ],
  toBed: Array.from({ length: 48 }, (_, bin) => [bin * 5 + 2, 8, 0]),
};

let ids = 0;
const event = (type: string, data: unknown) => {
  ids += 1;
  const id = `e${ids}`;
  const at = iso(now);
  const about = { id, type, version: 1, site: 'nord', occurredAt: at, recordedAt: at, correlationId: id };
  return {
    topic: type === 'site.changed' ? topics.sites : topics.counts,
    key: 'nord',
    id,
    payload: { ...about, data },
  };
};
const counts = (hours: readonly unknown[], origin: 'live' | 'bulk') =>
  event('counts.changed', {
    hours,
    presence: { at: iso(now), present: 24, boarding: 5, byTriage: {}, byMode: {} },
    inDepartment,
    knownUntil: iso(now),
    origin,
  });
const manager = {
  userId: 'u',
  name: 'Camille',
  role: 'emergency-manager',
  sites: ['nord'],
  units: [],
} as const;

describe('the department, from counts and stays to forecasts and their record', () => {
  let forecaster: Forecaster;
  let bus: EventBus;
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const database = await openTestDatabase();
    const log = createLogger({ service: 'forecaster', level: 'warn' });
    bus = await createEmbeddedBus(database, { log });
    const engine = createForecastEngine();
    const client: EngineClient = {
      ask: async (request) => engine.answer(request) as never,
      stop: async () => {},
    };
    forecaster = createForecaster({
      ...{ database, bus, engine: client, jobs: trainHere, clock: () => new Date(now), log },
      config: {
        ...defaultForecasterConfig,
        ...{ settleMilliseconds: 0, pathHours: 30 * 24, paths: 30, model: 'profile-8' },
      },
    });
    const site = {
      ...{ id: 'nord', name: 'Nord', timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: null },
      ...{ population: 'adult', capacityPatients: 33, hospitalBeds: null, simulated: true },
    };
    await bus.publish([
      event('site.changed', site),
      event('stays.measured', measured),
      event('stays.seen', { at: iso(now), stays: [] }),
      ...[0, 1, 2, 3].map((part) =>
        counts(
          Array.from({ length: HOURS / 4 }, (_, i) => hourAt((part * HOURS) / 4 + i)),
          'bulk',
        ),
      ),
    ]);
    await forecaster.start();
    closing.push(
      () => forecaster.stop(),
      () => bus.close(),
      () => database.close(),
    );
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const get = async (path: string): Promise<unknown> =>
    (await forecaster.app.fetch(requestAs(manager, `/api/v1${path}`))).json();
  const forecast = async (query: string) =>
    getForecast.response.parse(await get(`/sites/nord/forecast?${query}`));
  const outlook = async () => getOutlook.response.parse(await get('/sites/nord/outlook'));
  const until = async (done: () => Promise<boolean>) => {
    const limit = Date.now() + 25_000;
    while (!(await done())) {
      if (Date.now() > limit) throw new Error('it did not happen within 25 s');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('forecasts occupancy and boarding from those who are here, at the ends of hours', async () => {
    await until(async () => (await outlook()).outlook !== null);
    const present = (await forecast('quantity=present')).forecast;
    const boarding = (await forecast('quantity=boarding')).forecast;
    expect(present?.points[0]?.target).toBe(iso(end + HOUR_MS));
    expect(boarding?.points).toHaveLength(72);
    // Five wait now; the first step is half an hour away.
    expect(boarding?.points[0]?.mean).toBeGreaterThan(2.5);
    expect(boarding?.points[0]?.mean).toBeLessThan(6.5);
    expect(boarding?.record).toBeNull();
  });

  it('stores the explanation of occupancy with what the stays add, multiplying to the mean', async () => {
    const { explanation, explained } = await forecast('quantity=present');
    expect(explanation.some(({ term }) => term === 'stays')).toBe(true);
    const product = explanation.reduce((whole, { factor }) => whole * factor, explained?.usual ?? 0);
    expect(product / (explained?.mean ?? 1)).toBeCloseTo(1, 9);
  });

  it('gives beds needed and chances of crossing the capacity, beside how often it usually happens', async () => {
    const known = (await outlook()).outlook;
    expect(known?.beds.map(({ hours }) => hours)).toEqual([2, 4, 8, 24]);
    const capacity = known?.crossings.filter(({ quantity }) => quantity === 'present') ?? [];
    expect(capacity.map(({ above, hours }) => [above, hours])).toEqual([
      [33, 2],
      [33, 4],
      [33, 8],
      [33, 24],
    ]);
    // Never more than 32 were present.
    expect(capacity.every(({ climatology }) => climatology === 0)).toBe(true);
  });

  it('splits the site among streams on demand, their means never more than the site', async () => {
    const all = (await forecast('stream=all')).forecast;
    const urgent = (await forecast('stream=triage:2')).forecast;
    expect(urgent?.points).toHaveLength(72);
    const noon = urgent?.points.findIndex(({ target }) => target.includes('T12:00')) ?? 0;
    const share = (urgent?.points[noon]?.mean ?? 0) / (all?.points[noon]?.mean ?? 1);
    expect(share).toBeGreaterThan(0.33);
    expect(share).toBeLessThan(0.4);
  });

  it('splits hours into halves as they were counted, adding up to the hours of the forecast', async () => {
    const answered = getHalfHours.response.parse(await get('/sites/nord/half-hours'));
    const hours = (await forecast('stream=all')).forecast?.points ?? [];
    expect(answered).toMatchObject({ origin: iso(now), measuredHours: HOURS });
    // Half an hour is over, so one half of the first hour is left.
    expect(answered.points.map(({ target }) => target)).toEqual(
      Array.from({ length: 143 }, (_, half) => iso(end + (half + 1) * 30 * 60_000)),
    );
    const [rest, ...halves] = answered.points.map(({ mean }) => mean);
    expect(rest).toBeCloseTo(hours[0]?.mean ?? 0, 9);
    hours.slice(1).forEach(({ mean }, hour) => {
      expect((halves[2 * hour] ?? 0) + (halves[2 * hour + 1] ?? 0)).toBeCloseTo(mean, 9);
    });
    const noon = hours.findIndex(({ target }) => target.includes('T12:00')) - 1;
    const night = hours.findIndex(({ target }) => target.includes('T03:00')) - 1;
    expect((halves[2 * noon] ?? 0) / (hours[noon + 1]?.mean ?? 1)).toBeCloseTo(8 / 11, 1);
    expect((halves[2 * night] ?? 0) / (hours[night + 1]?.mean ?? 1)).toBeCloseTo(1 / 4, 1);
  });

  it('adds hours to days over joint paths, 28 of them', async () => {
    const totals = async () => getTotals.response.parse(await get('/sites/nord/totals?by=day'));
    await until(async () => (await totals()).totals.length > 0);
    const { totals: days } = await totals();
    expect(days).toHaveLength(28);
    // 16 hours of 11 and 8 of 4.
    expect(days[3]?.mean).toBeGreaterThan(195);
    expect(days[3]?.mean).toBeLessThan(221);
  });

  it('adds hours to blocks of six local hours, the next twelve', async () => {
    const answered = await get('/sites/nord/totals?by=six-hours');
    const { origin, totals: blocks } = getTotals.response.parse(answered);
    expect(blocks).toHaveLength(12);
    const [first, second] = blocks;
    const begins = Date.parse(`${first?.from}T${String(first?.fromHour).padStart(2, '0')}:00:00+02:00`);
    const wait = (begins - Date.parse(origin ?? '')) / 3_600_000;
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(wait).toBeLessThan(6);
    expect(second?.fromHour).toBe(((first?.fromHour ?? 0) + 6) % 24);
    expect(blocks.every(({ days }) => days === 0.25)).toBe(true);
    // 11 an hour from 12 to 18 h.
    const afternoon = blocks.find(({ fromHour }) => fromHour === 12);
    expect(afternoon?.mean).toBeGreaterThan(60);
    expect(afternoon?.mean).toBeLessThan(72);
  });

  it('adds up only the sites somebody may see', async () => {
    const group = async (sites: readonly string[]) =>
      getGroupTotals.response.parse(
        await (
          await forecaster.app.fetch(requestAs({ ...manager, sites: [...sites] }, '/api/v1/group-totals'))
        ).json(),
      );
    const mine = await group(['nord']);
    expect(mine).toMatchObject({ sites: ['nord'], correlation: 0 });
    expect(mine.totals).toHaveLength(28);
    expect(await group(['sud'])).toEqual({ sites: [], correlation: 0, totals: [] });
  });

  it('scores chances and boarding once the truth is in', async () => {
    now = end + 2.6 * HOUR_MS;
    await bus.publish([
      counts([hourAt(HOURS, 4), hourAt(HOURS + 1, 5)], 'live'),
      event('stays.seen', { at: iso(now), stays: [[200, 60, null, '2']] }),
    ]);
    await until(async () => (await outlook()).record.crossings.length > 0);
    const { record } = await outlook();
    const twoHours = record.crossings.find(({ quantity, hours }) => quantity === 'present' && hours === 2);
    expect(twoHours).toMatchObject({ above: 33, forecasts: 1, happened: 0, climatologyBrier: 0 });
    expect(record.beds).toMatchObject([{ hours: 2, forecasts: 1 }]);
  });

  it('holds half-hours, six hours and days against what came', async () => {
    const steps = async () =>
      getTotalsRecord.response
        .parse(await get('/sites/nord/totals-record'))
        .steps.map(({ step, from, pairs, usualPinball }) => ({
          step,
          from,
          pairs,
          compared: usualPinball !== null,
        }));
    // From half past the first hour to the end of the second.
    const halves = { step: 'half-hour', from: iso(end + 30 * 60_000), pairs: 3, compared: true };
    expect(await steps()).toEqual([halves]);
    now = end + 50.1 * HOUR_MS;
    await bus.publish([
      counts(
        Array.from({ length: 48 }, (_, i) => hourAt(HOURS + 2 + i, 5)),
        'live',
      ),
    ]);
    await until(async () => (await steps()).length === 3);
    // Whole blocks and days of Paris, whose clock is two hours ahead: from 6 h on, and the day after.
    expect(await steps()).toEqual([
      expect.objectContaining({ ...halves, pairs: expect.any(Number) }),
      { step: 'six-hours', from: iso(end), pairs: 7, compared: true },
      { step: 'day', from: iso(end), pairs: 1, compared: true },
    ]);
  });
});
