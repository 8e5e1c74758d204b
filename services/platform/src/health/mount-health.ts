import type { Hono } from 'hono';

export interface HealthOptions {
  /** What is not ready, in words; empty when all is. */
  readonly findings: () => Promise<readonly string[]>;
  /** Longest a look may take before it counts as a finding itself (default 2,000 ms). */
  readonly timeoutMs?: number;
}

const tooSlow = (timeoutMs: number) =>
  new Promise<readonly string[]>((resolve) => {
    setTimeout(() => resolve([`no answer within ${timeoutMs} ms`]), timeoutMs).unref();
  });

/** `/health/live`: the process answers. `/health/ready`: it can do its work, or 503 with what is missing. */
export function mountServiceHealth(app: Hono, { findings, timeoutMs = 2_000 }: HealthOptions): Hono {
  app.get('/health/live', (context) => context.json({ status: 'live' }));
  app.get('/health/ready', async (context) => {
    const found = await Promise.race([
      findings().catch((error: unknown) => [error instanceof Error ? error.message : String(error)]),
      tooSlow(timeoutMs),
    ]);
    return context.json(
      { status: found.length === 0 ? 'ready' : 'not-ready', findings: found },
      found.length === 0 ? 200 : 503,
    );
  });
  return app;
}
