import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { bulkInsert } from '../bulk-insert.js';
import type { Database, Queryable } from '../database.js';
import { commonClient } from './common-client.js';
import { lockDirectory } from './directory-lock.js';

/** `commonClient` gives what drizzle calls; only its results differ from PGlite's, as `CommonResult` says. */
const drizzleOn = (pglite: PGlite): Queryable =>
  drizzle({ client: commonClient(pglite) as unknown as PGlite }) as unknown as Queryable;

/** Opens PGlite on a directory, or in memory when there is none, or on a copy of a database. */
export async function openPglite(directory: string | undefined, copyOf?: Blob): Promise<Database> {
  const release = directory === undefined ? () => {} : lock(resolve(directory));
  try {
    const pglite = await PGlite.create({
      dataDir: directory === undefined ? 'memory://' : join(resolve(directory), 'pgdata'),
      ...(copyOf ? { loadDataDir: copyOf } : {}),
    });
    return asDatabase(pglite, release);
  } catch (error) {
    release();
    throw error;
  }
}

function lock(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  return lockDirectory(directory, join(directory, 'lock'));
}

/** The data of a PGlite database, for `openPglite`'s `copyOf`. */
export const dumpPglite = (database: Database): Promise<Blob> => {
  const dump = dumps.get(database);
  if (!dump) throw new Error('only a PGlite database can be dumped');
  return dump();
};

const dumps = new WeakMap<Database, () => Promise<Blob>>();

function asDatabase(pglite: PGlite, release: () => void): Database {
  const db = drizzleOn(pglite);
  const locks = new Map<string, Promise<unknown>>();
  let closed = false;
  const database: Database = {
    kind: 'pglite',
    db,
    bulkInsert: (table, rows, options) => bulkInsert(db, table, rows, options),
    listen: async (channel, onNotify) => {
      const stop = await pglite.listen(channel, onNotify);
      return async () => {
        if (!closed) await stop();
      };
    },
    withLock: (name, work) => {
      const run = (locks.get(name) ?? Promise.resolve()).then(work, work);
      locks.set(
        name,
        run.catch(() => {}),
      );
      return run;
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await pglite.close();
      release();
    },
  };
  dumps.set(database, () => pglite.dumpDataDir('none'));
  return database;
}
