import { ServiceError } from '@releve/platform';
import type { Hono } from 'hono';
import type { Account, Identity, Origin } from '../accounts/identity.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import { parseInput, parseJson } from '../guard/parse-input.js';
import type { GatewayContext } from '../http/request-state.js';
import { principalOf } from '../http/request-state.js';
import { jsonLimitBytes, limitedText } from '../limits/limited-body.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { LiveHub } from '../live/live-hub.js';
import { SignIn } from '../openapi/extra-operations.js';
import { sessionAnswer } from './session-answer.js';
import type { SessionCookie } from './session-cookie.js';
import type { SessionStore } from './session-store.js';

export interface SessionRouteDeps {
  readonly identity: Identity;
  readonly sessions: SessionStore;
  readonly cookie: SessionCookie;
  readonly limits: RateLimits;
  readonly audit: AuditTrail;
  readonly hub: LiveHub;
  readonly originOf: (context: GatewayContext) => Origin;
  readonly addressOf: (context: GatewayContext) => string;
}

/** Signing in and out. Which of e-mail and password was wrong is not said. */
export function mountSessionRoutes(app: Hono, deps: SessionRouteDeps): void {
  const { identity, sessions, cookie, limits, audit, hub } = deps;

  const record = (context: GatewayContext, account: Account | null, action: string, status: number) =>
    audit.record({
      caller: account ? principalOf(account) : null,
      action,
      target: context.req.path,
      site: null,
      unit: null,
      status,
      detail: JSON.stringify({ address: deps.addressOf(context) }),
      correlationId: context.get('correlationId'),
    });

  app.post('/api/v1/session', async (context) => {
    const body = parseJson(await limitedText(context.req.raw, jsonLimitBytes));
    const { email, password } = parseInput(SignIn, body, 'body');
    const address = deps.addressOf(context);
    const name = email.toLowerCase();
    await limits.spendSignIn(name, address);
    const account = await identity.authenticate(name, password, deps.originOf(context));
    if (!account) {
      await record(context, null, 'signIn', 401);
      throw new ServiceError('unauthenticated', 'E-mail or password is wrong.');
    }
    await limits.forgiveSignIn(name, address);
    const before = context.get('caller');
    if (before) await sessions.close(before.session.tokenHash);
    const session = await sessions.open(account.userId);
    await record(context, account, 'signIn', 200);
    cookie.set(context, session.token, session.expiresAt);
    return context.json(sessionAnswer({ session, account }), 200, { 'cache-control': 'no-store' });
  });

  app.delete('/api/v1/session', async (context) => {
    const caller = context.get('caller');
    cookie.remove(context);
    if (caller) {
      await sessions.close(caller.session.tokenHash);
      hub.endSession(caller.session.tokenHash);
      await record(context, caller.account, 'signOut', 204);
    }
    return context.body(null, 204);
  });
}
