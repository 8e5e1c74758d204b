import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { openPglite } from './pglite/open-pglite.js';
import { databaseContract } from './testing/database.contract.js';
import { migratedCopy } from './testing/migrated-copy.js';
import { openTestDatabase } from './testing/open-test-database.js';

databaseContract('PGlite in memory', openTestDatabase);

const directory = mkdtempSync(join(tmpdir(), 'releve-database-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
databaseContract('PGlite on a directory, in its thread', async () =>
  openPglite(directory, await migratedCopy()),
);

it('says so when a PGlite transaction would wait for itself', async () => {
  const database = await openTestDatabase();
  await expect(
    database.db.transaction(() => database.db.execute(sql`select 1`).then(() => {})),
  ).rejects.toMatchObject({ cause: { message: expect.stringContaining('inside its own transaction') } });
  await database.close();
});
