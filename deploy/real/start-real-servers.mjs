// @ts-check
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/prepare.mjs';
import { installChromium } from './chromium/find-chromium.mjs';
import { installKafka, startKafka } from './kafka/start-kafka.mjs';
import { installPostgres, startPostgres } from './postgres/start-postgres.mjs';

/**
 * @typedef {object} RealServers
 * @property {string} kafka `kafka://host:port`
 * @property {string} postgres `postgres://user@host:port/postgres`
 * @property {string} chromium path of the browser
 * @property {() => Promise<void>} stop stops both servers and deletes their data
 */

/** Installs what is missing, then starts Kafka and PostgreSQL on free ports. @returns {Promise<RealServers>} */
export async function startRealServers() {
  const jars = join(root, '.real', 'kafka');
  await installKafka(jars);
  const binaries = await installPostgres();
  const chromium = await installChromium();

  const data = mkdtempSync(join(tmpdir(), 'releve-real-'));
  chmodSync(data, 0o755);
  const folder = (/** @type {string} */ name) => {
    mkdirSync(join(data, name));
    return join(data, name);
  };
  /** @type {import('./server-process.mjs').RunningServer[]} */
  const running = [];
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const starting = [startKafka(jars, folder('kafka')), startPostgres(binaries, folder('postgres'))];
    for (const { status, ...outcome } of await Promise.allSettled(starting)) {
      if ('value' in outcome && outcome.value) running.push(outcome.value);
      if (status === 'rejected' && 'reason' in outcome) throw outcome.reason;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const [kafka, postgres] = running.map(({ url }) => url);
  return { kafka: kafka ?? '', postgres: postgres ?? '', chromium, stop };
}
