import { unavailable } from '@releve/platform';
import type { Hono } from 'hono';
import { type Caller, callerOf, type GatewayContext } from '../http/request-state.js';
import type { LiveHub } from './live-hub.js';
import { liveStream } from './live-stream.js';

/** Server-sent events, scoped to what the caller may see. */
export function mountLiveRoute(
  app: Hono,
  hub: LiveHub,
  isAllowed: (context: GatewayContext, caller: Caller) => Promise<boolean>,
): void {
  app.get('/api/v1/live', (context) => {
    const caller = callerOf(context);
    if (hub.isFullFor(caller.session.tokenHash))
      throw unavailable('Too many live connections are open here.', 'Close unused screens.');
    const body = liveStream({
      hub,
      principal: caller.principal,
      sessionHash: caller.session.tokenHash,
      isAllowed: () => isAllowed(context, caller),
      lastEventId: context.req.header('last-event-id'),
      signal: context.req.raw.signal,
    });
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  });
}
