import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';
import { lockDirectory } from './pglite/directory-lock.js';
import { openPglite } from './pglite/open-pglite.js';
import { migratedCopy } from './testing/migrated-copy.js';

const root = mkdtempSync(join(tmpdir(), 'releve-database-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const fresh = (name: string) => mkdtempSync(join(root, name));

describe('openDatabase', () => {
  it('keeps what was written when it is opened again, with nothing migrated twice', {
    timeout: 90_000,
  }, async () => {
    const directory = join(fresh('kept'), 'nested', 'data');
    const url = `pglite:${directory}`;
    const first = await openPglite(directory, await migratedCopy());
    await first.db.execute(
      sql`insert into platform.outbox (owner, topic, key, id, payload) values ('a', 't', 'k', '1', '{}')`,
    );
    await first.close();
    const second = await openDatabase(url);
    await migrate(second);
    expect([...(await second.db.execute(sql`select id from platform.outbox`))]).toEqual([{ id: '1' }]);
    await second.close();
  });

  it('refuses a directory that a living process uses, naming it', () => {
    const directory = fresh('used');
    const file = join(directory, 'lock');
    const release = lockDirectory(directory, file);
    expect(() => lockDirectory(directory, file)).toThrow(`in use by process ${process.pid} on `);
    release();
    lockDirectory(directory, file)();
  });

  it('refuses a directory that another process uses, until that process is killed', async () => {
    const directory = fresh('other');
    const file = join(directory, 'lock');
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const ended = once(other, 'exit');
    writeFileSync(file, JSON.stringify({ pid: other.pid, host: hostname(), started: null }));
    await expect(openDatabase(`pglite:${directory}`)).rejects.toThrow(`in use by process ${other.pid} on `);
    other.kill('SIGKILL');
    await ended;
    expect(() => lockDirectory(directory, file)()).not.toThrow();
  });

  it('takes over the lock of a process that is gone, and of one whose number was given again', () => {
    const directory = fresh('left');
    const file = join(directory, 'lock');
    const left = (holder: object) => writeFileSync(file, JSON.stringify({ host: hostname(), ...holder }));
    left({ pid: 2_147_483_646, started: '1' });
    expect(() => lockDirectory(directory, file)()).not.toThrow();
    left({ pid: process.ppid, started: 'long ago' });
    expect(() => lockDirectory(directory, file)()).not.toThrow();
  });

  it('refuses a URL it does not know, without its password', async () => {
    await expect(openDatabase('mysql://me:secret@host/db')).rejects.toThrow('mysql://me:***@host/db');
  });
});
