import type { Database } from '@releve/database';
import { gatewayAudit } from '@releve/database/schema/gateway';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditStore } from './audit-store.js';

const entry = {
  userId: 'u',
  role: 'administrator',
  action: 'putSite',
  target: '/api/v1/sites/a',
  site: 'a',
  unit: null,
  status: 200,
  detail: '',
  correlationId: 'c',
};

/** What the audit trail promises on either database. */
export function auditContract(name: string, open: () => Promise<Database>): void {
  describe(`the audit trail on ${name}`, () => {
    let database: Database;
    beforeEach(async () => {
      database = await open();
    });
    afterEach(() => database.close());
    const newStore = () => createAuditStore(database, () => new Date('2026-11-22T08:00:00.123Z'));

    it('is one chain, however many write at once', async () => {
      const stores = [newStore(), newStore(), newStore()];
      await Promise.all(Array.from({ length: 30 }, (_, k) => stores[k % 3]?.append(entry)));
      const sequences = (await database.db.select().from(gatewayAudit).orderBy(gatewayAudit.sequence)).map(
        (row) => row.sequence,
      );
      expect(sequences).toEqual(Array.from({ length: 30 }, (_, k) => k + 1));
      expect(await newStore().isIntact()).toBe(true);
    });

    it('cannot be changed, shortened or emptied through the database', async () => {
      const { db } = database;
      await newStore().append(entry);
      await expect(db.update(gatewayAudit).set({ status: 404 })).rejects.toThrow();
      await expect(db.delete(gatewayAudit)).rejects.toThrow();
      await expect(db.execute(sql`truncate gateway.audit`)).rejects.toThrow();
      expect(await db.$count(gatewayAudit)).toBe(1);
    });

    it('shows tampering by who could lift that protection, and a chain cut short', async () => {
      const { db } = database;
      const store = newStore();
      for (let k = 0; k < 20; k += 1) await store.append(entry);
      expect(await store.isIntact()).toBe(true);
      await db.execute(sql`alter table gateway.audit disable trigger user`);
      await db.update(gatewayAudit).set({ status: 403 }).where(eq(gatewayAudit.sequence, 7));
      expect(await store.isIntact()).toBe(false);
      await db.update(gatewayAudit).set({ status: 200 }).where(eq(gatewayAudit.sequence, 7));
      expect(await store.isIntact()).toBe(true);
      await db.delete(gatewayAudit).where(eq(gatewayAudit.sequence, 20));
      expect(await store.isIntact()).toBe(false);
    });
  });
}
