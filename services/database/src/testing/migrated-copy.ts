import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, migrationsFolder, routinesFolder } from '../migrate.js';
import { dumpPglite, openPglite } from '../pglite/open-pglite.js';

function fingerprint(): string {
  const hash = createHash('sha256');
  hash.update(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  for (const folder of [migrationsFolder, routinesFolder])
    for (const file of readdirSync(folder).sort())
      if (file.endsWith('.sql')) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

async function make(file: string, state: string): Promise<Blob> {
  const database = await openPglite(undefined);
  await migrate(database);
  const copy = await dumpPglite(database);
  await database.close();
  // Migrations edited meanwhile: this copy is not what the file's name would say.
  if (fingerprint() !== state) return copy;
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, Buffer.from(await copy.arrayBuffer()));
  await rename(fresh, file);
  return copy;
}

/** A migrated PGlite database to copy, made once per state of the migrations: starting one takes seconds. */
export async function migratedCopy(): Promise<Blob> {
  const state = fingerprint();
  const file = join(tmpdir(), `releve-test-${state}.tar`);
  try {
    return new Blob([await readFile(file)]);
  } catch {
    return make(file, state);
  }
}
