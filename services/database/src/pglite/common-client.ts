import { AsyncLocalStorage } from 'node:async_hooks';
import type { PGlite, QueryOptions, Results, Transaction } from '@electric-sql/pglite';
import type { ExecuteResult } from '../database.js';

const INT8 = 20;
const int8 = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
};

type Row = Record<string, unknown>;

/** PGlite's results also as an array of rows with `count`, which is what PostgreSQL's driver gives. */
const asRows = (result: Results<Row>): ExecuteResult<Row> & Results<Row> =>
  Object.assign([...result.rows], result, { count: result.affectedRows ?? result.rows.length });

const selfWait = () =>
  new Error(
    'The database was used inside its own transaction, which would wait for itself. Use the `tx` the transaction gives.',
  );

/** The part of PGlite that drizzle uses, with results and errors common to both drivers. */
export function commonClient(pglite: PGlite) {
  const current = new AsyncLocalStorage<{ open: boolean }>();

  const querying = (target: PGlite | Transaction) => ({
    query: async (text: string, params?: unknown[], options?: QueryOptions) =>
      asRows(
        await target.query<Row>(text, params, {
          ...options,
          parsers: { ...options?.parsers, [INT8]: int8 },
        }),
      ),
  });

  const own = querying(pglite);
  return {
    query: async (text: string, params?: unknown[], options?: QueryOptions) => {
      if (current.getStore()?.open) throw selfWait();
      return own.query(text, params, options);
    },
    transaction: async <T>(work: (tx: ReturnType<typeof querying>) => Promise<T>): Promise<T> => {
      if (current.getStore()?.open) throw selfWait();
      return pglite.transaction(async (tx) => {
        const state = { open: true };
        try {
          return await current.run(state, () => work(querying(tx)));
        } finally {
          state.open = false;
        }
      });
    },
  };
}
