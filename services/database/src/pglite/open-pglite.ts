import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { bulkInsert } from '../bulk-insert.js';
import type { Database, Queryable } from '../database.js';
import { commonClient } from './common-client.js';
import { openDirectEngine } from './direct-engine.js';
import { lockDirectory } from './directory-lock.js';
import type { PgliteEngine } from './pglite-engine.js';
import { openThreadEngine } from './thread-engine.js';

/** `commonClient` gives what drizzle calls; only its results differ from PGlite's, as `CommonResult` says. */
const drizzleOn = (engine: PgliteEngine): Queryable =>
  drizzle({ client: commonClient(engine) as unknown as PGlite }) as unknown as Queryable;

/**
 * Opens PGlite on a directory, in a thread of its own, or in memory and in this thread when there is none;
 * on a copy of a database when one is given.
 */
export async function openPglite(directory: string | undefined, copyOf?: Blob): Promise<Database> {
  if (directory === undefined) return asDatabase(await openDirectEngine('memory://', copyOf), () => {});
  const place = resolve(directory);
  const release = lock(place);
  try {
    return asDatabase(await openThreadEngine(join(place, 'pgdata'), copyOf), release);
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

function asDatabase(engine: PgliteEngine, release: () => void): Database {
  const db = drizzleOn(engine);
  const locks = new Map<string, Promise<unknown>>();
  let closed = false;
  const database: Database = {
    kind: 'pglite',
    db,
    bulkInsert: (table, rows, options) => bulkInsert(db, table, rows, options),
    listen: async (channel, onNotify) => {
      const stop = await engine.listen(channel, onNotify);
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
      await engine.close();
      release();
    },
  };
  dumps.set(database, () => engine.dump());
  return database;
}
