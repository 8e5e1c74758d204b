import type { Database } from '@releve/database';
import { gatewayAudit } from '@releve/database/schema/gateway';
import { and, asc, desc, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type ChainEnd, chainHash, chainStart, followChain } from './chain.js';

/** One lock for the chain's end, over every gateway process. */
const chainLock = 7_264_001;
const pageSize = 5_000;

export type NewAuditEntry = Omit<
  typeof gatewayAudit.$inferInsert,
  'sequence' | 'at' | 'previousHash' | 'hash'
> & { readonly site: string | null; readonly unit: string | null };

export interface AuditQuery {
  readonly before?: number | undefined;
  readonly limit: number;
  /** Only entries about these sites, or about none; '*' is all. */
  readonly sites: readonly string[] | '*';
}

/** The audit trail. Entries are added one after the other under a lock; nothing here changes or removes one. */
export function createAuditStore({ db }: Database, clock: () => Date) {
  /** The furthest end this process has seen: a chain cut short behind it is not intact. */
  let seen: ChainEnd = chainStart;

  return {
    /** @returns the chain's new end, worth writing to the logs: a copy outside the database. */
    async append(entry: NewAuditEntry): Promise<ChainEnd> {
      const end = await db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${chainLock})`);
        const [last] = await tx
          .select({ sequence: gatewayAudit.sequence, hash: gatewayAudit.hash })
          .from(gatewayAudit)
          .orderBy(desc(gatewayAudit.sequence))
          .limit(1);
        const previous = last ?? chainStart;
        const record = { ...entry, sequence: previous.sequence + 1, at: clock() };
        const hash = chainHash(record, previous.hash);
        await tx.insert(gatewayAudit).values({ ...record, previousHash: previous.hash, hash });
        return { sequence: record.sequence, hash };
      });
      if (end.sequence > seen.sequence) seen = end;
      return end;
    },

    list({ before, limit, sites }: AuditQuery) {
      const conditions: (SQL | undefined)[] = [
        before === undefined ? undefined : lt(gatewayAudit.sequence, before),
        sites === '*' ? undefined : or(isNull(gatewayAudit.site), inArray(gatewayAudit.site, [...sites])),
      ];
      return db
        .select()
        .from(gatewayAudit)
        .where(and(...conditions))
        .orderBy(desc(gatewayAudit.sequence))
        .limit(limit);
    },

    /** Checks the whole chain. @returns whether no entry was changed, removed, inserted or cut off. */
    async isIntact(): Promise<boolean> {
      const mustReach = seen;
      let end = chainStart;
      for (;;) {
        const page = await db
          .select()
          .from(gatewayAudit)
          .where(gt(gatewayAudit.sequence, end.sequence))
          .orderBy(asc(gatewayAudit.sequence))
          .limit(pageSize);
        const followed = followChain(end, page);
        if ('brokenAt' in followed) return false;
        const passed = page.find((record) => record.sequence === mustReach.sequence);
        if (passed && passed.hash !== mustReach.hash) return false;
        end = followed.end;
        if (page.length < pageSize) return end.sequence >= mustReach.sequence;
      }
    },
  };
}
export type AuditStore = ReturnType<typeof createAuditStore>;
