import type { Database } from './database.js';
import { DatabaseError } from './database-error.js';
import { openPglite } from './pglite/open-pglite.js';
import { openPostgres } from './postgres/open-postgres.js';

export interface OpenOptions {
  /** Connections kept to PostgreSQL (default 10, at least 2); PGlite has one. */
  readonly connections?: number;
  /** How the connections are named in `pg_stat_activity`. */
  readonly applicationName?: string;
}

/**
 * Opens `pglite:<directory>` (embedded, one process at a time), `pglite::memory:` (gone when closed) or
 * `postgres://user:password@host:port/name`.
 * @throws DatabaseError when the URL is none of these, or another process holds the directory.
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  if (url === 'pglite::memory:') return openPglite(undefined);
  if (url.startsWith('pglite:') && url.length > 'pglite:'.length)
    return openPglite(url.slice('pglite:'.length));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, options);
  throw new DatabaseError(
    'bad-url',
    `Cannot open a database from "${url.replace(/:[^:@/]*@/, ':***@')}".`,
    'Expected pglite:<directory>, pglite::memory: or postgres://user:password@host:port/name.',
  );
}
