// @ts-check
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/prepare.mjs';
import { until } from './until.mjs';

/**
 * Starts the standalone system on an empty directory and free ports, with demonstration accounts and no data.
 * @param {string} site the site its manager and supervisor see
 */
export async function startSystem(site) {
  const dataDir = mkdtempSync(join(tmpdir(), 'releve-'));
  const child = spawn(process.execPath, [join(root, 'services/standalone/dist/main.js')], {
    env: {
      ...process.env,
      RELEVE_DATA_DIR: join(dataDir, 'data'),
      RELEVE_HTTP_PORT: '0',
      RELEVE_MLLP_PORT: '0',
      RELEVE_DEMO: 'true',
      RELEVE_DEMO_DATA: 'false',
      RELEVE_DEMO_SITE: site,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const said = (/** @type {RegExp} */ line) => until(`${line}`, async () => line.exec(printed)?.[1], 120);
  const url = await said(/dashboards\s+(http:\/\/[^\s/]+)/);
  const mllpPort = Number(await said(/MLLP\)\s+\S+:(\d+)/));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, mllpPort, stop };
}
