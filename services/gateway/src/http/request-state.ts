import type { Principal } from '@releve/contracts';
import { unauthenticated } from '@releve/platform';
import type { Context } from 'hono';
import type { Account } from '../accounts/identity.js';
import type { StoredSession } from '../sessions/session-store.js';

/** Who is calling, once the session has been read. */
export interface Caller {
  readonly session: StoredSession;
  readonly account: Account;
  readonly principal: Principal;
}

declare module 'hono' {
  /** What one request carries through the gateway. */
  interface ContextVariableMap {
    correlationId: string;
    caller: Caller | null;
  }
}

export type GatewayContext = Context;

/** @throws unauthenticated when nobody is signed in. */
export function callerOf(context: GatewayContext): Caller {
  const caller = context.get('caller');
  if (!caller) throw unauthenticated();
  return caller;
}

/** An account without what services need not know. */
export const principalOf = ({ userId, name, role, sites, units }: Account): Principal => ({
  userId,
  name,
  role,
  sites,
  units,
});
