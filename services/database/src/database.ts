import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTable } from 'drizzle-orm/pg-core';

/** What `execute` answers on both drivers: the rows, and how many rows were read or changed. */
export type ExecuteResult<Row> = Row[] & { readonly count: number };

/** Drizzle's result type common to PGlite and PostgreSQL. */
export interface CommonResult extends PgQueryResultHKT {
  type: ExecuteResult<this['row']>;
}

/** Anything statements run on: the database itself, or a transaction of it. */
export type Queryable = PgDatabase<CommonResult>;

export interface BulkInsertOptions {
  /** Where to insert; the database itself unless told, one transaction per call. */
  readonly on?: Queryable;
  /** 'nothing' skips rows whose key is there already; 'error' (default) fails. */
  readonly onConflict?: 'error' | 'nothing';
  /** Rows per statement (default 10,000). */
  readonly chunk?: number;
}

/** An open database. The same statements, results and errors on PGlite and on PostgreSQL. */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  /**
   * Drizzle. `execute` answers an array of rows on both drivers; `int8` (so `count(*)`) is a number,
   * `numeric` a string, `timestamptz` of a raw statement a string. Inside `transaction(tx => …)` use `tx`
   * only: PGlite has one connection, and `db` there would wait for itself (it throws instead).
   */
  readonly db: Queryable;
  /** Fast load: about 100,000 rows a second. @returns rows inserted. */
  bulkInsert<T extends PgTable>(
    table: T,
    rows: readonly T['$inferInsert'][],
    options?: BulkInsertOptions,
  ): Promise<number>;
  /**
   * Calls `onNotify` with the payload of each `pg_notify(channel, payload)` once its transaction has
   * committed. @returns what stops it.
   */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  /** Runs `work` while holding a lock across processes; others wait. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type { SQL };
