import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { gatewayConfig, gatewayEnvironment } from '../config.js';
import { gatewayPool } from '../testing/gateway-pool.js';
import type { TestGateway } from '../testing/test-gateway.js';
import type { OidcConfig } from './provider.js';

const { gatewayWith } = gatewayPool();
const publicOrigin = 'https://releve.example';
const oidc: OidcConfig = {
  issuer: 'https://id.example',
  clientId: 'releve',
  clientSecret: 'not told to browsers',
  claims: { role: 'releve_role', sites: 'releve_sites', units: 'releve_units' },
};
const claims = {
  sub: '42',
  name: 'Claire Morel',
  releve_role: ['staff', 'nursing-supervisor'],
  releve_sites: 'a, b',
  releve_units: ['*'],
};

/** An identity provider of one user, that can be told to misbehave. */
async function fakeProvider() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const stranger = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const now = Date.parse('2026-11-22T08:00:00Z') / 1_000;
  let challenge = '';
  let nonce = '';
  const state = {
    claims: claims as JWTPayload,
    audience: oidc.clientId,
    forged: false,
    issuedAt: now,
    nonce: '',
  };
  const answer = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.pathname === '/.well-known/openid-configuration')
      return Response.json({
        issuer: oidc.issuer,
        authorization_endpoint: `${oidc.issuer}/authorize`,
        token_endpoint: `${oidc.issuer}/token`,
        jwks_uri: `${oidc.issuer}/keys`,
      });
    if (url.pathname === '/keys') return Response.json({ keys: [jwk] });
    const form = new URLSearchParams(String(init?.body));
    const verified =
      createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url') === challenge;
    const right =
      form.get('client_secret') === oidc.clientSecret && form.get('code') === 'the-code' && verified;
    if (!right) return Response.json({ error: 'invalid_grant' }, { status: 400 });
    const id_token = await new SignJWT({ nonce: state.nonce || nonce, ...state.claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer(oidc.issuer)
      .setAudience(state.audience)
      .setIssuedAt(state.issuedAt)
      .setExpirationTime(state.issuedAt + 300)
      .sign(state.forged ? stranger.privateKey : privateKey);
    return Response.json({ id_token });
  };
  return {
    state,
    fetch: answer,
    /** What the provider does with the browser it is sent. */
    visit(location: string): URL {
      const url = new URL(location);
      challenge = url.searchParams.get('code_challenge') ?? '';
      nonce = url.searchParams.get('nonce') ?? '';
      return url;
    },
  };
}

const cookiesOf = (answer: Response) => answer.headers.getSetCookie();
const pairOf = (cookies: readonly string[], name: string) =>
  cookies.find((cookie) => cookie.startsWith(`${name}=`))?.split(';')[0] ?? '';

describe('sign-in at an identity provider', () => {
  let provider: Awaited<ReturnType<typeof fakeProvider>>;
  beforeAll(async () => {
    provider = await fakeProvider();
  });
  const open = () => gatewayWith({ config: { publicOrigin, oidc }, fetch: provider.fetch });
  const start = async (gateway: TestGateway) => {
    const answer = await gateway.ask('/api/v1/oidc/start');
    const url = provider.visit(answer.headers.get('location') ?? '');
    return { answer, url, pending: pairOf(cookiesOf(answer), 'releve-sign-in') };
  };
  const back = (gateway: TestGateway, pending: string, state: string, code = 'the-code') =>
    gateway.ask(`/api/v1/oidc/callback?${new URLSearchParams({ code, state })}`, {
      headers: { cookie: pending },
    });
  const signIn = async (change: Partial<typeof provider.state> = {}) => {
    const gateway = await open();
    const before = { ...provider.state };
    Object.assign(provider.state, change);
    const { url, pending } = await start(gateway);
    const answer = await back(gateway, pending, url.searchParams.get('state') ?? '');
    Object.assign(provider.state, before);
    return { gateway, answer };
  };

  it('asks for a code with PKCE, state and nonce, and keeps the secret to itself', async () => {
    const { answer, url } = await start(await open());
    expect([answer.status, `${url.origin}${url.pathname}`]).toEqual([302, 'https://id.example/authorize']);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'releve',
      redirect_uri: 'https://releve.example/api/v1/oidc/callback',
      code_challenge_method: 'S256',
    });
    expect(url.href).not.toContain('not%20told');
    expect(cookiesOf(answer).join()).toMatch(
      /Path=\/api\/v1\/oidc\/callback; HttpOnly; Secure; SameSite=Lax/,
    );
  });

  it('opens a session with the role and grants claimed', async () => {
    const { gateway, answer } = await signIn();
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
    const cookie = pairOf(cookiesOf(answer), '__Host-releve');
    const session = await gateway.ask('/api/v1/session', { headers: { cookie } });
    expect(await session.json()).toMatchObject({
      userId: 'oidc:42',
      name: 'Claire Morel',
      role: 'nursing-supervisor',
      sites: ['a', 'b'],
      units: '*',
      demo: false,
    });
  });

  it.each([
    ['a token signed by somebody else', { forged: true }, 401],
    ['a token for another client', { audience: 'another' }, 401],
    ['a token that has expired', { issuedAt: Date.parse('2026-11-22T07:00:00Z') / 1_000 }, 401],
    ['a token of another sign-in', { nonce: 'another' }, 401],
    ['a role nobody knows', { claims: { ...claims, releve_role: 'king' } }, 403],
    ['two roles at once', { claims: { ...claims, releve_role: 'administrator nursing-supervisor' } }, 403],
  ])('refuses %s', async (_, change, status) => {
    const { answer } = await signIn(change);
    expect(answer.status).toBe(status);
    expect(pairOf(cookiesOf(answer), '__Host-releve')).toBe('');
  });

  it('refuses an answer that this browser did not ask for, or a code that is not the one', async () => {
    const gateway = await open();
    const { url, pending } = await start(gateway);
    const state = url.searchParams.get('state') ?? '';
    expect((await back(gateway, '', state)).status).toBe(400);
    expect((await back(gateway, pending, 'another')).status).toBe(400);
    expect((await back(gateway, pending, state, 'stolen')).status).toBe(401);
  });

  it('grants nothing that is not claimed, and gives no password', async () => {
    const { sub, releve_role } = claims;
    const { gateway, answer } = await signIn({ claims: { sub: '43', releve_role } });
    expect(sub).toBe('42');
    const cookie = pairOf(cookiesOf(answer), '__Host-releve');
    const session = await gateway.ask('/api/v1/session', { headers: { cookie } });
    expect(await session.json()).toMatchObject({ sites: [], units: [] });
    const guess = await gateway.ask('/api/v1/session', {
      method: 'POST',
      headers: { 'x-requested-with': 'releve', 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'oidc:43', password: ' ' }),
    });
    expect(guess.status).toBe(401);
  });

  it('is not there unless it is configured, whole', async () => {
    expect((await (await gatewayWith()).ask('/api/v1/oidc/start')).status).toBe(404);
    const partly = gatewayEnvironment.parse({ RELEVE_OIDC_ISSUER: oidc.issuer });
    expect(() => gatewayConfig(partly, '127.0.0.1')).toThrow('RELEVE_PUBLIC_ORIGIN together');
  });
});
