import { badInput } from '@releve/platform';
import { z } from 'zod';
import { isLoopbackAddress } from './limits/remote.js';
import type { OidcConfig } from './oidc/provider.js';

/** Environment of the gateway as its own process, beside what every service reads. */
export const gatewayEnvironment = z.object({
  RELEVE_INTAKE_URL: z.url().default('http://127.0.0.1:8081'),
  RELEVE_CENSUS_URL: z.url().default('http://127.0.0.1:8082'),
  RELEVE_FORECASTER_URL: z.url().default('http://127.0.0.1:8083'),
  RELEVE_PLANNER_URL: z.url().default('http://127.0.0.1:8084'),
  /** The built dashboards; those of this repository unless told. */
  RELEVE_STATIC_DIR: z.string().min(1).optional(),
  /** The first administrator, added when the e-mail has no account yet. */
  RELEVE_ADMIN_EMAIL: z.email().optional(),
  RELEVE_ADMIN_PASSWORD: z.string().min(12, 'expected at least 12 characters').optional(),
  /** How browsers reach it, when a proxy ends TLS: `https://releve.hospital.fr`. */
  RELEVE_PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .refine((url) => new URL(url).origin === url, 'expected scheme, host and port only')
    .refine(
      (url) => url.startsWith('https:') || isLoopbackAddress(new URL(url).hostname.replace(/[[\]]/g, '')),
      'expected https: plain http is for this machine alone',
    )
    .optional(),
  RELEVE_DEMO: z.stringbool().default(false),
  RELEVE_DEMO_SITE: z.string().min(1).default('val-serein'),
  /** Bearer token that lets another machine read /metrics. */
  RELEVE_METRICS_TOKEN: z.string().min(16).optional(),
  /** Set when a proxy in front appends X-Forwarded-For. */
  RELEVE_TRUST_PROXY: z.stringbool().default(false),
  RELEVE_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1_440).default(60),
  RELEVE_SESSION_HOURS: z.coerce.number().int().min(1).max(24).default(12),
  /** OpenID Connect: issuer, client and claims; the way back is <public origin>/api/v1/oidc/callback. */
  RELEVE_OIDC_ISSUER: z.url().optional(),
  RELEVE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  RELEVE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  RELEVE_OIDC_ROLE_CLAIM: z.string().min(1).default('releve_role'),
  RELEVE_OIDC_SITES_CLAIM: z.string().min(1).default('releve_sites'),
  RELEVE_OIDC_UNITS_CLAIM: z.string().min(1).default('releve_units'),
});

export interface GatewayConfig {
  /** The address it listens on: demo accounts exist only where it is loopback. */
  readonly host: string;
  readonly publicOrigin: string | null;
  readonly demo: boolean;
  /** The site that the demonstration's manager and supervisor see. */
  readonly demoSite: string;
  readonly metricsToken: string | null;
  readonly trustProxy: boolean;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** Null: accounts with passwords only. Needs a public origin. */
  readonly oidc: OidcConfig | null;
}

/** @throws bad-input when only a part of what OpenID Connect needs is set. */
function oidcConfig(environment: z.output<typeof gatewayEnvironment>): OidcConfig | null {
  const {
    RELEVE_OIDC_ISSUER: issuer,
    RELEVE_OIDC_CLIENT_ID: clientId,
    RELEVE_OIDC_CLIENT_SECRET: clientSecret,
  } = environment;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret || !environment.RELEVE_PUBLIC_ORIGIN)
    throw badInput({
      place: 'RELEVE_OIDC_ISSUER',
      value: issuer ?? 'not set',
      expected:
        'RELEVE_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET and RELEVE_PUBLIC_ORIGIN together, or no RELEVE_OIDC_*',
    });
  const claims = {
    role: environment.RELEVE_OIDC_ROLE_CLAIM,
    sites: environment.RELEVE_OIDC_SITES_CLAIM,
    units: environment.RELEVE_OIDC_UNITS_CLAIM,
  };
  return { issuer, clientId, clientSecret, claims };
}

/** @param host the address it listens on. */
export function gatewayConfig(environment: z.output<typeof gatewayEnvironment>, host: string): GatewayConfig {
  return {
    host,
    publicOrigin: environment.RELEVE_PUBLIC_ORIGIN ?? null,
    demo: environment.RELEVE_DEMO,
    demoSite: environment.RELEVE_DEMO_SITE,
    metricsToken: environment.RELEVE_METRICS_TOKEN ?? null,
    trustProxy: environment.RELEVE_TRUST_PROXY,
    sessionIdleMinutes: environment.RELEVE_SESSION_IDLE_MINUTES,
    sessionHours: environment.RELEVE_SESSION_HOURS,
    oidc: oidcConfig(environment),
  };
}

/** Plain http is for this machine alone; elsewhere cookies are Secure and browsers must come by https. */
export const isHttps = ({ host, publicOrigin }: GatewayConfig): boolean =>
  publicOrigin === null ? !isLoopbackAddress(host) : publicOrigin.startsWith('https:');
