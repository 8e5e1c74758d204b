import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { mountServiceHealth } from '../health/mount-health.js';
import { createMetrics } from '../metrics/create-metrics.js';
import { serve } from './serve.js';

const here = { port: 0, host: '127.0.0.1' };

describe('serve', () => {
  it('lets a request in hand end before it closes', async () => {
    const app = new Hono().get('/slow', async (context) => {
      await wait(100);
      return context.text('done');
    });
    const server = await serve(app, here);
    const answer = fetch(`${server.url}/slow`);
    await wait(30);
    await server.close();
    expect(await (await answer).text()).toBe('done');
    await expect(fetch(`${server.url}/slow`)).rejects.toThrow();
  });

  it('cuts a request that outlasts the grace', async () => {
    const app = new Hono().get('/endless', () => new Promise<Response>(() => {}));
    const server = await serve(app, here);
    const answer = fetch(`${server.url}/endless`).catch((error: unknown) => error);
    await wait(30);
    await server.close(50);
    expect(await answer).toBeInstanceOf(Error);
  });

  it('names the address it cannot have', async () => {
    const server = await serve(new Hono(), here);
    const again = serve(new Hono(), { port: server.port, host: '127.0.0.1' });
    await expect(again).rejects.toThrow(`Cannot listen on 127.0.0.1:${server.port}`);
    await server.close();
  });
});

describe('health and metrics', () => {
  it('is ready only when nothing is missing, and says what is', async () => {
    const findings: string[] = ['the database cannot be read'];
    const app = mountServiceHealth(new Hono(), { findings: async () => findings });
    expect((await app.request('/health/live')).status).toBe(200);
    const before = await app.request('/health/ready');
    expect(before.status).toBe(503);
    expect(await before.json()).toEqual({ status: 'not-ready', findings: ['the database cannot be read'] });
    findings.pop();
    expect((await app.request('/health/ready')).status).toBe(200);
  });

  it('is not ready when looking fails or takes too long', async () => {
    const failing = mountServiceHealth(new Hono(), {
      findings: () => Promise.reject(new Error('no broker')),
    });
    expect(await (await failing.request('/health/ready')).json()).toMatchObject({ findings: ['no broker'] });
    const slow = mountServiceHealth(new Hono(), { findings: () => new Promise(() => {}), timeoutMs: 20 });
    expect((await slow.request('/health/ready')).status).toBe(503);
  });

  it('counts requests by route pattern, never by path', async () => {
    const metrics = createMetrics('planner');
    const app = new Hono().use(metrics.middleware);
    app.get('/rosters/:id', (context) => context.text('ok'));
    metrics.mount(app);
    await app.request('/rosters/42');
    const text = await (await app.request('/metrics')).text();
    expect(text).toContain(
      'releve_http_requests_total{method="GET",route="/rosters/:id",status="200",service="planner"} 1',
    );
    expect(text).not.toContain('42"');
  });
});
