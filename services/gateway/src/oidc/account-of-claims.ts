import { roles } from '@releve/contracts';
import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { Account } from '../accounts/identity.js';
import type { OidcConfig } from './provider.js';

/** A claim as providers write lists: an array, or words separated by blanks or commas. */
const List = z.union([
  z.array(z.string()),
  z.string().transform((text) => text.split(/[\s,]+/).filter((word) => word !== '')),
]);

const grantsOf = (claim: unknown): readonly string[] | '*' => {
  const list = List.safeParse(claim);
  if (!list.success) return [];
  return list.data.includes('*') ? '*' : list.data;
};

/**
 * The account a verified token speaks of. Sites and units not claimed are not granted.
 * @returns null when it claims none of the roles known here, or more than one.
 */
export function accountOfClaims(payload: JWTPayload, { claims }: OidcConfig): Account | null {
  const claimed = List.safeParse(payload[claims.role]);
  const known = claimed.success ? roles.filter((role) => claimed.data.includes(role)) : [];
  const [role, another] = known;
  if (!role || another || !payload.sub) return null;
  const name = typeof payload.name === 'string' ? payload.name : payload.sub;
  return {
    userId: `oidc:${payload.sub}`,
    // Never the e-mail claimed: it must not be able to stand for an account with a password.
    email: `oidc:${payload.sub}`,
    name: name.slice(0, 120),
    role,
    sites: grantsOf(payload[claims.sites]),
    units: grantsOf(payload[claims.units]),
    demo: false,
  };
}
