import { PGlite, type QueryOptions, type Transaction, types } from '@electric-sql/pglite';
import type { EngineTransaction, PgliteEngine, Row, Statement } from './pglite-engine.js';

const int8 = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
};
const asText = (text: string): string => text;

const NUMERIC_ARRAY = 1231;
const TIMESTAMP_ARRAY = 1115;
const TIMESTAMPTZ_ARRAY = 1185;
const INTERVAL_ARRAY = 1187;
const DATE_ARRAY = 1182;

/** What drizzle asks of PGlite's answers: instants as text; and `int8` as a number. */
const parsers: QueryOptions['parsers'] = {
  [types.INT8]: int8,
  [types.TIMESTAMP]: asText,
  [types.TIMESTAMPTZ]: asText,
  [types.INTERVAL]: asText,
  [types.DATE]: asText,
  [NUMERIC_ARRAY]: asText,
  [TIMESTAMP_ARRAY]: asText,
  [TIMESTAMPTZ_ARRAY]: asText,
  [INTERVAL_ARRAY]: asText,
  [DATE_ARRAY]: asText,
};

const run = (target: PGlite | Transaction, { text, params, rowMode }: Statement) =>
  target.query<Row>(text, [...params], { rowMode, parsers });

class RolledBack extends Error {}

function begin(pglite: PGlite): Promise<EngineTransaction> {
  return new Promise((opened, refused) => {
    const ended = pglite.transaction(
      (tx) =>
        new Promise<void>((commit, fail) => {
          const end = async (how: () => void): Promise<void> => {
            how();
            await ended.catch((error: unknown) => {
              if (!(error instanceof RolledBack)) throw error;
            });
          };
          opened({
            query: (statement) => run(tx, statement),
            commit: () => end(commit),
            rollback: () => end(() => fail(new RolledBack())),
          });
        }),
    );
    ended.catch(refused);
  });
}

/** PGlite in this thread, on a directory or in memory (`memory://`), or on a copy of a database. */
export async function openDirectEngine(dataDir: string, copyOf?: Blob): Promise<PgliteEngine> {
  const pglite = await PGlite.create({ dataDir, ...(copyOf ? { loadDataDir: copyOf } : {}) });
  return {
    query: (statement) => run(pglite, statement),
    begin: () => begin(pglite),
    listen: async (channel, onNotify) => {
      const stop = await pglite.listen(channel, onNotify);
      return () => stop();
    },
    dump: () => pglite.dumpDataDir('none'),
    close: () => pglite.close(),
  };
}
