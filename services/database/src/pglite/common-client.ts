import { AsyncLocalStorage } from 'node:async_hooks';
import type { ExecuteResult } from '../database.js';
import type { Answer, EngineTransaction, PgliteEngine, Row } from './pglite-engine.js';

interface QueryOptions {
  readonly rowMode?: 'object' | 'array';
}

/** PGlite's results also as an array of rows with `count`, which is what PostgreSQL's driver gives. */
const asRows = (result: Answer): ExecuteResult<Row> & Answer =>
  Object.assign([...result.rows], result, { count: result.affectedRows ?? result.rows.length });

const selfWait = () =>
  new Error(
    'The database was used inside its own transaction, which would wait for itself. Use the `tx` the transaction gives.',
  );

/** The part of PGlite that drizzle uses, with results and errors common to both drivers. */
export function commonClient(engine: PgliteEngine) {
  const current = new AsyncLocalStorage<{ open: boolean }>();

  const querying = (target: Pick<EngineTransaction, 'query'>) => ({
    query: async (text: string, params: unknown[] = [], { rowMode = 'object' }: QueryOptions = {}) =>
      asRows(await target.query({ text, params, rowMode })),
  });

  const own = querying(engine);
  return {
    query: async (text: string, params?: unknown[], options?: QueryOptions) => {
      if (current.getStore()?.open) throw selfWait();
      return own.query(text, params, options);
    },
    transaction: async <T>(work: (tx: ReturnType<typeof querying>) => Promise<T>): Promise<T> => {
      if (current.getStore()?.open) throw selfWait();
      const tx = await engine.begin();
      const state = { open: true };
      const result = await current
        .run(state, () => work(querying(tx)))
        .catch(async (error: unknown) => {
          await tx.rollback();
          throw error;
        })
        .finally(() => {
          state.open = false;
        });
      await tx.commit();
      return result;
    },
  };
}
