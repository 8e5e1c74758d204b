import type { MiddlewareHandler } from 'hono';
import type { Identity, Origin } from '../accounts/identity.js';
import { type Caller, type GatewayContext, principalOf } from '../http/request-state.js';
import type { SessionCookie } from './session-cookie.js';
import type { SessionStore } from './session-store.js';

interface SessionReaderDeps {
  readonly identity: Identity;
  readonly sessions: SessionStore;
  readonly cookie: SessionCookie;
  readonly originOf: (context: GatewayContext) => Origin;
}

/** Finds out who is calling; who may call what is decided route by route. */
export function readSession(deps: SessionReaderDeps): MiddlewareHandler {
  const { identity, sessions, cookie, originOf } = deps;
  const callerOfToken = async (context: GatewayContext, token: string): Promise<Caller | null> => {
    const session = await sessions.find(token);
    const account = session && (await identity.find(session.accountId, originOf(context)));
    return account ? { session, account, principal: principalOf(account) } : null;
  };
  return async (context, next) => {
    const token = cookie.read(context);
    context.set('caller', token === undefined ? null : await callerOfToken(context, token));
    await next();
  };
}
