import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DemoAccount } from '../openapi/extra-operations.js';
import { cookieOf, gatewayPool, ours, signIn } from '../testing/gateway-pool.js';
import type { TestGateway } from '../testing/test-gateway.js';

const { gatewayWith } = gatewayPool();
const DemoAccounts = z.object({ accounts: z.array(DemoAccount) });

describe('demonstration accounts', () => {
  const demo = { config: { demo: true } };
  const list = async (gateway: TestGateway, init: Parameters<TestGateway['ask']>[1] = {}) =>
    gateway.ask('/api/v1/demo-accounts', init);

  it('are listed and work on this machine: one for each role', async () => {
    const gateway = await gatewayWith(demo);
    const { accounts } = DemoAccounts.parse(await (await list(gateway)).json());
    expect(accounts.map((one) => one.role)).toEqual([
      'emergency-manager',
      'nursing-supervisor',
      'administrator',
    ]);
    for (const { email, password } of accounts) {
      const answer = await signIn(gateway, email, password);
      expect(await answer.json()).toMatchObject({ demo: true });
    }
  });

  it.each([
    ['from another machine', { from: '192.168.1.20' }],
    ['through a proxy on this machine', { headers: { 'x-forwarded-for': '192.168.1.20' } }],
    ['by a name that was bound to this machine', { headers: { host: 'evil.example:8080' } }],
  ])('do not exist %s', async (_, init) => {
    const gateway = await gatewayWith(demo);
    expect((await list(gateway, init)).status).toBe(404);
    const [first] = DemoAccounts.parse(await (await list(gateway)).json()).accounts;
    const { email = '', password = '' } = first ?? {};
    const body = JSON.stringify({ email, password });
    const headers = { ...ours, ...('headers' in init ? init.headers : {}) };
    const answer = await gateway.ask('/api/v1/session', { ...init, method: 'POST', headers, body });
    expect(answer.status).toBe(401);
    const cookie = cookieOf(await signIn(gateway, email, password));
    const resumed = await gateway.ask('/api/v1/session', { ...init, headers: { ...headers, cookie } });
    expect(resumed.status).toBe(401);
  });

  it.each([
    ['without the demonstration', { demo: false }],
    [
      'on a listener that others reach',
      { demo: true, host: '0.0.0.0', publicOrigin: 'http://localhost:8080' },
    ],
  ])('do not exist %s', async (_, config) => {
    const gateway = await gatewayWith({ config });
    expect((await list(gateway)).status).toBe(404);
    expect((await signIn(gateway, 'direction@demo.releve', 'releve-demo')).status).toBe(401);
  });
});
