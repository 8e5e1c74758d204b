// @ts-check
// `npm test`: installs if needed, then every check and test that needs no outside server.
import { spawnSync } from 'node:child_process';
import { close, forgetResults, sumResults } from '../testing/sum-results.mjs';
import { installIfNeeded, requireNode, root } from './prepare.mjs';

requireNode();
installIfNeeded();
forgetResults(root, 'unit');

/** @param {string} command @param {string[]} args */
const ends = (command, args) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

const tasks = ['lint', 'typecheck', 'test'];
const tested = ends('npx', [
  'turbo',
  'run',
  ...tasks,
  '--continue=dependencies-successful',
  '--concurrency=2',
  '--output-logs=errors-only',
  '--log-order=grouped',
  ...process.argv.slice(2),
]);
const bounded = ends('node', ['deploy/checks/run.mjs']);
close(sumResults(root, 'unit'), tested && bounded);
