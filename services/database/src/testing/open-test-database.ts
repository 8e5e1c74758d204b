import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import type { Database } from '../database.js';
import { migrate } from '../migrate.js';
import { openDatabase } from '../open-database.js';
import { openPglite } from '../pglite/open-pglite.js';
import { migratedCopy } from './migrated-copy.js';

const server = process.env.RELEVE_TEST_POSTGRES;
let copy: Promise<Blob> | undefined;

/**
 * An empty, migrated database of one test file's own: `embedded` in memory, or `real` on the PostgreSQL server
 * of RELEVE_TEST_POSTGRES (the default where that is set). Closing it drops it.
 */
export async function openTestDatabase(
  kind: 'embedded' | 'real' = server ? 'real' : 'embedded',
): Promise<Database> {
  if (kind === 'embedded') {
    copy ??= migratedCopy();
    return openPglite(undefined, await copy);
  }
  if (!server) throw new Error('RELEVE_TEST_POSTGRES is not set: run `npm run test:real`');
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase(url.href);
  await migrate(database);
  return {
    ...database,
    close: async () => {
      await database.close();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
