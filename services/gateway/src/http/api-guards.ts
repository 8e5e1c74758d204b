import { forbidden } from '@releve/platform';
import type { MiddlewareHandler } from 'hono';
import { refuseForgery } from '../guard/same-origin.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { GatewayContext } from './request-state.js';

/** Rate limit by session, or by address without one. */
export const limitRate =
  (limits: RateLimits, addressOf: (context: GatewayContext) => string): MiddlewareHandler =>
  async (context, next) => {
    await limits.spend(context.get('caller')?.session.tokenHash, addressOf(context));
    await next();
  };

/** Refuses changes that another site made a browser send. Without a public origin, the Host asked for is our own. */
export const refuseForged =
  (publicOrigin: string | null): MiddlewareHandler =>
  async (context, next) => {
    const host = context.req.header('host') ?? '';
    const own = publicOrigin === null ? [`http://${host}`, `https://${host}`] : [publicOrigin];
    const refused = refuseForgery(context.req.raw, own);
    if (refused !== null) throw forbidden(refused);
    await next();
  };
