import { createHash, randomBytes } from 'node:crypto';
import { badInput, forbidden, ServiceError } from '@releve/platform';
import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Account } from '../accounts/identity.js';
import { parseInput } from '../guard/parse-input.js';
import type { GatewayContext } from '../http/request-state.js';
import type { SignInFlow } from '../sessions/sign-in.js';
import { accountOfClaims } from './account-of-claims.js';
import type { OidcConfig, Provider } from './provider.js';

export interface OidcRouteDeps {
  readonly config: OidcConfig;
  readonly provider: Provider;
  /** `https://releve.hospital.fr`: what the provider knows as the way back. */
  readonly publicOrigin: string;
  readonly secure: boolean;
  /** Keeps the account as the provider last described it. */
  readonly remember: (account: Account) => Promise<void>;
  readonly signIn: SignInFlow;
}

const cookieName = 'releve-sign-in';
const callbackPath = '/api/v1/oidc/callback';
const minutes = 10;

const Pending = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
const Callback = z.object({ code: z.string().min(1).max(4_096), state: z.string().min(1).max(200) });
const secret = (): string => randomBytes(32).toString('base64url');

/** What the browser brings back from the provider, read from the cookie it took there. */
const pendingOf = (context: GatewayContext): z.output<typeof Pending> | null => {
  try {
    return Pending.parse(
      JSON.parse(Buffer.from(getCookie(context, cookieName) ?? '', 'base64url').toString()),
    );
  } catch {
    return null;
  }
};

/** Sign-in at the hospital's identity provider. The pending cookie is Lax: the way back starts on another site. */
export function mountOidcRoutes(app: Hono, deps: OidcRouteDeps): void {
  const { config, provider, publicOrigin, secure } = deps;
  const redirectUri = `${publicOrigin}${callbackPath}`;
  const cookie = { path: callbackPath, httpOnly: true, sameSite: 'Lax', secure } as const;

  app.get('/api/v1/oidc/start', async (context) => {
    const pending = { state: secret(), nonce: secret(), verifier: secret() };
    const codeChallenge = createHash('sha256').update(pending.verifier).digest('base64url');
    const url = await provider.authorizationUrl({ ...pending, redirectUri, codeChallenge });
    const value = Buffer.from(JSON.stringify(pending)).toString('base64url');
    setCookie(context, cookieName, value, { ...cookie, maxAge: minutes * 60 });
    return context.redirect(url, 302);
  });

  app.get(callbackPath, async (context) => {
    const pending = pendingOf(context);
    deleteCookie(context, cookieName, cookie);
    if (context.req.query('error') !== undefined) {
      await deps.signIn.record(context, null, 'signIn', 401);
      throw new ServiceError('unauthenticated', 'The identity provider did not sign anybody in.');
    }
    const { code, state } = parseInput(Callback, context.req.query(), 'query');
    if (!pending || pending.state !== state)
      throw badInput({ place: 'query.state', value: state, expected: 'a sign-in begun in this browser' });
    const { nonce, verifier } = pending;
    const claims = await provider.exchange({ code, redirectUri, nonce, codeVerifier: verifier });
    const account = accountOfClaims(claims, config);
    if (!account) {
      await deps.signIn.record(context, null, 'signIn', 403);
      throw forbidden(`an account without exactly one role in the claim ${config.claims.role}`);
    }
    await deps.remember(account);
    await deps.signIn.open(context, account);
    return context.redirect('/', 302);
  });
}
