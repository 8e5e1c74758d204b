import { createHash, timingSafeEqual } from 'node:crypto';
import { notFound } from '@releve/platform';
import type { Hono } from 'hono';
import { isFromLoopback } from '../limits/remote.js';

export interface HealthDeps {
  /** What is not ready, in words; empty when all is. */
  readonly findings: () => Promise<readonly string[]>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
  readonly metricsToken: string | null;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** For orchestrators and Prometheus: alive, ready, and figures for this machine or who has the token. */
export function mountHealth(app: Hono, deps: HealthDeps): void {
  app.get('/health/live', (context) => context.json({ status: 'live' }));
  app.get('/health/ready', async (context) => {
    const findings = await deps.findings();
    return context.json(
      { status: findings.length === 0 ? 'ready' : 'not-ready', findings },
      findings.length === 0 ? 200 : 503,
    );
  });
  app.get('/metrics', async (context) => {
    const given = context.req.header('authorization');
    const byToken =
      deps.metricsToken !== null &&
      given !== undefined &&
      timingSafeEqual(digest(given), digest(`Bearer ${deps.metricsToken}`));
    if (!byToken && !isFromLoopback(context)) throw notFound('page', '/metrics');
    const { contentType, text } = await deps.metrics();
    return context.body(text, 200, { 'content-type': contentType });
  });
}
