import type { Account } from '../accounts/identity.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import { type GatewayContext, principalOf } from '../http/request-state.js';
import type { SessionCookie } from './session-cookie.js';
import type { SessionStore, StoredSession } from './session-store.js';

interface SignInDeps {
  readonly sessions: SessionStore;
  readonly cookie: SessionCookie;
  readonly audit: AuditTrail;
  readonly addressOf: (context: GatewayContext) => string;
}

/** What every way of signing in ends with: the trail, the session, the cookie. */
export function createSignIn({ sessions, cookie, audit, addressOf }: SignInDeps) {
  const record = (context: GatewayContext, account: Account | null, action: string, status: number) =>
    audit.record({
      caller: account ? principalOf(account) : null,
      action,
      target: context.req.path,
      site: null,
      unit: null,
      status,
      detail: JSON.stringify({ address: addressOf(context) }),
      correlationId: context.get('correlationId'),
    });
  return {
    record,
    /** Opens a session for the account in this browser, in place of the one there was. */
    async open(context: GatewayContext, account: Account): Promise<StoredSession> {
      const before = context.get('caller');
      if (before) await sessions.close(before.session.tokenHash);
      const session = await sessions.open(account.userId);
      await record(context, account, 'signIn', 200);
      cookie.set(context, session.token, session.expiresAt);
      return session;
    },
  };
}
export type SignInFlow = ReturnType<typeof createSignIn>;
