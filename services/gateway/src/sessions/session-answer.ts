import type { Session } from '@releve/contracts';
import type { Caller } from '../http/request-state.js';

/** Who is signed in, as the contracts say it. */
export const sessionAnswer = ({ session, account }: Omit<Caller, 'principal'>): Session => ({
  userId: account.userId,
  name: account.name,
  role: account.role,
  sites: account.sites === '*' ? '*' : [...account.sites],
  units: account.units === '*' ? '*' : [...account.units],
  expiresAt: session.expiresAt.toISOString(),
  demo: account.demo,
});
