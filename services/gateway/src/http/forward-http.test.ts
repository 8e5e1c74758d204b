import { overHttp, serve } from '@releve/platform';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewayPool, ours } from '../testing/gateway-pool.js';
import { recordingServices } from '../testing/test-gateway.js';

const { gatewayWith } = gatewayPool();
const megabyte = 1_048_576;

describe('a service that is a process of its own', () => {
  const app = new Hono();
  // A cut upload ends its request here: that is what is wanted.
  app.onError((_, context) => context.text('', 400));
  let seen = 0;
  let server: Awaited<ReturnType<typeof serve>>;
  app.post('/api/v1/sites/:site/imports', async (context) => {
    seen = 0;
    for await (const chunk of context.req.raw.body ?? []) seen += chunk.byteLength;
    return context.json({ kind: context.req.query('kind'), bytes: seen });
  });
  app.get('/api/v1/sites/:site/presence', (context) =>
    context.body(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(`{"site":"${context.req.param('site')}"}`));
          controller.close();
        },
      }),
      200,
      { 'content-type': 'application/json' },
    ),
  );
  beforeAll(async () => {
    server = await serve(app, { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close(0));

  const open = async () => {
    const remote = overHttp(server.url);
    const gateway = await gatewayWith({
      services: { ...recordingServices([]), intake: remote, census: remote },
    });
    return { gateway, cookie: await gateway.signedIn('administrator', '*', '*') };
  };
  const upload = (megabytes: number) => {
    let left = megabytes;
    const chunk = new Uint8Array(megabyte);
    return new ReadableStream<Uint8Array>({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
  };

  it('gets uploads as a stream and answers as one', async () => {
    const { gateway, cookie } = await open();
    const answer = await gateway.ask('/api/v1/sites/a/imports?kind=visits', {
      method: 'POST',
      headers: { ...ours, cookie },
      body: upload(12),
      duplex: 'half',
    });
    expect(await answer.json()).toEqual({ kind: 'visits', bytes: 12 * megabyte });
    const presence = await gateway.ask('/api/v1/sites/a/presence', { headers: { cookie } });
    expect(await presence.json()).toEqual({ site: 'a' });
  });

  it('is spared an upload that is too large', async () => {
    const { gateway, cookie } = await open();
    const answer = await gateway.ask('/api/v1/sites/a/imports?kind=visits', {
      method: 'POST',
      headers: { ...ours, cookie },
      body: upload(203),
      duplex: 'half',
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ place: 'body', expected: 'at most 209715200 bytes' });
  });
});
