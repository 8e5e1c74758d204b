import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { lockDataDirectory } from './data-dir-lock.js';
import { openDatabase } from './open-database.js';

const freshDirectory = () => mkdtempSync(join(tmpdir(), 'releve-data-'));

describe('openDatabase', () => {
  it('keeps what was written when it is opened again', async () => {
    const url = `pglite:${join(freshDirectory(), 'nested', 'data')}`;
    const first = await openDatabase(url);
    await first.db.execute(
      sql`insert into platform.outbox (owner, topic, key, event_id, payload) values ('a', 't', 'k', '1', '{}')`,
    );
    await first.close();
    const second = await openDatabase(url);
    expect(await second.rows(sql`select event_id from platform.outbox`)).toEqual([{ event_id: '1' }]);
    await second.close();
  });

  it('refuses a directory that a living process uses, naming it', () => {
    const directory = freshDirectory();
    const release = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(`in use by process ${process.pid}`);
    release();
    lockDataDirectory(directory)();
  });

  it('takes over the lock of a process that is gone', () => {
    const directory = freshDirectory();
    writeFileSync(join(directory, 'releve.lock'), '2147483646');
    expect(() => lockDataDirectory(directory)()).not.toThrow();
  });

  it('refuses a URL it does not know, without its password', async () => {
    await expect(openDatabase('mysql://me:secret@host/db')).rejects.toThrow('found host/db');
  });
});
