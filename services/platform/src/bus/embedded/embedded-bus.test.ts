import type { Database } from '@releve/database';
import { openTestDatabase } from '@releve/database/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventBusContract } from '../event-bus.contract.js';
import type { EventBus } from '../event-bus.js';
import { createEmbeddedBus } from './create-embedded-bus.js';
import { fairShare } from './group-positions.js';
import { pruneLog } from './prune-log.js';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase('embedded');
});
afterAll(() => database.close());

/** A client that a crash cuts off from the database, so that only its leases' end tells of it. */
function openClient(): { readonly connection: Database; readonly cut: () => void } {
  let alive = true;
  const db = new Proxy(database.db, {
    get(target, name) {
      if (!alive) throw new Error('crashed');
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return {
    connection: { ...database, db },
    cut: () => {
      alive = false;
    },
  };
}

const cuts = new Map<EventBus, () => void>();

eventBusContract(
  'PGlite',
  async () => {
    const { connection, cut } = openClient();
    const bus = await createEmbeddedBus(connection, { leaseMs: 600 });
    cuts.set(bus, cut);
    return bus;
  },
  async (bus) => cuts.get(bus)?.(),
);

describe('the embedded log', () => {
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
