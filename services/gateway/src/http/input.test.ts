import { Problem } from '@releve/contracts';
import type { ServiceFetch } from '@releve/platform';
import { describe, expect, it } from 'vitest';
import { gatewayPool, ours } from '../testing/gateway-pool.js';
import { recordingServices } from '../testing/test-gateway.js';

const { gatewayWith } = gatewayPool();

describe('input', () => {
  it('that does not fit is answered with its place, value and what was expected', async () => {
    const gateway = await gatewayWith();
    const cookie = await gateway.signedIn('administrator', '*', '*');
    const answer = await gateway.ask('/api/v1/units/ua/requirement?from=2026-01-01&days=900', {
      headers: { cookie },
    });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = Problem.parse(await answer.json());
    expect(problem).toMatchObject({
      type: 'urn:releve:problem:bad-input',
      status: 400,
      place: 'query.days',
      value: '900',
      correlationId: answer.headers.get('x-correlation-id'),
    });
    expect(problem.expected).toContain('42');
    expect(gateway.received.filter((request) => request.url.includes('requirement'))).toEqual([]);
  });

  it.each([
    ['not JSON', '{', 'body'],
    ['of the wrong shape', '{"revision":"x"}', 'body.revision'],
  ])('%s is refused at the gateway', async (_, body, place) => {
    const gateway = await gatewayWith();
    const cookie = await gateway.signedIn('nursing-supervisor', '*', '*');
    const path = '/api/v1/units/ua/rosters/r/publish';
    const answer = await gateway.ask(path, { method: 'POST', headers: { ...ours, cookie }, body });
    expect(await answer.json()).toMatchObject({ status: 400, place });
    const untyped = { 'x-requested-with': 'releve', cookie };
    const plain = await gateway.ask(path, { method: 'POST', headers: untyped, body: '{"revision":1}' });
    expect(await plain.json()).toMatchObject({ status: 400, place: 'header.content-type' });
  });

  it('over 1 MB is refused, announced or not', async () => {
    const gateway = await gatewayWith();
    const cookie = await gateway.signedIn('nursing-supervisor', '*', '*');
    const body = JSON.stringify({ revision: 1, reason: 'x'.repeat(1_100_000) });
    const path = '/api/v1/units/ua/rosters/r/publish';
    const headers = { ...ours, cookie };
    expect((await gateway.ask(path, { method: 'POST', headers, body })).status).toBe(413);
    const init = { method: 'POST', headers, body: new Blob([body]).stream(), duplex: 'half' as const };
    expect((await gateway.ask(path, init)).status).toBe(413);
  });

  it('of an upload streams through, and is cut off beyond 200 MB', async () => {
    let seen = 0;
    const intake: ServiceFetch = async (request) => {
      for await (const chunk of request.body ?? []) seen += chunk.byteLength;
      return Response.json({});
    };
    const gateway = await gatewayWith({ services: { ...recordingServices([]), intake } });
    const cookie = await gateway.signedIn('administrator', '*', '*');
    const upload = (megabytes: number) => {
      const chunk = new Uint8Array(1_048_576);
      let left = megabytes;
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
      });
      const init = { method: 'POST', headers: { ...ours, cookie }, body, duplex: 'half' as const };
      return gateway.ask('/api/v1/sites/a/imports?kind=visits', init);
    };
    expect((await upload(20)).status).toBe(200);
    expect(seen).toBe(20 * 1_048_576);
    seen = 0;
    expect((await upload(210)).status).toBe(413);
    expect(seen).toBeLessThanOrEqual(200 * 1_048_576);
  });

  it('beyond the rate of a session waits, without touching another session', async () => {
    const rateLimits = {
      perSession: 3,
      perAddress: 50,
      failuresPerPair: 5,
      failuresPerAccount: 30,
      failuresPerAddress: 50,
    };
    const gateway = await gatewayWith({ rateLimits });
    const get = async (cookie: string) =>
      (await gateway.ask('/api/v1/session', { headers: { cookie } })).status;
    const one = await gateway.signedIn('administrator', '*', '*');
    const other = await gateway.signedIn('administrator', [], []);
    expect([await get(one), await get(one), await get(one), await get(one)]).toEqual([200, 200, 200, 429]);
    expect(await get(other)).toBe(200);
  });
});
