import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { databaseContract } from './testing/database.contract.js';
import { openTestDatabase } from './testing/open-test-database.js';

databaseContract('PGlite', openTestDatabase);

it('says so when a PGlite transaction would wait for itself', async () => {
  const database = await openTestDatabase();
  await expect(
    database.db.transaction(() => database.db.execute(sql`select 1`).then(() => {})),
  ).rejects.toMatchObject({ cause: { message: expect.stringContaining('inside its own transaction') } });
  await database.close();
});
