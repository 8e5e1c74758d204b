import { apiBase } from './client.js';
import { ApiError, problemFrom, unreachable } from './problem.js';
import type { Role, Session } from './types.js';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`${apiBase}${path}`, {
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'releve' },
    ...init,
  }).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (response.ok || response.status === 404) return response;
  throw new ApiError(problemFrom(response.status, await response.json().catch(() => null)));
}

/** Opens a session: the cookie is HttpOnly, so only who is signed in comes back. */
export async function signIn(email: string, password: string): Promise<void> {
  const response = await send('/session', { method: 'POST', body: JSON.stringify({ email, password }) });
  if (!response.ok) throw new ApiError(problemFrom(response.status, null));
}

export async function signOut(): Promise<void> {
  await send('/session', { method: 'DELETE' });
}

/** The demo accounts a loopback server offers; none elsewhere. */
export async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const response = await send('/demo-accounts', { method: 'GET' });
  if (!response.ok) return [];
  const body: { accounts: DemoAccount[] } = await response.json();
  return body.accounts;
}

const areas = {
  emergency: ['emergency-manager', 'nursing-supervisor', 'administrator'],
  rosters: ['nursing-supervisor', 'administrator', 'emergency-manager'],
  capacity: ['administrator', 'emergency-manager', 'nursing-supervisor'],
  models: ['administrator', 'emergency-manager'],
  import: ['administrator', 'emergency-manager'],
  audit: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Area = keyof typeof areas;

/** Whether a role may open an area; the server decides again on every request. */
export const mayOpen = (role: Role, area: Area): boolean => (areas[area] as readonly Role[]).includes(role);

/** The areas of a role, in the order of the navigation. */
export const areasOf = (role: Role): readonly Area[] =>
  (Object.keys(areas) as Area[]).filter((area) => mayOpen(role, area));

/** Where a role starts. */
export function homeOf(session: Pick<Session, 'role'>): string {
  if (session.role === 'nursing-supervisor') return '/rosters';
  if (session.role === 'administrator') return '/capacity';
  return '/emergency';
}
