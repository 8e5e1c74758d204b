import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import type { Database } from '../database.js';
import { openDatabase } from '../open-database.js';

/**
 * A fresh, migrated database of one test file's own: on the PostgreSQL server of RELEVE_TEST_POSTGRES when
 * `real` is asked for, else embedded in memory. Closing it drops it.
 */
export async function openTestDatabase(kind: 'embedded' | 'real' = 'embedded'): Promise<Database> {
  if (kind === 'embedded') return openDatabase('pglite::memory:');
  const server = process.env.RELEVE_TEST_POSTGRES;
  if (!server) throw new Error('RELEVE_TEST_POSTGRES is not set: run `npm run test:real`');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase(url.href);
  return {
    ...database,
    close: async () => {
      await database.close();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
