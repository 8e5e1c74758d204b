import { type Forecast, getModel, listModels, type Training, topics } from '@releve/contracts';
import { openTestDatabase } from '@releve/database/testing';
import { poissonCount, seededUniform } from '@releve/forecasting';
import { createEmbeddedBus, createLogger, requestAs } from '@releve/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createForecaster, type Forecaster } from './app.js';
import { defaultForecasterConfig } from './config.js';
import type { EngineClient } from './engine/engine-client.js';
import { createForecastEngine } from './engine/forecast-engine.js';
import { trainHere } from './testing/train-here.js';

const HOUR_MS = 3_600_000;
const start = Date.parse('2026-01-05T00:00:00Z');
const WEEKS = 10;
const end = start + WEEKS * 168 * HOUR_MS;
const site = 'val-serein';

function engineHere(): EngineClient {
  const engine = createForecastEngine();
  return { ask: async (request) => engine.answer(request) as never, stop: async () => {} };
}

const uniform = seededUniform(5);
const hours = Array.from({ length: WEEKS * 168 }, (_, i) => ({
  hour: new Date(start + i * HOUR_MS).toISOString(),
  arrivals: { all: poissonCount(uniform, i % 24 >= 8 ? 8 : 2) },
  presentAtEnd: null,
}));
const envelope = {
  ...{ version: 1, site, occurredAt: new Date(end).toISOString(), recordedAt: new Date(end).toISOString() },
  correlationId: 'c',
};
const manager = {
  userId: 'u',
  name: 'Camille',
  role: 'emergency-manager',
  sites: [site],
  units: [],
} as const;

describe('the model registry', () => {
  let now = end;
  let forecaster: Forecaster;
  let send: (origin: 'live' | 'bulk', told: typeof hours, until: number) => Promise<void>;
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const database = await openTestDatabase();
    const log = createLogger({ service: 'forecaster', level: 'error' });
    const bus = await createEmbeddedBus(database, { log });
    forecaster = createForecaster({
      ...{ database, bus, log, engine: engineHere(), jobs: trainHere, clock: () => new Date(now) },
      config: {
        ...defaultForecasterConfig,
        ...{ model: 'profile-8', settleMilliseconds: 0, pathHours: 48, paths: 5, trainingAfterSeconds: 0 },
      },
    });
    const siteData = {
      ...{ id: site, name: 'Val-Serein', timeZone: 'Europe/Paris', calendar: 'FR-69', schoolZone: 'A' },
      ...{ population: 'adult', capacityPatients: 60, hospitalBeds: 400, simulated: true },
    };
    await bus.publish([
      {
        ...{ topic: topics.sites, key: site, id: 's1' },
        payload: { ...envelope, id: 's1', type: 'site.changed', data: siteData },
      },
    ]);
    send = async (origin, told, until) => {
      for (let from = 0; from < told.length; from += 1_000) {
        const id = `${origin}-${from}`;
        const payload = {
          ...{ ...envelope, id, type: 'counts.changed' },
          data: {
            ...{ hours: told.slice(from, from + 1_000), presence: null, origin },
            knownUntil: new Date(until).toISOString(),
          },
        };
        await bus.publish([{ topic: topics.counts, key: site, id, payload }]);
      }
    };
    await send('live', hours, end);
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

  const ask = (path: string, method = 'GET', body?: unknown) =>
    forecaster.app.fetch(
      requestAs(manager, `/api/v1/sites/${site}${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      }),
    );
  const models = async () => {
    const { series } = listModels.response.parse(await (await ask('/models')).json());
    return series.find(({ quantity }) => quantity === 'arrivals')?.models ?? [];
  };
  const card = async (id: string) => getModel.response.parse(await (await ask(`/models/${id}`)).json());
  const inUse = async () => (await models()).find(({ state }) => state === 'champion');
  const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
    const limit = Date.now() + 15_000;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (Date.now() > limit) throw new Error('it did not happen within 15 s');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const trained = async (body: unknown) => {
    const training = (await (await ask('/trainings', 'POST', body)).json()) as Training;
    return until(async () => {
      const told = (await (await ask(`/trainings/${training.id}`)).json()) as Training;
      return told.endedAt ? told : undefined;
    });
  };
  const forecastBy = async () => {
    const { forecast } = (await (await ask('/forecast')).json()) as { forecast: Forecast | null };
    return forecast?.model.version;
  };

  it('puts a first model in use by itself, and says so', async () => {
    const first = await until(inUse);
    expect(first).toMatchObject({ name: 'profile-8', fallback: null, codeVersion: '0.1.0' });
    expect((await card(first.id)).decisions).toMatchObject([{ kind: 'first', by: null }]);
    await until(async () => ((await forecastBy()) === first.id ? true : undefined));
  });

  it('retrains the next night: challenger against champion on the same pairs, in use when not worse', async () => {
    const first = await until(inUse);
    now += 26 * HOUR_MS;
    const second = await until(async () => {
      const found = await inUse();
      return found && found.id !== first.id ? found : undefined;
    });
    const { comparison, evidence, decisions } = await card(second.id);
    expect(comparison).toMatchObject({ against: first.id, notWorse: true });
    expect(comparison?.pairs).toBeGreaterThan(2_000);
    expect(evidence?.regret.map(({ model }) => model)).toContain('seasonal-naive');
    expect(decisions[0]).toMatchObject({ kind: 'promoted', by: null, modelId: second.id });
    expect((await card(first.id)).model.state).toBe('retired');
    await until(async () => ((await forecastBy()) === second.id ? true : undefined));
  });

  it('trains what a person asks for, and leaves the decision to them', async () => {
    const champion = await until(inUse);
    now += 60_000;
    const training = await trained({ model: 'seasonal-naive' });
    expect(training).toMatchObject({ state: 'done', cause: 'asked', askedBy: 'Camille', progress: 1 });
    const challenger = await card(training.modelId ?? '');
    expect(challenger.model).toMatchObject({ name: 'seasonal-naive', state: 'challenger' });
    expect(challenger.againstChampion).toMatchObject({ against: champion.id, notWorse: false });
    expect((await inUse())?.id).toBe(champion.id);

    const refused = await ask(`/models/${challenger.model.id}/promote`, 'POST', { reason: 'a try' });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ place: 'evenIfWorse' });
    const accepted = await ask(`/models/${challenger.model.id}/promote`, 'POST', {
      ...{ reason: 'a drill', evenIfWorse: true },
    });
    expect(accepted.status).toBe(200);
    await until(async () => ((await forecastBy()) === challenger.model.id ? true : undefined));
  });

  it('rolls back to the model in use before', async () => {
    const [worse, before] = [await until(inUse), (await models()).filter(({ promotedAt }) => promotedAt)[1]];
    const answer = await ask('/models/roll-back', 'POST', { reason: 'the drill is over' });
    expect(await answer.json()).toMatchObject({ id: before?.id, state: 'champion' });
    expect((await card(worse.id)).model.state).toBe('retired');
    expect((await card(before?.id ?? '')).decisions[0]).toMatchObject({
      ...{ kind: 'rolled-back', by: 'Camille', reason: 'the drill is over' },
    });
    await until(async () => ((await forecastBy()) === before?.id ? true : undefined));
  });

  it('leaves a frozen series alone at night, until it is let go', async () => {
    const champion = await until(inUse);
    await ask('/models/frozen', 'PUT', { frozen: true, reason: 'move of the department' });
    expect((await card(champion.id)).frozen).toMatchObject({
      by: 'Camille',
      reason: 'move of the department',
    });
    now += 24 * HOUR_MS;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await inUse())?.id).toBe(champion.id);
    await ask('/models/frozen', 'PUT', { frozen: false, reason: 'moved' });
    now += 61_000;
    await until(async () => ((await inUse())?.id === champion.id ? undefined : true));
  });

  it('gives the backtest as a page', async () => {
    const champion = await until(inUse);
    const answer = await ask(`/models/${champion.id}/report?lang=en`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="releve-val-serein-/);
    expect(await answer.text()).toContain('<html lang="en">');
  });

  it('begins again when the history has more than doubled', async () => {
    const champion = await until(inUse);
    now += 60_000;
    const later = hours.map(({ hour, ...rest }, i) => ({
      ...rest,
      hour: new Date(Date.parse(hour) + hours.length * HOUR_MS).toISOString(),
      arrivals: { all: (i % 5) + 1 },
    }));
    const more = later.map(({ hour, ...rest }) => ({
      ...rest,
      hour: new Date(Date.parse(hour) + hours.length * HOUR_MS).toISOString(),
    }));
    await send('bulk', [...later, ...more], end + 2 * hours.length * HOUR_MS);
    const renewed = await until(async () => {
      const found = await inUse();
      return found && found.id !== champion.id ? found : undefined;
    });
    const kinds = (await card(renewed.id)).decisions.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('first'))).toEqual(['first-again', 'first']);
  });

  it.each([
    ['/trainings', { place: { timeZone: 'Europe/Paris', calendar: 'XX', schoolZone: null } }, 400],
    ['/trainings', { quantity: 'boarding' }, 400],
    ['/trainings', { model: 'oracle' }, 400],
  ])('refuses %s of %j', async (path, body, status) => {
    expect((await ask(path, 'POST', body)).status).toBe(status);
  });
});
