import { Hono } from 'hono';
import type { Logger } from 'pino';
import { toProblem } from '../errors/to-problem.js';
import { mountRoutes, type RouteImplementation } from './implement-routes.js';

/** A service's internal HTTP app: its routes, and every error as problem details. */
export function createServiceApp(implementations: readonly RouteImplementation[], log: Logger): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    const correlationId = context.req.header('x-correlation-id');
    const problem = toProblem(error, correlationId);
    if (problem.status >= 500)
      log.error({ err: error, correlationId, path: context.req.path }, 'request failed');
    return context.json(problem, problem.status as 500, { 'content-type': 'application/problem+json' });
  });
  app.notFound((context) =>
    context.json(
      {
        type: 'about:blank',
        title: 'Not found',
        status: 404,
        detail: `No route ${context.req.method} ${context.req.path}.`,
      },
      404,
      { 'content-type': 'application/problem+json' },
    ),
  );
  return mountRoutes(app, implementations);
}
