import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { lockDataDirectory } from './data-dir-lock.js';
import type { Database, Queryable } from './database.js';

/** Opens the embedded PostgreSQL, in memory or in a directory that becomes this process's own. */
export async function openPglite(directory: string | null): Promise<Database> {
  const release = directory === null ? () => {} : lockDataDirectory(directory);
  try {
    const client =
      directory === null
        ? await PGlite.create()
        : await PGlite.create(join(directory, 'pgdata'), { relaxedDurability: false });
    const db: Queryable = drizzle(client);
    return {
      kind: 'pglite',
      db,
      rows: async (query, on = db) => {
        const result: unknown = await on.execute(query);
        return (result as { rows: never[] }).rows;
      },
      close: async () => {
        await client.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
