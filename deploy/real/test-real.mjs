// @ts-check
// `npm run test:real`: real Kafka, PostgreSQL and Chromium, started here and stopped whatever happens.
import { spawn } from 'node:child_process';
import { installIfNeeded, requireNode, root } from '../setup/prepare.mjs';
import { close, forgetResults, sumResults } from '../testing/sum-results.mjs';
import { run } from './run-command.mjs';
import { startRealServers } from './start-real-servers.mjs';

const keepOn = '--continue=dependencies-successful';

requireNode();
installIfNeeded();
forgetResults(root, 'real');
// Everything first: browser and process tests start workspaces they do not import.
const building = ['turbo', 'run', 'build', keepOn, '--output-logs=errors-only'];
const built = (await run('npx', building, { cwd: root })) === 0;

/** @type {import('node:child_process').ChildProcess | undefined} */
let tests;
let interrupted = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    if (!interrupted) console.log('Stopping the tests, then the servers…');
    interrupted = true;
    // Its whole group: npx and turbo do not hand signals on.
    if (tests?.pid) process.kill(-tests.pid, signal);
  });

const servers = await startRealServers();
let clean = false;
try {
  clean = !interrupted && (await runTests(servers)) === 0;
} finally {
  await servers.stop();
  console.log('Kafka and PostgreSQL are stopped.');
}
close(sumResults(root, 'real'), built && clean && !interrupted);

/** @param {import('./start-real-servers.mjs').RealServers} servers @returns {Promise<number>} */
function runTests({ kafka, postgres, chromium }) {
  const args = ['turbo', 'run', 'test:real', '--concurrency=1', keepOn, '--output-logs=full'];
  tests = spawn('npx', [...args, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    detached: true,
    env: {
      ...process.env,
      RELEVE_TEST_KAFKA: kafka,
      RELEVE_TEST_POSTGRES: postgres,
      RELEVE_TEST_CHROMIUM: chromium,
    },
  });
  const child = tests;
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
