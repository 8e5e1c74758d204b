import { listAudit } from '@releve/contracts';
import { describe, expect, it } from 'vitest';
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
});
