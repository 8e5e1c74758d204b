import { type ForecastMade, getForecast, type PathsMade, topics } from '@releve/contracts';
import { openTestDatabase } from '@releve/database/testing';
import { createEmbeddedBus, createLogger, requestAs } from '@releve/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createForecaster, type Forecaster } from './app.js';
import { defaultForecasterConfig } from './config.js';
import type { EngineClient } from './engine/engine-client.js';
import { createForecastEngine } from './engine/forecast-engine.js';
import { trainHere } from './testing/train-here.js';

const HOUR_MS = 3_600_000;
const start = Date.parse('2026-01-05T00:00:00Z');
const WEEKS = 11;
const end = start + WEEKS * 168 * HOUR_MS;

/** The engine in this thread: what the worker runs, without the worker. */
function engineHere(): EngineClient {
  const engine = createForecastEngine();
  return { ask: async (request) => engine.answer(request) as never, stop: async () => {} };
}

const hours = Array.from({ length: WEEKS * 168 }, (_, i) => ({
  hour: new Date(start + i * HOUR_MS).toISOString(),
  arrivals: { all: (i % 24 >= 8 ? 8 : 2) + ((i * 7) % 3) },
  presentAtEnd: (i % 24 >= 8 ? 20 : 9) + ((i * 5) % 3),
}));

const envelope = {
  version: 1,
  site: 'val-serein',
  occurredAt: new Date(end).toISOString(),
  recordedAt: new Date(end).toISOString(),
  correlationId: 'c',
};
const site = {
  id: 'val-serein',
  name: 'Val-Serein',
  timeZone: 'Europe/Paris',
  calendar: 'FR-69',
  schoolZone: 'A',
  population: 'adult',
  capacityPatients: 60,
  hospitalBeds: 400,
  simulated: true,
};
const manager = {
  userId: 'u',
  name: 'M',
  role: 'emergency-manager',
  sites: ['val-serein'],
  units: [],
} as const;

describe('the forecaster', () => {
  let now = end + 20 * 60_000;
  let forecaster: Forecaster;
  const heard: (ForecastMade | PathsMade)[] = [];
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const database = await openTestDatabase();
    const log = createLogger({ service: 'forecaster', level: 'warn' });
    const bus = await createEmbeddedBus(database, { log });
    forecaster = createForecaster({
      database,
      bus,
      engine: engineHere(),
      jobs: trainHere,
      clock: () => new Date(now),
      log,
      config: { ...defaultForecasterConfig, settleMilliseconds: 0, pathHours: 72, paths: 20 },
    });
    await bus.subscribe({
      group: 'test',
      topics: [topics.forecasts],
      from: 'earliest',
      handle: async (events) => void heard.push(...events.map(({ payload }) => payload as ForecastMade)),
    });
    await bus.publish([
      {
        topic: topics.sites,
        key: 'val-serein',
        id: 's1',
        payload: { ...envelope, id: 's1', type: 'site.changed', data: site },
      },
      {
        topic: topics.counts,
        key: 'val-serein',
        id: 'c1',
        payload: {
          ...envelope,
          id: 'c1',
          type: 'counts.changed',
          data: { hours, presence: null, knownUntil: new Date(now).toISOString(), origin: 'bulk' },
        },
      },
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

  const forecastOf = async (quantity: string) => {
    const answer = await forecaster.app.fetch(
      requestAs(manager, `/api/v1/sites/val-serein/forecast?quantity=${quantity}`),
    );
    return getForecast.response.parse(await answer.json());
  };
  const until = async (done: () => boolean | Promise<boolean>) => {
    const limit = Date.now() + 25_000;
    while (!(await done())) {
      if (Date.now() > limit) throw new Error('it did not happen within 25 s');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('forecasts 72 hours of arrivals and of patients present once counts have come', async () => {
    await until(
      () =>
        heard.filter(({ type }) => type === 'forecast.made').length >= 2 &&
        heard.some(({ type }) => type === 'forecast.paths'),
    );
    const { forecast, status, explanation } = await forecastOf('arrivals');
    expect(status.state).toBe('ready');
    expect(forecast?.points).toHaveLength(72);
    expect(forecast?.points[0]?.target).toBe(new Date(end).toISOString());
    expect(forecast).toMatchObject({
      simulated: true,
      fallback: null,
      model: { name: 'auto', dataTo: new Date(end).toISOString() },
    });
    expect(forecast?.record?.pairs).toBeGreaterThan(500);
    expect(explanation.length).toBeGreaterThan(0);
    const present = (await forecastOf('present')).forecast;
    expect(present?.points[0]?.target).toBe(new Date(end + HOUR_MS).toISOString());
  });

  it('stores and announces one and the same forecast', async () => {
    const { forecast } = await forecastOf('arrivals');
    const announced = heard.flatMap((event) =>
      event.type === 'forecast.made' && event.data.id === forecast?.id ? [event.data] : [],
    );
    expect(announced).toHaveLength(1);
    expect(announced[0]?.points).toEqual(forecast?.points);
  });

  it('says that it is a fallback when data stop coming', async () => {
    now += 5 * HOUR_MS;
    await until(async () => (await forecastOf('arrivals')).forecast?.fallback !== null);
    const { forecast } = await forecastOf('arrivals');
    expect(forecast?.fallback?.reason).toMatch(/No data since 2026-03-23T00:20/);
    expect(forecast?.fallback?.noDataSince).toBe(forecast?.origin);
    expect(forecast?.origin).toBe(new Date(end + 20 * 60_000).toISOString());
  });

  it('answers the chance of crossing a threshold, smaller for a higher one', async () => {
    const chance = async (above: number): Promise<number> => {
      const answer = await forecaster.app.fetch(
        requestAs(manager, `/api/v1/sites/val-serein/threshold?above=${above}`),
      );
      return (
        ((await answer.json()) as { within: { probability: number }[] }).within.at(-1)?.probability ??
        Number.NaN
      );
    };
    expect(await chance(0)).toBe(1);
    expect(await chance(500)).toBe(0);
  });
});
