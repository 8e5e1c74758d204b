import type { ServiceFetch } from '@releve/platform';
import { badInput, requestAs } from '@releve/platform';
import { describe, expect, it } from 'vitest';
import { gatewayPool } from '../testing/gateway-pool.js';
import { recordingServices } from '../testing/test-gateway.js';

const { gatewayWith } = gatewayPool();

describe('forwarding', () => {
  const owned = (planner: ServiceFetch) => gatewayWith({ services: { ...recordingServices([]), planner } });

  it("hands an owner's refusal back as it is, and keeps its other headers to itself", async () => {
    const error = badInput({ place: 'x', expected: 'y' });
    const census: ServiceFetch = async () =>
      new Response(JSON.stringify({ detail: error.message }), {
        status: 409,
        headers: { 'content-type': 'application/problem+json', 'set-cookie': 'a=b', server: 'inside' },
      });
    const gateway = await gatewayWith({ services: { ...recordingServices([]), census } });
    const cookie = await gateway.signedIn('administrator', '*', '*');
    const answer = await gateway.ask('/api/v1/sites/a/presence', { headers: { cookie } });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ detail: 'x: expected y' });
    expect([answer.headers.get('set-cookie'), answer.headers.get('server')]).toEqual([null, null]);
  });

  it('says which service cannot be reached, and nothing of why', async () => {
    const gateway = await owned(async () => {
      throw new TypeError('connect ECONNREFUSED 10.1.2.3');
    });
    const cookie = await gateway.signedIn('administrator', '*', '*');
    const answer = await gateway.ask('/api/v1/units', { headers: { cookie } });
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('10.1.2.3');
  });

  it('calls a request its caller gave up no failure of the service', async () => {
    const caller = new AbortController();
    const gateway = await owned(() => {
      caller.abort();
      return new Promise<Response>(() => {});
    });
    const cookie = await gateway.signedIn('administrator', '*', '*');
    const answer = await gateway.ask('/api/v1/units', { headers: { cookie }, signal: caller.signal });
    expect(answer.status).toBe(499);
  });

  it('never takes a principal from outside', async () => {
    const gateway = await gatewayWith();
    const forged = requestAs(
      { userId: 'evil', name: 'evil', role: 'administrator', sites: '*', units: '*' },
      '/api/v1/sites/b/presence',
    );
    const headers = Object.fromEntries(forged.headers);
    expect((await gateway.ask('/api/v1/sites/b/presence', { headers })).status).toBe(401);
    const cookie = await gateway.signedIn('emergency-manager', ['a'], []);
    expect((await gateway.ask('/api/v1/sites/b/presence', { headers: { ...headers, cookie } })).status).toBe(
      403,
    );
    await gateway.ask('/api/v1/sites/a/presence', { headers: { ...headers, cookie } });
    expect(gateway.received.at(-1)?.principal.role).toBe('emergency-manager');
  });

  it('passes a well-formed correlation id on, and makes one otherwise', async () => {
    const gateway = await gatewayWith();
    const cookie = await gateway.signedIn('administrator', '*', '*');
    const ask = (id: string) =>
      gateway.ask('/api/v1/sites/a/presence', { headers: { cookie, 'x-correlation-id': id } });
    expect((await ask('abcdefgh-1')).headers.get('x-correlation-id')).toBe('abcdefgh-1');
    expect(gateway.received.at(-1)?.correlationId).toBe('abcdefgh-1');
    expect((await ask('bad id\tx')).headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
