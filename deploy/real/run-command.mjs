// @ts-check
import { spawn, spawnSync } from 'node:child_process';

/** Where a program is, or null. @param {string} name @returns {string | null} */
export function which(name) {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

/**
 * Runs to its end. @param {string} command @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} exit code
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs quietly; fails with what it said. @param {string} what @param {string} command
 * @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options]
 */
export async function runQuietly(what, command, args, options = {}) {
  const started = Date.now();
  const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout?.on('data', (text) => (said += text));
  child.stderr?.on('data', (text) => (said += text));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${what} failed (${command} ended with ${code}):\n${said.slice(-4000)}`);
  console.log(`${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Debian's packages, when there is neither another way nor a reason to ask. @param {string[]} packages */
export async function installDebian(packages) {
  const names = packages.join(' ');
  if (!which('apt-get') || process.getuid?.() !== 0)
    throw new Error(`Needed here: ${names}. Install it (on Debian: apt-get install ${names}) and run again.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get update', 'apt-get', ['update'], { env });
  await runQuietly(
    `apt-get install ${names}`,
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...packages],
    {
      env,
    },
  );
}
