import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@releve/database';
import { gatewaySession } from '@releve/database/schema/gateway';
import { eq, lt, or } from 'drizzle-orm';

export interface SessionTimes {
  /** Without a request or a live connection for this long, a session ends. */
  readonly idleMinutes: number;
  /** However busy, it ends after this long. */
  readonly absoluteHours: number;
}

/** A session as stored. */
export interface StoredSession {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly expiresAt: Date;
}

/** `last_seen_at` is written at most this often. */
const touchEveryMs = 60_000;

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Sessions in the database: a stolen copy of the table opens nothing, since only hashes of tokens are in it. */
export function createSessionStore({ db }: Database, clock: () => Date, times: SessionTimes) {
  const idleMs = times.idleMinutes * 60_000;
  const isOver = (row: typeof gatewaySession.$inferSelect, now: Date): boolean =>
    row.expiresAt <= now || now.getTime() - row.lastSeenAt.getTime() >= idleMs;

  const resume = async (tokenHash: string): Promise<StoredSession | null> => {
    const [row] = await db.select().from(gatewaySession).where(eq(gatewaySession.tokenHash, tokenHash));
    const now = clock();
    if (!row || isOver(row, now)) return null;
    if (now.getTime() - row.lastSeenAt.getTime() >= touchEveryMs)
      await db.update(gatewaySession).set({ lastSeenAt: now }).where(eq(gatewaySession.tokenHash, tokenHash));
    return row;
  };

  return {
    /** A new session, always with a new token: one fixed beforehand by somebody else is worth nothing. */
    async open(accountId: string): Promise<StoredSession & { readonly token: string }> {
      const token = randomBytes(32).toString('base64url');
      const now = clock();
      const expiresAt = new Date(now.getTime() + times.absoluteHours * 3_600_000);
      const session = { tokenHash: hashToken(token), accountId, expiresAt };
      await db.insert(gatewaySession).values({ ...session, createdAt: now, lastSeenAt: now });
      return { ...session, token };
    },
    /** The session of a token, kept alive by being asked for; null when there is none or it is over. */
    find: (token: string) => resume(hashToken(token)),
    /** Keeps a session alive whose token stays in the browser: that of a live connection. */
    keepAlive: resume,
    async close(tokenHash: string): Promise<void> {
      await db.delete(gatewaySession).where(eq(gatewaySession.tokenHash, tokenHash));
    },
    /** Removes sessions that are over. */
    async sweep(): Promise<void> {
      const now = clock();
      await db
        .delete(gatewaySession)
        .where(
          or(
            lt(gatewaySession.expiresAt, now),
            lt(gatewaySession.lastSeenAt, new Date(now.getTime() - idleMs)),
          ),
        );
    },
  };
}
export type SessionStore = ReturnType<typeof createSessionStore>;
