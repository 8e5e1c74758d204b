// @ts-check
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installDebian, runQuietly, which } from '../run-command.mjs';
import { freePorts, startServer } from '../server-process.mjs';

const debian = '/usr/lib/postgresql';
const oldest = 15;

/** Folder of `initdb` and `postgres`, or null. @returns {string | null} */
function findBinaries() {
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((version) => version >= oldest)
    : [];
  const newest = Math.max(0, ...versions);
  if (newest > 0) return join(debian, String(newest), 'bin');
  const initdb = which('initdb');
  return initdb && which('postgres') ? dirname(initdb) : null;
}

/** The programs of PostgreSQL 15 or newer, installed when they are missing. @returns {Promise<string>} */
export async function installPostgres() {
  const found = findBinaries();
  if (found) return found;
  await installDebian(['postgresql']);
  const installed = findBinaries();
  if (!installed) throw new Error(`PostgreSQL ${oldest} or newer is needed.`);
  return installed;
}

/**
 * PostgreSQL refuses to run as root: another account then. @returns {{ uid: number, gid: number } | null}
 */
function account() {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const id = (/** @type {string} */ flag) => spawnSync('id', [flag, name], { encoding: 'utf8' });
    const [uid, gid] = [id('-u'), id('-g')];
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody".');
}

/**
 * A real server of its own, open to this machine only.
 * @param {string} binaries @param {string} data an empty folder that any account may reach
 */
export async function startPostgres(binaries, data) {
  const as = account();
  if (as) chownSync(data, as.uid, as.gid);
  const options = { cwd: data, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' }, ...as };
  const cluster = join(data, 'cluster');
  await runQuietly(
    'PostgreSQL: cluster',
    join(binaries, 'initdb'),
    ['-D', cluster, '-U', 'releve', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    options,
  );
  const [port = 0] = await freePorts(1);
  const settings = ['fsync=off', 'max_connections=200', `unix_socket_directories=${data}`].flatMap(
    (setting) => ['-c', setting],
  );
  const args = ['-D', cluster, '-h', '127.0.0.1', '-p', String(port), ...settings];
  const ready = ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'releve', '-d', 'postgres'];
  return startServer('PostgreSQL', join(binaries, 'postgres'), args, {
    url: `postgres://releve@127.0.0.1:${port}/postgres`,
    readyMs: 60_000,
    isReady: async () => spawnSync(join(binaries, 'pg_isready'), ready).status === 0,
    options,
  });
}
