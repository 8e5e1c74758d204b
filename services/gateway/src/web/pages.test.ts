import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatewayPool } from '../testing/gateway-pool.js';

const { gatewayWith } = gatewayPool();

describe('pages', () => {
  const page =
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="/assets/app-1.js"></script>';
  const built = async () => {
    const staticDir = await mkdtemp(join(tmpdir(), 'releve-static-'));
    await mkdir(join(staticDir, 'assets'));
    await writeFile(join(staticDir, 'index.html'), page);
    await writeFile(join(staticDir, 'assets', 'app-1.js'), `export const a = "${'releve '.repeat(1_000)}";`);
    await writeFile(join(staticDir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    return gatewayWith({ staticDir });
  };

  it('carry a policy without inline scripts or eval, and a style nonce of their own', async () => {
    const gateway = await built();
    const nonces = new Set<string>();
    for (const path of ['/', '/emergency/val-serein?stream=all']) {
      const answer = await gateway.ask(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|http:/);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await answer.text()).toBe(page.replace('__CSP_NONCE__', nonce));
      expect(answer.headers.get('cache-control')).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it('carry the usual secure headers, API answers too', async () => {
    const gateway = await built();
    for (const path of ['/', '/api/v1/session', '/assets/app-1.js']) {
      const { headers } = await gateway.ask(path);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
    }
  });

  it('come compressed and are kept by the browser', async () => {
    const gateway = await built();
    const get = (headers: Record<string, string>) => gateway.ask('/assets/app-1.js', { headers });
    const br = await get({ 'accept-encoding': 'gzip, br' });
    expect([br.headers.get('content-encoding'), br.headers.get('vary')]).toEqual(['br', 'accept-encoding']);
    expect(br.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await br.arrayBuffer()).byteLength).toBeLessThan(200);
    expect((await get({ 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip');
    expect(await (await get({})).text()).toContain('releve releve');
    expect((await get({ 'if-none-match': br.headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('never leave their folder, and missing files are missing', async () => {
    const gateway = await built();
    for (const path of [
      '/assets/missing.js',
      '/..%2f..%2fetc%2fpasswd.txt',
      '/%2e%2e/secret.json',
      '/a%00.js',
      '/%E0%A4%A.js',
    ])
      expect((await gateway.ask(path)).status, path).toBe(404);
  });

  it('document the API, from here alone', async () => {
    const gateway = await gatewayWith();
    const docs = await (await gateway.ask('/api/docs')).text();
    expect(docs).not.toMatch(/<script>|<style|https?:|onload=/);
    for (const path of ['/api/docs/start.js', '/api/docs/swagger-ui-bundle.js', '/api/docs/swagger-ui.css'])
      expect((await gateway.ask(path)).status, path).toBe(200);
    expect((await gateway.ask('/api/docs/package.json')).status).toBe(404);
    expect(await (await gateway.ask('/api/v1/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
  });
});

describe('health', () => {
  it('is open; metrics are for this machine or who has the token', async () => {
    const gateway = await gatewayWith({ config: { metricsToken: 'a-long-metrics-token' } });
    expect((await gateway.ask('/health/live', { from: '10.0.0.1' })).status).toBe(200);
    expect((await gateway.ask('/health/ready', { from: '10.0.0.1' })).status).toBe(200);
    expect(await (await gateway.ask('/metrics')).text()).toContain(
      'releve_http_requests_total{method="GET",route="/health/live"',
    );
    expect((await gateway.ask('/metrics', { from: '10.0.0.1' })).status).toBe(404);
    const headers = { authorization: 'Bearer a-long-metrics-token' };
    expect((await gateway.ask('/metrics', { from: '10.0.0.1', headers })).status).toBe(200);
    await gateway.stop();
    expect(await (await gateway.ask('/health/ready')).json()).toEqual({
      status: 'not-ready',
      findings: ['live events are not fed yet'],
    });
  });
});
