import { createHash } from 'node:crypto';
import { gatewaySession } from '@releve/database/schema/gateway';
import { describe, expect, it } from 'vitest';
import { ensureAccount } from '../accounts/local-accounts.js';
import { administrator, cookieOf, gatewayPool, ours, signIn } from '../testing/gateway-pool.js';

const { gatewayWith } = gatewayPool();

describe('sessions', () => {
  it('opens with the right password, in a cookie no script can read, and closes', async () => {
    const gateway = await gatewayWith();
    await ensureAccount(gateway.database, () => gateway.clock.now, administrator);
    const answer = await signIn(gateway, 'chef@EXAMPLE.fr', administrator.password);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      name: 'Chef',
      role: 'administrator',
      sites: '*',
      demo: false,
    });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^releve=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Strict$/,
    );
    const cookie = cookieOf(answer);
    const stored = await gateway.database.db.select().from(gatewaySession);
    const hash = createHash('sha256').update(cookie.slice(7)).digest('hex');
    expect(stored.map((session) => session.tokenHash)).toContain(hash);
    expect(JSON.stringify(stored)).not.toContain(cookie.slice(7));
    const get = () => gateway.ask('/api/v1/session', { headers: { cookie } });
    expect((await get()).status).toBe(200);
    expect(
      (await gateway.ask('/api/v1/session', { method: 'DELETE', headers: { ...ours, cookie } })).status,
    ).toBe(204);
    expect((await get()).status).toBe(401);
  });

  it('is Secure, and bound to its host, wherever browsers come by https', async () => {
    const gateway = await gatewayWith({ config: { publicOrigin: 'https://releve.example' } });
    await ensureAccount(gateway.database, () => gateway.clock.now, administrator);
    const answer = await signIn(gateway, administrator.email, administrator.password);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-releve=.*; HttpOnly; Secure; SameSite=Strict$/);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  it('ends when idle, and in the end however busy', async () => {
    const gateway = await gatewayWith();
    const start = gateway.clock.now.getTime();
    const idle = await gateway.signedIn('administrator', '*', '*');
    const busy = await gateway.signedIn('administrator', '*', []);
    const at = async (minutes: number, cookie: string) => {
      gateway.clock.now = new Date(start + minutes * 60_000);
      return (await gateway.ask('/api/v1/session', { headers: { cookie } })).status;
    };
    expect(await at(59, idle)).toBe(200);
    expect(await at(118, idle)).toBe(200);
    expect(await at(178, idle)).toBe(401);
    const statuses: number[] = [];
    for (let minutes = 30; minutes <= 720; minutes += 30) statuses.push(await at(minutes, busy));
    expect(statuses).toEqual([...new Array<number>(23).fill(200), 401]);
  });

  it('locks out after five failures, even for the right password, and says when to come back', async () => {
    const gateway = await gatewayWith();
    await ensureAccount(gateway.database, () => gateway.clock.now, administrator);
    const wrong = await signIn(gateway, administrator.email, 'wrong');
    expect(await wrong.json()).toMatchObject({ status: 401, detail: 'E-mail or password is wrong.' });
    for (let k = 0; k < 4; k += 1) await signIn(gateway, administrator.email, 'wrong');
    const locked = await signIn(gateway, administrator.email, administrator.password);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await signIn(gateway, administrator.email, administrator.password, '10.0.0.9')).status).toBe(200);
  });

  it('is refused to pages of other sites', async () => {
    const gateway = await gatewayWith();
    const post = (headers: Record<string, string>) =>
      gateway.ask('/api/v1/session', { method: 'POST', headers, body: '{}' });
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(403);
    expect((await post({ ...ours, origin: 'http://evil.example' })).status).toBe(403);
    expect((await post({ ...ours, origin: 'http://localhost:8080' })).status).toBe(400);
  });
});
