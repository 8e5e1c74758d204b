import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { bulkInsert } from '../bulk-insert.js';
import type { Database, Queryable } from '../database.js';
import { DatabaseError } from '../database-error.js';
import type { OpenOptions } from '../open-database.js';

const INT8 = 20;
const TIMESTAMP_TYPES = [1082, 1114, 1184];

const int8 = {
  to: INT8,
  from: [INT8],
  serialize: String,
  parse: (text: string): number | bigint => {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : BigInt(text);
  },
};

/** Opens PostgreSQL and checks that it answers. */
export async function openPostgres(url: string, options: OpenOptions): Promise<Database> {
  const client = postgres(url, {
    max: Math.max(2, options.connections ?? 10),
    onnotice: () => {},
    connection: { TimeZone: 'UTC', application_name: options.applicationName ?? 'releve' },
    types: { int8 },
  });
  const db = drizzle({ client }) as unknown as Queryable;
  for (const type of TIMESTAMP_TYPES)
    client.options.serializers[type] = (value: unknown) =>
      value instanceof Date ? value.toISOString() : value;
  try {
    await client`select 1`;
  } catch (error) {
    await client.end({ timeout: 1 });
    throw unreachable(url, error);
  }
  return {
    kind: 'postgres',
    db,
    bulkInsert: (table, rows, bulkOptions) => bulkInsert(db, table, rows, bulkOptions),
    listen: async (channel, onNotify) => {
      const { unlisten } = await client.listen(channel, onNotify);
      return unlisten;
    },
    withLock: async (name, work) => {
      const held = await client.reserve();
      try {
        await held`select pg_advisory_lock(hashtextextended(${name}, 0))`;
        return await work();
      } finally {
        await held`select pg_advisory_unlock(hashtextextended(${name}, 0))`;
        held.release();
      }
    },
    close: () => client.end({ timeout: 5 }),
  };
}

function unreachable(url: string, error: unknown): DatabaseError {
  const { hostname, port, pathname } = new URL(url);
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return new DatabaseError(
    'unreachable',
    `Cannot reach PostgreSQL at ${hostname}:${port || 5432}${pathname}: ${reason}.`,
    'Is it started, and do the user, password and database name fit?',
  );
}
