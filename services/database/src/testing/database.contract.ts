import { sql } from 'drizzle-orm';
import { integer, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database.js';

const schema = pgSchema('trial');
const visit = schema.table('visit', {
  id: text().primaryKey(),
  arrivedAt: timestamp('arrived_at', { withTimezone: true, mode: 'date' }).notNull(),
  triage: integer(),
  patch: jsonb().$type<{ mode: string }>(),
});

const at = new Date('2026-10-25T00:30:00.000Z');

/** What services rely on, whatever the driver. */
export function databaseContract(name: string, open: () => Promise<Database>): void {
  describe(`database on ${name}`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
      await database.db.execute(sql`create schema trial`);
      await database.db.execute(
        sql`create table trial.visit (id text primary key, arrived_at timestamptz not null, triage int, patch jsonb)`,
      );
    });
    afterAll(() => database.close());

    it('answers rows, and counts as numbers', async () => {
      const rows = await database.db.execute<{ n: number; late: string }>(
        sql`select count(*) as n, ${at}::timestamptz as late from generate_series(1, 3)`,
      );
      expect(rows.length).toBe(1);
      expect(rows[0]?.n).toBe(3);
      expect(new Date(rows[0]?.late ?? '')).toEqual(at);
    });

    it('keeps instants and JSON through drizzle', async () => {
      await database.db.insert(visit).values({ id: 'a', arrivedAt: at, patch: { mode: 'ambulance' } });
      expect(await database.db.select().from(visit)).toEqual([
        { id: 'a', arrivedAt: at, triage: null, patch: { mode: 'ambulance' } },
      ]);
      const updated = await database.db.execute(sql`update trial.visit set triage = 2`);
      expect(updated.count).toBe(1);
    });

    it('undoes a transaction that throws', async () => {
      await expect(
        database.db.transaction(async (tx) => {
          await tx.insert(visit).values({ id: 'undone', arrivedAt: at });
          throw new Error('on purpose');
        }),
      ).rejects.toThrow('on purpose');
      expect(await database.db.$count(visit, sql`id = 'undone'`)).toBe(0);
    });

    it('loads many rows, skipping those there when told', async () => {
      const rows = Array.from({ length: 25_000 }, (_, i) => ({
        id: `visit-${i}`,
        arrivedAt: new Date(at.getTime() + i * 1_000),
        triage: i % 5,
        patch: { mode: `it's "\\quoted\\"` },
      }));
      expect(await database.bulkInsert(visit, rows)).toBe(25_000);
      expect(await database.bulkInsert(visit, rows.slice(0, 10), { onConflict: 'nothing' })).toBe(0);
      await expect(database.bulkInsert(visit, rows.slice(0, 1))).rejects.toThrow();
      const [row] = await database.db.select().from(visit).where(sql`id = 'visit-24999'`);
      expect(row).toEqual(rows[24_999]);
    });

    it('notifies once the transaction has committed', async () => {
      const heard: string[] = [];
      const stop = await database.listen('trial', (payload) => heard.push(payload));
      await database.db.transaction(async (tx) => {
        await tx.execute(sql`select pg_notify('trial', 'kept')`);
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(heard).toEqual([]);
      });
      await database.db
        .transaction(async (tx) => {
          await tx.execute(sql`select pg_notify('trial', 'undone')`);
          throw new Error('on purpose');
        })
        .catch(() => {});
      await expect.poll(() => heard).toEqual(['kept']);
      await stop();
    });

    it('lets one holder of a lock work at a time', async () => {
      const order: string[] = [];
      const work = (name: string) => async () => {
        order.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(`${name} out`);
      };
      await Promise.all([database.withLock('trial', work('a')), database.withLock('trial', work('b'))]);
      expect(order.map((step) => step.slice(2))).toEqual(['in', 'out', 'in', 'out']);
    });
  });
}
