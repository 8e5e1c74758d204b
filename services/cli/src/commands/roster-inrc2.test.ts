import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.js';
import { parseWeeks } from './inrc2-instance.js';
import { registerRosterCheck } from './roster-check.js';
import { registerRosterSolve } from './roster-solve.js';

const work = mkdtempSync(join(tmpdir(), 'releve-inrc2-'));
afterAll(() => rmSync(work, { recursive: true }));

const SCENARIO = `SCENARIO = n003w2

WEEKS = 2

SKILLS = 1
Nurse

SHIFT_TYPES = 2
Day (2,5)
Night (2,3)

FORBIDDEN_SHIFT_TYPES_SUCCESSIONS
Day 0
Night 1 Day

CONTRACTS = 1
Full (6,10) (2,5) (2,3) 1 1

NURSES = 3
Ada Full 1 Nurse
Ben Full 1 Nurse
Cleo Full 1 Nurse
`;
const HISTORY = `HISTORY
0 n003w2

NURSE_HISTORY
Ada 0 0 Night 1 2 0
Ben 0 0 None 0 0 2
Cleo 0 0 Day 2 2 0
`;
const WEEK = `WEEK_DATA
n003w2

REQUIREMENTS
Day Nurse (1,1) (1,1) (0,1) (0,1) (1,1) (1,1) (0,1)
Night Nurse (0,1) (0,1) (0,0) (0,1) (0,0) (0,1) (0,0)

SHIFT_OFF_REQUESTS = 1
Ben Any Fri
`;

const folder = join(work, 'n003w2');
mkdirSync(folder);
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
put('Sc-n003w2.txt', SCENARIO);
put('H0-n003w2-0.txt', HISTORY);
put('H0-n003w2-1.txt', HISTORY.replace('Day 2 2 0', 'Day 3 4 0'));
put('WD-n003w2-3.txt', WEEK);
put('WD-n003w2-5.txt', WEEK.replace('Fri', 'Mon'));

const releve = (...args: string[]) =>
  runCommand([registerRosterSolve, registerRosterCheck], ['roster', ...args]);

describe('releve roster with an INRC-II instance', () => {
  const out = join(work, 'roster.json');

  it('solves a directory, writes the weeks for the validator, and its roster checks', async () => {
    const solutions = join(work, 'solutions');
    const args = [folder, '--format', 'inrc2', '--time-limit', '10'];
    const solved = await releve('solve', ...args, '--out', out, '--solutions', solutions, '--json');
    expect(solved.code).toBe(0);
    const { assignments, cost, bound } = JSON.parse(readFileSync(out, 'utf8'));
    expect(bound).toBe(cost);
    expect(Object.keys(assignments)).toEqual(['Ada', 'Ben', 'Cleo']);
    expect(assignments.Ada).toHaveLength(14);
    expect(['', 'Day|Nurse', 'Night|Nurse']).toEqual(expect.arrayContaining([...new Set(assignments.Ben)]));
    expect(readdirSync(solutions).sort()).toEqual([
      ...['Sol-n003w2-3-0.json', 'Sol-n003w2-3-0.txt', 'Sol-n003w2-5-1.json', 'Sol-n003w2-5-1.txt'],
    ]);
    expect(readFileSync(join(solutions, 'Sol-n003w2-5-1.txt'), 'utf8')).toMatch(
      /^SOLUTION\n1 n003w2\n\nASSIGNMENTS = \d+\n(Ada|Ben|Cleo) \w{3} (Day|Night) Nurse\n/,
    );
    const checked = await releve('check', folder, out);
    expect(checked.code).toBe(0);
    expect(checked.out).toContain(`legal\ncost ${cost} `);
  }, 30_000);

  it('reads the weeks and the history asked for, by option or by name', async () => {
    const costs: number[] = [];
    for (const [instance, ...options] of [
      [folder, '--history', '1', '--weeks', '5,3'],
      [folder, '--weeks', 'n003w2_1_5-3'],
      [join(work, 'n003w2_1_5-3')],
      [join(folder, 'Sc-n003w2.txt'), '--history', '1', '--weeks', '5-3'],
    ]) {
      const checked = await releve('check', instance, out, '--json', ...options);
      costs.push(JSON.parse(checked.out).cost.total);
    }
    expect(new Set(costs).size).toBe(1);
    expect(parseWeeks('n003w2_1_5-3')).toEqual({ history: 1, weeks: [5, 3] });
    expect(parseWeeks('5;3')).toBeUndefined();
  });

  it.each([
    [['--weeks', '3,4'], 'no WD-n003w2-4.txt or .json, expected one of its files (there are WD-n003w2-3.txt'],
    [['--weeks', '3'], '--weeks names 1, expected 2 weeks for n003w2'],
    [['--history', '7'], 'no H0-n003w2-7.txt or .json'],
  ])('tells in a line what is wrong with %j', async (options, expected) => {
    const checked = await releve('check', folder, out, ...options);
    expect([checked.code, checked.err]).toEqual([2, expect.stringContaining(expected)]);
  });

  it('names the file and the line of a fault, and what a directory lacks', async () => {
    const other = join(work, 'other');
    mkdirSync(other);
    const empty = await releve('check', other, out);
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('expected one scenario')]);
    writeFileSync(join(other, 'Sc-n003w2.txt'), SCENARIO);
    expect((await releve('check', other, out)).err).toContain('no H0-n003w2-N.txt or .json');
    writeFileSync(join(other, 'H0-n003w2-0.txt'), HISTORY);
    for (const week of [0, 1, 2]) writeFileSync(join(other, `WD-n003w2-${week}.txt`), WEEK);
    expect((await releve('check', other, out)).err).toContain(
      '3 WD files (WD-n003w2-0.txt, WD-n003w2-1.txt, WD-n003w2-2.txt), expected 2 weeks',
    );
    writeFileSync(join(other, 'WD-n003w2-1.txt'), WEEK.replace('Any', 'Noon'));
    const faulty = await releve('check', other, out, '--weeks', '0,1');
    expect(faulty.err).toBe(
      `${join(other, 'WD-n003w2-1.txt')}: line 9: found "Noon", expected one of the shift types, or Any. Maybe it is misspelt.\n`,
    );
    expect(faulty.code).toBe(2);
    writeFileSync(join(other, 'WD-n003w2-0.txt'), WEEK.replace('Ben', 'Bob'));
    const both = await releve('check', other, out, '--weeks', '0,1');
    expect(both.err).toMatch(
      /WD-n003w2-0.txt: line 9: found "Bob".*\n.*WD-n003w2-1.txt: line 9: found "Noon"/,
    );
  });
});
