import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate as drizzleMigrate } from 'drizzle-orm/pglite/migrator';
import type { Database, Queryable } from './database.js';

// The same place seen from src/ and from dist/.
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
export const routinesFolder = fileURLToPath(new URL('../routines', import.meta.url));

/** Drizzle's migrators differ in nothing but their parameter's type. */
const migrateOn = (db: Queryable): Promise<void> =>
  drizzleMigrate(db as unknown as Parameters<typeof drizzleMigrate>[0], { migrationsFolder });

/** Triggers and functions: `create or replace`, so that they run after the migrations every time. */
async function applyRoutines(db: Queryable): Promise<void> {
  const files = readdirSync(routinesFolder).filter((file) => file.endsWith('.sql'));
  for (const file of files.sort()) {
    const statements = readFileSync(`${routinesFolder}/${file}`, 'utf8').split('--> statement-breakpoint');
    await db.transaction(async (tx) => {
      for (const statement of statements) await tx.execute(sql.raw(statement));
    });
  }
}

/** Brings every schema up to date; processes that start together take turns. */
export function migrate(database: Database): Promise<void> {
  return database.withLock('releve.migrate', async () => {
    await migrateOn(database.db);
    await applyRoutines(database.db);
  });
}
