import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RosterProblem, writeReleve } from '@releve/optimization';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.js';
import { registerRosterCheck } from './roster-check.js';
import { registerRosterSchema } from './roster-schema.js';
import { registerRosterSolve } from './roster-solve.js';

const work = mkdtempSync(join(tmpdir(), 'releve-roster-'));
afterAll(() => rmSync(work, { recursive: true }));

/** Three people, a week, one shift: 14 posts wanted, 5 shifts each at most, so 15 can be filled. */
const problem: RosterProblem = {
  period: { start: '2026-06-01', days: 7, zone: 'Europe/Paris' },
  shifts: [{ id: 'J', startMinute: 420, durationMinutes: 480 }],
  agents: ['a', 'b', 'c'].map((id) => ({ id })),
  cover: Array.from({ length: 7 }, (_, day) => ({
    on: 'shift' as const,
    day,
    shift: 'J',
    need: 2,
    shortage: [{ cost: 100 }],
    surplus: [{ cost: 1 }],
  })),
  requests: [{ agent: 'a', day: 0, wish: 'off', weight: 3 }],
  rules: [{ id: 'five', line: { kind: 'period-minutes', max: 5 * 480 } }],
};
const impossible: RosterProblem = {
  ...problem,
  rules: [...problem.rules, { id: 'six', line: { kind: 'period-minutes', min: 6 * 480 } }],
};

function file(name: string, content: object | string): string {
  const path = join(work, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const releve = (...args: string[]) =>
  runCommand([registerRosterSolve, registerRosterCheck, registerRosterSchema], ['roster', ...args]);

describe('releve roster solve', () => {
  const out = join(work, 'out.json');

  it('proves the optimum of a small problem and writes a roster that checks', async () => {
    const instance = file('small.json', writeReleve(problem));
    const solved = await releve('solve', instance, '--out', out, '--time-limit', '20', '--json');
    expect(solved.code).toBe(0);
    expect(JSON.parse(solved.out)).toMatchObject({ status: 'found', cost: 0, bound: 0, gap: 0 });
    const written = JSON.parse(readFileSync(out, 'utf8'));
    expect(Object.keys(written)).toEqual([
      ...['format', 'version', 'assignments', 'cost', 'bound', 'gap', 'seconds'],
    ]);
    expect(written.assignments.a).toHaveLength(7);
    const checked = await releve('check', instance, out);
    expect(checked.code).toBe(0);
    expect(checked.out).toMatch(/^legal\ncost 0 /);
  });

  it('gives the same roster for the same seed and number of iterations', async () => {
    const instance = file('moves.json', writeReleve(problem));
    const roster = async () => {
      await releve('solve', instance, '--out', out, '--iterations', '500', '--seed', '4', '--json');
      return JSON.parse(readFileSync(out, 'utf8')).assignments;
    };
    expect(await roster()).toEqual(await roster());
  });

  it('says no, with the agent, when no legal roster exists', async () => {
    const solved = await releve('solve', file('no.json', writeReleve(impossible)), '--out', out);
    expect(solved.code).toBe(1);
    expect(solved.out).toContain('no legal roster: no legal line of work exists for');
  });

  it('writes the best roster when interrupted', async () => {
    const instance = file('long.json', writeReleve(longProblem()));
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, [
        ...['--input-type=module', '--eval', interruptScript(instance, join(work, 'stopped.json'))],
      ]);
      child.on('exit', resolve);
    });
    expect(code).toBe(0);
    expect(
      Object.keys(JSON.parse(readFileSync(join(work, 'stopped.json'), 'utf8')).assignments),
    ).toHaveLength(30);
  }, 60_000);
});

/** A problem nobody closes in a second: thirty people, six weeks, uneven needs. */
function longProblem(): RosterProblem {
  return {
    ...problem,
    period: { ...problem.period, days: 42 },
    shifts: ['E', 'L', 'N'].map((id, index) => ({
      id,
      startMinute: 420 + 480 * index,
      durationMinutes: 480,
    })),
    agents: Array.from({ length: 30 }, (_, index) => ({ id: `a${index}` })),
    cover: Array.from({ length: 126 }, (_, index) => ({
      on: 'shift' as const,
      day: Math.floor(index / 3),
      shift: 'ELN'.charAt(index % 3),
      need: 5 + ((index * 7) % 4),
      shortage: [{ cost: 97 }],
      surplus: [{ cost: 3 }],
    })),
    requests: Array.from({ length: 300 }, (_, index) => ({
      agent: `a${index % 30}`,
      day: (index * 11) % 42,
      wish: 'off' as const,
      weight: 1 + (index % 3),
    })),
    rules: [
      { id: 'run', line: { kind: 'consecutive-work', min: 2, max: 5 } },
      { id: 'off', line: { kind: 'consecutive-days-off', min: 2 } },
      { id: 'minutes', line: { kind: 'period-minutes', min: 20 * 480, max: 28 * 480 } },
      { id: 'rest', line: { kind: 'rest', minutes: 660 } },
    ],
  };
}

function interruptScript(instance: string, out: string): string {
  const cli = new URL('../../dist/commands/roster-solve.js', import.meta.url).href;
  return `
    import { createRequire } from 'node:module';
    import { registerRosterSolve } from ${JSON.stringify(cli)};
    const { Command } = createRequire(${JSON.stringify(cli)})('commander');
    const program = new Command();
    registerRosterSolve(program);
    const write = process.stdout.write.bind(process.stdout);
    let interrupted = false;
    process.stdout.write = (text) => {
      if (!interrupted) process.kill(process.pid, 'SIGINT');
      interrupted = true;
      return write(text);
    };
    await program.parseAsync(['node', 'releve', 'roster', 'solve', ${JSON.stringify(instance)},
      '--out', ${JSON.stringify(out)}, '--time-limit', '600']);`;
}

describe('releve roster check', () => {
  beforeAll(() => {
    file('p.json', writeReleve(problem));
  });

  it('lists violations and ends with 1', async () => {
    const roster = file('bad.json', { a: ['J', 'J', 'J', 'J', 'J', 'J', ''], z: [] });
    const checked = await releve('check', join(work, 'p.json'), roster);
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('2 violations');
    expect(checked.out).toContain('five: a: 2880 minutes over the period, at most 2400');
  });

  it.each([
    ['missing.json', 'cannot be read'],
    ['broken.json', 'expected a Relève roster problem or a Curtois instance'],
    ['wrong.json', 'shifts'],
  ])('tells bad input %s in a line and ends with 2', async (name, expected) => {
    file('broken.json', '{"period":');
    file('wrong.json', { ...writeReleve(problem), shifts: [] });
    const roster = file('roster.json', {});
    const checked = await releve('check', join(work, name), roster);
    expect(checked.code).toBe(2);
    expect(checked.err).toContain(join(work, name));
    expect(checked.err).toContain(expected);
  });
});

describe('releve roster schema', () => {
  it.each([
    ['problem', 'period'],
    ['roster', 'assignments'],
  ])('prints the JSON schema of a %s', async (document, member) => {
    const { code, out } = await releve('schema', document);
    expect([code, JSON.parse(out).required]).toEqual([0, expect.arrayContaining([member])]);
  });
});
