import type { Hono, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** A process's figures for Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts and times HTTP requests by method, route pattern and status. */
  readonly middleware: MiddlewareHandler;
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
  /** Adds `GET /metrics`. */
  mount(app: Hono): Hono;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'releve_http_requests_total',
    help: 'HTTP requests answered',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'releve_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames,
    buckets: SECONDS,
    registers: [registry],
  });
  const render = async () => ({ contentType: registry.contentType, text: await registry.metrics() });

  return {
    registry,
    middleware: async (context, next) => {
      const begun = performance.now();
      await next();
      const labels = {
        method: context.req.method,
        route: routePath(context, -1),
        status: String(context.res.status),
      };
      requests.inc(labels);
      seconds.observe(labels, (performance.now() - begun) / 1_000);
    },
    render,
    mount: (app) =>
      app.get('/metrics', async (context) => {
        const { contentType, text } = await render();
        return context.body(text, 200, { 'content-type': contentType });
      }),
  };
}
