import { randomUUID } from 'node:crypto';
import type { Database } from '@releve/database';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedBus } from '../bus/embedded/create-embedded-bus.js';
import type { EventBus, OutgoingEvent } from '../bus/event-bus.js';
import { appendToOutbox } from './append-to-outbox.js';
import { createOutboxRelay } from './create-outbox-relay.js';
import { handleOnce, pruneInbox } from './handle-once.js';

const event = (id: string, topic = 'ed.visits'): OutgoingEvent => ({
  topic,
  key: 'site',
  id,
  payload: { id },
});

/** A bus that refuses until told otherwise, and remembers what it took. */
function fragileBus(): { readonly bus: EventBus; readonly taken: string[]; mend: () => void } {
  const taken: string[] = [];
  let broken = true;
  const refuse = () => Promise.reject(new Error('no broker'));
  return {
    taken,
    mend: () => {
      broken = false;
    },
    bus: {
      publish: async (events) => {
        if (broken) throw new Error('no broker');
        taken.push(...events.map(({ id }) => id));
      },
      subscribe: refuse,
      replayDead: refuse,
      close: async () => {},
    },
  };
}

/** The outbox and the inbox, whatever the database. */
export function outboxContract(name: string, open: () => Promise<Database>): void {
  describe(`outbox on ${name}`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());
    const owner = () => `owner-${randomUUID()}`;
    const left = async (whose: string) =>
      (
        await database.db.execute(
          sql`select id from platform.outbox where owner = ${whose} order by position`,
        )
      ).map(({ id }) => id);

    it('publishes what is committed, soon and in order; nothing of what is undone', async () => {
      const whose = owner();
      const bus = await createEmbeddedBus(database);
      const relay = createOutboxRelay(database, bus, { owner: whose });
      const received: string[] = [];
      await bus.subscribe({
        group: whose,
        topics: [whose],
        from: 'earliest',
        handle: async (events) => {
          received.push(...events.map(({ id }) => id));
        },
      });
      await database.db.transaction((tx) => appendToOutbox(tx, whose, [event('before-start', whose)]));
      await relay.start();
      for (let n = 0; n < 20; n++)
        await database.db.transaction((tx) =>
          appendToOutbox(tx, whose, [event(`${n}a`, whose), event(`${n}b`, whose)]),
        );
      await database.db
        .transaction(async (tx) => {
          await appendToOutbox(tx, whose, [event('undone', whose)]);
          throw new Error('on purpose');
        })
        .catch(() => {});
      await expect.poll(() => received.length, { timeout: 10_000 }).toBe(41);
      expect(received).toEqual([
        'before-start',
        ...Array.from({ length: 20 }, (_, n) => [`${n}a`, `${n}b`]).flat(),
      ]);
      await relay.stop();
      expect(await left(whose)).toEqual([]);
      await bus.close();
    });

    it('keeps events while the bus refuses them, and publishes them once it does not', async () => {
      const whose = owner();
      const { bus, taken, mend } = fragileBus();
      const relay = createOutboxRelay(database, bus, { owner: whose });
      await relay.start();
      await database.db.transaction((tx) => appendToOutbox(tx, whose, [event('1'), event('2')]));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await left(whose)).toEqual(['1', '2']);
      mend();
      await expect.poll(() => taken, { timeout: 10_000 }).toEqual(['1', '2']);
      await relay.stop();
      expect(await left(whose)).toEqual([]);
    });

    it('lets one relay of an owner work at a time: nothing twice, nothing out of order', async () => {
      const whose = owner();
      const { bus, taken, mend } = fragileBus();
      mend();
      const relays = [1, 2].map(() => createOutboxRelay(database, bus, { owner: whose }));
      for (const relay of relays) await relay.start();
      const ids = Array.from({ length: 60 }, (_, n) => String(n));
      for (const id of ids) await database.db.transaction((tx) => appendToOutbox(tx, whose, [event(id)]));
      await expect.poll(() => taken.length, { timeout: 10_000 }).toBe(60);
      expect(taken).toEqual(ids);
      for (const relay of relays) await relay.stop();
    });

    it('handles an event once per group, and again when its transaction was undone', async () => {
      const id = randomUUID();
      const once = (group: string) => database.db.transaction((tx) => handleOnce(tx, group, id));
      await database.db
        .transaction(async (tx) => {
          expect(await handleOnce(tx, 'census', id)).toBe(true);
          throw new Error('on purpose');
        })
        .catch(() => {});
      expect(await once('census')).toBe(true);
      expect(await once('census')).toBe(false);
      expect(await once('gateway')).toBe(true);
      await database.db.execute(
        sql`update platform.inbox set handled_at = now() - interval '31 days' where event_id = ${id} and "group" = 'census'`,
      );
      await pruneInbox(database, 30);
      expect(await once('census')).toBe(true);
      expect(await once('gateway')).toBe(false);
    });
  });
}
