// @ts-check
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Sum */

/**
 * What is read of one of vitest's JSON reports.
 * @typedef {{ numPassedTests: number, numPendingTests: number, testResults: readonly {
 *   name: string, status: string, message?: string, assertionResults: readonly {
 *     status: string, fullName: string, failureMessages?: readonly string[] | null }[] }[] }} Report
 */

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
 * What failed in a file, each by the file, the test and the message's first line.
 * @param {Report['testResults'][number]} file
 */
function failuresOf({ name, status, message, assertionResults }) {
  /** @param {string | undefined} text */
  const firstLine = (text) => text?.split('\n', 1)[0] ?? 'no message';
  const failed = assertionResults.filter((test) => test.status === 'failed');
  // Its set-up failed, or it could not be loaded.
  if (status === 'failed' && failed.length === 0) return [`${name}: ${firstLine(message)}`];
  return failed.map((test) => `${name} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
}

/**
 * Adds up vitest's reports; a file whose set-up failed, or that could not be loaded, counts as one failure.
 * @param {readonly Report[]} reports
 * @returns {Sum}
 */
export function sumReports(reports) {
  const total = (/** @type {(report: Report) => number} */ of) =>
    reports.reduce((sum, report) => sum + of(report), 0);
  const failures = reports.flatMap(({ testResults }) => testResults.flatMap(failuresOf));
  return {
    passed: total(({ numPassedTests }) => numPassedTests),
    failed: failures.length,
    skipped: total(({ numPendingTests }) => numPendingTests),
    failures,
  };
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
  // Told again at the end: the place where they failed may be far above.
  for (const failure of sum.failures) console.error(`FAILED ${failure}`);
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped (each says why)`);
  console.log(`${sum.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
