// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const minimum = [20, 19];

/** Stops with a clear line when this Node is too old for the packages the project stands on. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > (minimum[0] ?? 0) || (major === minimum[0] && minor >= (minimum[1] ?? 0))) return;
  console.error(`Relève needs Node ${minimum.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

/** @param {string} command @param {string[]} args @param {string} what */
export function runOrStop(command, args, what) {
  const started = Date.now();
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) {
    console.log(`${what}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return;
  }
  console.error(
    `${what} failed: ${command} ${args.join(' ')} ${error ? error.message : `ended with ${status}`}`,
  );
  process.exit(3);
}

/** Installs what package-lock.json says, unless that is what stands in node_modules already. */
export function installIfNeeded() {
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.releve-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return;
  console.log('Installing packages (once, about a minute)…');
  runOrStop('npm', ['ci', '--no-audit', '--no-fund'], 'install');
  writeFileSync(mark, digest);
}

/** Builds every workspace; what has not changed comes from turbo's cache. */
export function build() {
  console.log('Building…');
  runOrStop('npx', ['turbo', 'run', 'build', '--output-logs=errors-only', '--log-order=grouped'], 'build');
}
