import { listAudit } from '@releve/contracts';
import { gatewayAudit } from '@releve/database/schema/gateway';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createAuditStore } from '../audit/audit-store.js';
import { gatewayPool, ours, signIn } from '../testing/gateway-pool.js';
import type { TestGateway } from '../testing/test-gateway.js';

const { gatewayAlone } = gatewayPool();

describe('audit trail', () => {
  const publish = (gateway: TestGateway, cookie: string) =>
    gateway.ask('/api/v1/units/ua/rosters/r1/publish', {
      method: 'POST',
      headers: { ...ours, cookie },
      body: JSON.stringify({ revision: 3, reason: 'less than 15 days: sick leave' }),
    });
  const list = async (gateway: TestGateway, sites: readonly string[] | '*' = '*') => {
    const cookie = await gateway.signedIn('administrator', sites, '*');
    const answer = await gateway.ask('/api/v1/audit?limit=50', { headers: { cookie } });
    return listAudit.response.parse(await answer.json());
  };

  it('holds who did, or tried, what; and no secrets', async () => {
    const gateway = await gatewayAlone();
    await publish(gateway, await gateway.signedIn('nursing-supervisor', ['a'], '*'));
    await publish(gateway, await gateway.signedIn('nursing-supervisor', ['b'], '*'));
    await signIn(gateway, 'nobody@example.fr', 'hunter2');
    const { entries, intact } = await list(gateway);
    expect(intact).toBe(true);
    expect(entries).toMatchObject([
      { sequence: 3, action: 'signIn', userId: '(nobody)', status: 401 },
      { sequence: 2, action: 'publishRoster', role: 'nursing-supervisor', status: 403 },
      {
        sequence: 1,
        action: 'publishRoster',
        target: '/api/v1/units/ua/rosters/r1/publish',
        status: 200,
        detail: '{"revision":3,"reason":"less than 15 days: sick leave"}',
      },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/hunter2|nobody@/);
    expect((await list(gateway, ['b'])).entries.map((entry) => entry.sequence)).toEqual([3]);
  });

  it('cannot be changed, shortened or emptied through the database', async () => {
    const gateway = await gatewayAlone();
    await publish(gateway, await gateway.signedIn('nursing-supervisor', ['a'], '*'));
    const { db } = gateway.database;
    await expect(db.update(gatewayAudit).set({ status: 404 })).rejects.toThrow();
    await expect(db.delete(gatewayAudit)).rejects.toThrow();
    await expect(db.execute(sql`truncate gateway.audit`)).rejects.toThrow();
    expect(await db.$count(gatewayAudit)).toBe(1);
  });

  it('shows tampering by who could lift that protection, and a chain cut short', async () => {
    const gateway = await gatewayAlone();
    const { db } = gateway.database;
    const store = createAuditStore(gateway.database, () => gateway.clock.now);
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
    await Promise.all(Array.from({ length: 20 }, () => store.append(entry)));
    expect(await store.isIntact()).toBe(true);
    await db.execute(sql`alter table gateway.audit disable trigger all`);
    await db.update(gatewayAudit).set({ status: 403 }).where(eq(gatewayAudit.sequence, 7));
    expect(await store.isIntact()).toBe(false);
    await db.update(gatewayAudit).set({ status: 200 }).where(eq(gatewayAudit.sequence, 7));
    expect(await store.isIntact()).toBe(true);
    await db.delete(gatewayAudit).where(eq(gatewayAudit.sequence, 20));
    expect(await store.isIntact()).toBe(false);
  });
});
