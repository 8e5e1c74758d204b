import { ServiceError, unavailable } from '@releve/platform';
import { createRemoteJWKSet, customFetch, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';

/** How this gateway is known to the hospital's identity provider. */
export interface OidcConfig {
  /** The provider's issuer URL; `/.well-known/openid-configuration` below it describes the rest. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claims that hold the role and the grants, as the provider writes them. */
  readonly claims: { readonly role: string; readonly sites: string; readonly units: string };
}

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
const Tokens = z.object({ id_token: z.string() });

export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeChallenge: string;
}

export interface CodeExchange {
  readonly code: string;
  readonly redirectUri: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Signature algorithms taken; named, so that a token cannot choose `none` or a shared secret. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const timeoutMs = 10_000;

/** An OpenID provider: authorization code with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636). */
export function createProvider(config: OidcConfig, fetcher: typeof fetch, clock: () => Date) {
  const ask = async <T extends z.ZodType>(
    schema: T,
    url: string,
    init: RequestInit = {},
  ): Promise<z.output<T>> => {
    const answer = await fetcher(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }).catch(() => null);
    if (answer?.status === 400 || answer?.status === 401)
      throw new ServiceError('unauthenticated', 'The identity provider refused the sign-in.');
    const parsed = answer?.ok ? schema.safeParse(await answer.json().catch(() => null)) : undefined;
    if (!parsed?.success)
      throw unavailable(
        'The identity provider cannot be asked now.',
        'Is its address right, and does it answer?',
      );
    return parsed.data;
  };

  let described: Promise<z.output<typeof Discovery>> | undefined;
  const describe = () => {
    described ??= ask(Discovery, `${config.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`).then(
      (found) => {
        if (found.issuer !== config.issuer)
          throw unavailable('The identity provider calls itself by another name.');
        return found;
      },
    );
    described.catch(() => {
      described = undefined;
    });
    return described;
  };
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  return {
    /** Where to send the browser. */
    async authorizationUrl({
      redirectUri,
      state,
      nonce,
      codeChallenge,
    }: AuthorizationRequest): Promise<string> {
      const url = new URL((await describe()).authorization_endpoint);
      const parameters = {
        response_type: 'code',
        client_id: config.clientId,
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state,
        nonce,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return url.href;
    },

    /** Who signed in. @throws unauthenticated when code or token does not hold, unavailable when it cannot be asked. */
    async exchange({ code, redirectUri, nonce, codeVerifier }: CodeExchange): Promise<JWTPayload> {
      const { token_endpoint, jwks_uri } = await describe();
      const { id_token } = await ask(Tokens, token_endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirectUri,
          client_id: config.clientId,
          client_secret: config.clientSecret,
          code_verifier: codeVerifier,
        }),
      });
      keys ??= createRemoteJWKSet(new URL(jwks_uri), { [customFetch]: fetcher, timeoutDuration: timeoutMs });
      const { payload } = await jwtVerify(id_token, keys, {
        issuer: config.issuer,
        audience: config.clientId,
        algorithms,
        currentDate: clock(),
        clockTolerance: 30,
        requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
      }).catch((cause: unknown) => {
        const refused = new ServiceError('unauthenticated', "The identity provider's token does not hold.");
        refused.cause = cause;
        throw refused;
      });
      if (payload.nonce !== nonce)
        throw new ServiceError('unauthenticated', 'The token answers another sign-in.');
      return payload;
    },
  };
}
export type Provider = ReturnType<typeof createProvider>;
