import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database, Queryable } from './database.js';

const CLOSE_SECONDS = 5;

/** Opens a pool of connections to a PostgreSQL server. */
export function openPostgres(url: string, connections: number): Database {
  const client = postgres(url, { max: connections, onnotice: () => {} });
  const db: Queryable = drizzle(client);
  return {
    kind: 'postgres',
    db,
    rows: async (query, on = db) => {
      const result: unknown = await on.execute(query);
      return [...(result as Iterable<never>)];
    },
    close: () => client.end({ timeout: CLOSE_SECONDS }),
  };
}
