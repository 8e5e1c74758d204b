import { describe, expect, it } from 'vitest';
import { sumReports } from './sum-results.mjs';

const report = (numPassedTests: number, numFailedTests: number, files: [string, number][] = []) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 1,
  testResults: files.map(([status, tests]) => ({ status, assertionResults: Array.from({ length: tests }) })),
});

describe('sumReports', () => {
  it('adds workspaces up', () => {
    expect(sumReports([report(3, 0), report(4, 2, [['failed', 2]])])).toEqual({
      passed: 7,
      failed: 2,
      skipped: 2,
    });
  });
  it('counts a file that could not be loaded as a failure', () => {
    expect(sumReports([report(3, 0, [['failed', 0]])]).failed).toBe(1);
  });
});
