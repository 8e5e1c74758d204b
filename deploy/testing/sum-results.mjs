// @ts-check
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */

/** Every workspace's folder. @param {string} root @returns {string[]} */
function workspaces(root) {
  const services = readdirSync(join(root, 'services')).map((name) => join('services', name));
  return ['forecasting', 'optimization', 'dashboards', 'deploy', ...services]
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(join(folder, 'package.json')));
}

/** @param {string} root @param {'unit' | 'real'} kind */
const files = (root, kind) => workspaces(root).map((folder) => join(folder, '.vitest', `${kind}.json`));

/** Forgets earlier results, so that only what runs now is summed. @param {string} root @param {'unit' | 'real'} kind */
export function forgetResults(root, kind) {
  for (const file of files(root, kind)) rmSync(file, { force: true });
}

/**
 * Adds up vitest's reports; a file that could not even be loaded counts as one failure.
 * @param {readonly { numPassedTests: number, numFailedTests: number, numPendingTests: number,
 *   testResults: readonly { status: string, assertionResults: readonly unknown[] }[] }[]} reports
 * @returns {Sum}
 */
export function sumReports(reports) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const report of reports) {
    sum.passed += report.numPassedTests;
    sum.failed += report.numFailedTests;
    sum.skipped += report.numPendingTests;
    sum.failed += report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    ).length;
  }
  return sum;
}

/** @param {string} root @param {'unit' | 'real'} kind */
export const sumResults = (root, kind) =>
  sumReports(
    files(root, kind)
      .filter((file) => existsSync(file))
      .map((file) => JSON.parse(readFileSync(file, 'utf8'))),
  );

/**
 * Prints the closing line and ends the process: 0 only when everything passed.
 * @param {Sum} sum @param {boolean} clean whether every command ended well
 */
export function close(sum, clean) {
  const failed = sum.failed === 0 && !clean ? 1 : sum.failed;
  if (failed > sum.failed)
    console.error('A step other than a test failed; see above. It counts as one failure.');
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped (each says why)`);
  console.log(`${sum.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
