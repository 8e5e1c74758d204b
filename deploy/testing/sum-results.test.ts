import { describe, expect, it } from 'vitest';
import { sumReports } from './sum-results.mjs';

const passed = { status: 'passed', fullName: 'adds' };
const failed = { status: 'failed', fullName: 'subtracts', failureMessages: ['expected 1 to be 2\n at here'] };

describe('sumReports', () => {
  it('adds workspaces up and names what failed', () => {
    const good = { name: 'a.test.ts', status: 'passed', assertionResults: [passed, passed, passed] };
    const bad = { name: 'b.test.ts', status: 'failed', assertionResults: [passed, failed] };
    expect(
      sumReports([
        { numPassedTests: 3, numPendingTests: 1, testResults: [good] },
        { numPassedTests: 1, numPendingTests: 1, testResults: [bad] },
      ]),
    ).toEqual({
      passed: 4,
      failed: 1,
      skipped: 2,
      failures: ['b.test.ts > subtracts: expected 1 to be 2'],
    });
  });
  it('counts a file whose set-up failed, or that could not be loaded, as a failure', () => {
    const unset = {
      name: 'd.test.ts',
      status: 'failed',
      message: 'no server',
      assertionResults: [{ ...passed, status: 'skipped' }],
    };
    const broken = { name: 'c.test.ts', status: 'failed', message: 'cannot find x', assertionResults: [] };
    const sum = sumReports([{ numPassedTests: 3, numPendingTests: 0, testResults: [broken, unset] }]);
    expect(sum).toMatchObject({ failed: 2, failures: ['c.test.ts: cannot find x', 'd.test.ts: no server'] });
  });
});
