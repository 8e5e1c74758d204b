import type { Database } from '@releve/database';
import { openTestDatabase } from '@releve/database/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedBus } from './create-embedded-bus.js';
import { embeddedBusContract } from './embedded-bus.contract.js';
import { fairShare } from './group-positions.js';
import { pruneLog } from './prune-log.js';

embeddedBusContract('PGlite', () => openTestDatabase('embedded'));

describe('the embedded log', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase('embedded');
  });
  afterAll(() => database.close());

  it('keeps what a living group has not passed yet, and deletes the rest after the retention', async () => {
    const bus = await createEmbeddedBus(database);
    const event = (topic: string) => ({ topic, key: 'a', id: topic, payload: {} });
    const stuck = await bus.subscribe({
      group: 'stuck',
      topics: ['kept'],
      from: 'earliest',
      handle: async () => {},
    });
    await stuck.stop();
    await bus.publish([event('kept'), event('gone'), event('set-aside.dead')]);
    await database.db.execute(sql`update platform.bus_event set published_at = now() - interval '2 hours'`);
    await pruneLog(database, 1);
    const left = await database.db.execute(
      sql`select topic from platform.bus_event where topic in ('kept', 'gone', 'set-aside.dead') order by 1`,
    );
    expect([...left]).toEqual([{ topic: 'kept' }, { topic: 'set-aside.dead' }]);
    await bus.close();
  });

  it('forgets, after a restart, the members a crash left behind, and goes on at once', async () => {
    const event = { topic: 'restarted', key: 'a', id: '1', payload: {} };
    const crashed = await createEmbeddedBus(database, { leaseMs: 600_000 });
    await crashed.subscribe({
      group: 'g',
      topics: ['restarted'],
      from: 'earliest',
      handle: () => new Promise(() => {}),
    });
    await crashed.publish([event]);
    const bus = await createEmbeddedBus(database, { justRestarted: true });
    const received: string[] = [];
    await bus.subscribe({
      group: 'g',
      topics: ['restarted'],
      from: 'earliest',
      handle: async (events) => {
        received.push(...events.map(({ id }) => id));
      },
    });
    await expect.poll(() => received, { timeout: 2_000 }).toEqual(['1']);
    await bus.close();
  });
});

describe('fairShare', () => {
  it('deals each topic out so that every partition has exactly one member', () => {
    const members = new Map([['t', ['a', 'b', 'c']]]);
    const shares = ['a', 'b', 'c'].map((id) =>
      fairShare({ id, topics: ['t'] }, members, 8).map(({ partition }) => partition),
    );
    expect(shares).toEqual([
      [0, 3, 6],
      [1, 4, 7],
      [2, 5],
    ]);
  });
});
