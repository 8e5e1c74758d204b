import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCurtois } from '../formats/curtois.js';
import type { Assignments, RosterProblem } from '../problem/roster-problem.js';
import { verify } from './verify.js';

const shared = process.env.RELEVE_SHARED ?? resolve(import.meta.dirname, '../../../../../shared');
const checker = join(shared, 'bench/rostering/check.py');
const folder = join(shared, 'bench/rostering/curtois');
const present = existsSync(checker);
if (!present) console.log(`skipped: no benchmark data at ${shared}`);

/** A roster that breaks many rules: runs of random shifts and days off, the same for the same seed. */
function roughRoster(problem: RosterProblem, seed: number): Assignments {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  return Object.fromEntries(
    problem.agents.map((agent) => {
      let cell = '';
      const row = Array.from({ length: problem.period.days }, () => {
        if (next(3) === 0) cell = next(2) === 0 ? '' : problem.shifts[next(problem.shifts.length)].id;
        return cell;
      });
      return [agent.id, row];
    }),
  );
}

const kinds: Record<string, string> = {
  dayOff: 'leave',
  succession: 'succession',
  maxShiftType: 'max-shifts',
  maxMinutes: 'period-minutes',
  minMinutes: 'period-minutes',
  maxConsecutive: 'consecutive-work',
  minConsecutive: 'consecutive-work',
  minDaysOff: 'consecutive-days-off',
  maxWeekends: 'weekends',
};

describe.skipIf(!present)('verify against the outside checker', () => {
  const work = present ? mkdtempSync(join(tmpdir(), 'releve-verify-')) : '';
  const files = present ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];

  it.each(files)('agrees on %s: same violations, same cost', (name) => {
    const path = join(folder, name);
    const read = readCurtois(readFileSync(path, 'utf8'));
    if (!read.ok) throw new Error('the instance should be read');
    const roster = roughRoster(read.value, 17);
    const file = join(work, `${name}.json`);
    writeFileSync(file, JSON.stringify(roster));
    const judged = JSON.parse(outputOf('python3', [checker, path, file, '--json']));
    const verdict = verify(read.value, roster);
    const theirs = judged.violations
      .map((v: Record<string, string>) => `${v.employee} ${kinds[v.rule]}`)
      .sort();
    const ours = verdict.violations.map((violation) => `${violation.agent} ${violation.kind}`).sort();
    expect(ours).toEqual(theirs);
    expect(verdict.cost.total).toBe(judged.objective);
    expect(verdict.cost.shortage).toBe(judged.soft.under);
    expect(verdict.cost.surplus).toBe(judged.soft.over);
    expect(verdict.cost.requestsOn).toBe(judged.soft.shiftOn);
    rmSync(file);
  });
});

/** The checker leaves with 1 on an illegal roster; its report is what matters here. */
function outputOf(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
    throw error;
  }
}
