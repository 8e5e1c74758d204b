import { ServiceError } from '@releve/platform';
import type { Hono } from 'hono';
import type { Identity, Origin } from '../accounts/identity.js';
import { parseInput, parseJson } from '../guard/parse-input.js';
import type { GatewayContext } from '../http/request-state.js';
import { jsonLimitBytes, limitedText } from '../limits/limited-body.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { LiveHub } from '../live/live-hub.js';
import { SignIn } from '../openapi/extra-operations.js';
import { sessionAnswer } from './session-answer.js';
import type { SessionCookie } from './session-cookie.js';
import type { SessionStore } from './session-store.js';
import type { SignInFlow } from './sign-in.js';

export interface SessionRouteDeps {
  readonly identity: Identity;
  readonly sessions: SessionStore;
  readonly cookie: SessionCookie;
  readonly limits: RateLimits;
  readonly signIn: SignInFlow;
  readonly hub: LiveHub;
  readonly originOf: (context: GatewayContext) => Origin;
  readonly addressOf: (context: GatewayContext) => string;
}

/** Signing in and out. Which of e-mail and password was wrong is not said. */
export function mountSessionRoutes(app: Hono, deps: SessionRouteDeps): void {
  const { identity, sessions, cookie, limits, signIn, hub } = deps;

  app.post('/api/v1/session', async (context) => {
    const body = parseJson(await limitedText(context.req.raw, jsonLimitBytes));
    const { email, password } = parseInput(SignIn, body, 'body');
    const address = deps.addressOf(context);
    const name = email.toLowerCase();
    await limits.spendSignIn(name, address);
    const account = await identity.authenticate(name, password, deps.originOf(context));
    if (!account) {
      await signIn.record(context, null, 'signIn', 401);
      throw new ServiceError('unauthenticated', 'E-mail or password is wrong.');
    }
    await limits.forgiveSignIn(name, address);
    const session = await signIn.open(context, account);
    return context.json(sessionAnswer({ session, account }), 200, { 'cache-control': 'no-store' });
  });

  app.delete('/api/v1/session', async (context) => {
    const caller = context.get('caller');
    cookie.remove(context);
    if (caller) {
      await sessions.close(caller.session.tokenHash);
      hub.endSession(caller.session.tokenHash);
      await signIn.record(context, caller.account, 'signOut', 204);
    }
    return context.body(null, 204);
  });
}
