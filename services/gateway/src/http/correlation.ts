import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

export const correlationHeader = 'x-correlation-id';

/** Gives every request an id that logs, services, events and problems share; a well-formed one is kept. */
export const correlate: MiddlewareHandler = async (context, next) => {
  const given = context.req.header(correlationHeader);
  const correlationId = given && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
  context.set('correlationId', correlationId);
  await next();
  context.res.headers.set(correlationHeader, correlationId);
};
