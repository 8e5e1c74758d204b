import { randomUUID } from 'node:crypto';
import { type Role, roles } from '@releve/contracts';
import type { Database } from '@releve/database';
import { gatewayAccount } from '@releve/database/schema/gateway';
import { and, eq } from 'drizzle-orm';
import type { Account, Identity } from './identity.js';
import { hashPassword, spendPasswordTime, verifyPassword } from './password.js';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly sites: readonly string[] | '*';
  readonly units: readonly string[] | '*';
  readonly password: string;
}

const accountOf = (row: typeof gatewayAccount.$inferSelect): Account | null => {
  const role = roles.find((known) => known === row.role);
  if (!role) return null;
  const { id: userId, email, name, sites, units } = row;
  return { userId, email, name, role, sites, units, demo: false };
};

/** Accounts in the gateway's own table, with scrypt passwords. */
export function localIdentity({ db }: Database): Identity {
  return {
    async authenticate(email, password) {
      const [row] = await db
        .select()
        .from(gatewayAccount)
        .where(and(eq(gatewayAccount.email, email.toLowerCase()), eq(gatewayAccount.disabled, false)));
      if (!row) {
        await spendPasswordTime(password);
        return null;
      }
      return (await verifyPassword(password, row.passwordHash)) ? accountOf(row) : null;
    },
    async find(accountId) {
      const [row] = await db
        .select()
        .from(gatewayAccount)
        .where(and(eq(gatewayAccount.id, accountId), eq(gatewayAccount.disabled, false)));
      return row ? accountOf(row) : null;
    },
  };
}

/** Adds an account unless its e-mail has one: how a new installation gets its first administrator. */
export async function ensureAccount(
  database: Database,
  clock: () => Date,
  account: NewAccount,
): Promise<void> {
  const { password, email, ...rest } = account;
  await database.db
    .insert(gatewayAccount)
    .values({
      ...rest,
      id: randomUUID(),
      email: email.toLowerCase(),
      passwordHash: await hashPassword(password),
      createdAt: clock(),
    })
    .onConflictDoNothing({ target: gatewayAccount.email });
}

/** Keeps an account as its identity provider last described it; it has no password here. */
export async function rememberAccount({ db }: Database, clock: () => Date, account: Account): Promise<void> {
  const { userId: id, email, name, role, sites, units } = account;
  await db
    .insert(gatewayAccount)
    .values({ id, email, name, role, sites, units, passwordHash: '', createdAt: clock() })
    .onConflictDoUpdate({ target: gatewayAccount.id, set: { name, role, sites, units } });
}
