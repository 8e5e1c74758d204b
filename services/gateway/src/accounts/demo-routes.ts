import { notFound } from '@releve/platform';
import type { Hono } from 'hono';
import type { GatewayContext } from '../http/request-state.js';
import { demoPassword } from './demo-accounts.js';
import type { Account, Origin } from './identity.js';

/** Lists the demonstration's accounts to this machine; to anybody else there is no such page. */
export function mountDemoAccounts(
  app: Hono,
  accounts: readonly Account[],
  originOf: (context: GatewayContext) => Origin,
): void {
  app.get('/api/v1/demo-accounts', (context) => {
    if (accounts.length === 0 || !originOf(context).loopback) throw notFound('page', context.req.path);
    const listed = accounts.map(({ email, name, role }) => ({ email, name, role, password: demoPassword }));
    return context.json({ accounts: listed }, 200, { 'cache-control': 'no-store' });
  });
}
