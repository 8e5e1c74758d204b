import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PROFILE_FR, demoUnit, writeReleve } from '@releve/optimization';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.js';
import { registerRosterExplain } from './roster-explain.js';
import { registerSimulate } from './simulate.js';
import { registerStaffing } from './staffing.js';

const HEADER = 'origin,target,mean,q0.025,q0.1,q0.25,q0.5,q0.75,q0.9,q0.975';
const forecast = (hours: number, start = '2026-06-01T00:00:00Z') =>
  [
    HEADER,
    ...Array.from({ length: hours }, (_, hour) => {
      const target = new Date(Date.parse(start) + hour * 3_600_000).toISOString();
      return `${start},${target},6,1,3,4.5,6,7.5,9,12`;
    }),
  ].join('\n');

describe('staffing, explain and simulate', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'releve-staffing-'));
    put('profile.json', JSON.stringify(DEFAULT_PROFILE_FR));
    put('forecast.csv', forecast(48));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  const put = (name: string, text: string) => writeFileSync(path(name), text);

  const releve = (...args: string[]) =>
    runCommand([registerStaffing, registerRosterExplain, registerSimulate], args);
  const staffing = (...more: string[]) =>
    releve(
      'staffing',
      '--forecast',
      path('forecast.csv'),
      '--profile',
      path('profile.json'),
      '--out',
      path('required.csv'),
      ...more,
    );

  it('writes one row per skill and half-hour, the same for the same seed', async () => {
    const { code, out } = await staffing('--paths', '50', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).summary).toHaveLength(3);
    const text = readFileSync(path('required.csv'), 'utf8');
    const [header, first, ...rest] = text.trim().split('\n');
    expect(header).toBe('start,skill,load,mean,q0.5,q0.8,floor,required,short_probability');
    expect(first).toMatch(/^2026-06-01T00:00:00Z,nurse,/);
    expect(rest).toHaveLength(3 * 96 - 1);
    await staffing('--paths', '50');
    expect(readFileSync(path('required.csv'), 'utf8')).toBe(text);
  });

  it('prints a profile to start from, which it accepts', async () => {
    const { out } = await releve('staffing', '--example-profile');
    expect(JSON.parse(out)).toEqual(DEFAULT_PROFILE_FR);
  });

  it('says file, line, value and what was expected', async () => {
    put('wrong.csv', forecast(3).replace('T01:00:00.000Z,6', 'T01:00:00.000Z,six'));
    put('gap.csv', forecast(4).split('\n').toSpliced(2, 1).join('\n'));
    put('wrong.json', JSON.stringify({ ...DEFAULT_PROFILE_FR, zone: 'Europe/Metz' }));
    put('form.json', JSON.stringify({ ...DEFAULT_PROFILE_FR, skills: [{ id: 7 }] }));
    const wrong = await staffing('--forecast', path('wrong.csv'));
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('wrong.csv, line 3: mean: found "six", expected a number ≥ 0');
    expect((await staffing('--forecast', path('gap.csv'))).err).toMatch(/line 2.*120|line 4/s);
    expect((await staffing('--profile', path('wrong.json'))).err).toContain(
      'zone: found "Europe/Metz", expected an IANA',
    );
    expect((await staffing('--profile', path('form.json'))).err).toContain('skills[0].id');
    expect((await releve('staffing')).code).toBe(2);
  });

  it('explains an impossible roster in both languages, with exit code 1', async () => {
    const { problem } = demoUnit('2026-06-01', 1, { cover: [] });
    const agents = problem.agents.slice(0, 3).map((agent, index) =>
      index > 0
        ? agent
        : {
            ...agent,
            pins: [
              { day: 5, shift: 'N' },
              { day: 6, shift: 'J' },
            ],
          },
    );
    put(
      'possible.json',
      JSON.stringify(writeReleve({ ...problem, agents: problem.agents.slice(0, 3), requests: [] })),
    );
    put('impossible.json', JSON.stringify(writeReleve({ ...problem, agents, requests: [] })));
    expect(await releve('roster', 'explain', path('possible.json'))).toMatchObject({
      code: 0,
      out: 'Un planning légal existe.\n',
    });
    const fr = await releve('roster', 'explain', path('impossible.json'), '--time-limit', '60');
    expect(fr.code).toBe(1);
    expect(fr.out).toContain('  - 12 h de repos quotidien (décret 2002-9, art. 6)\n');
    expect(fr.out).toContain('  1. Revenir sur : ');
    const en = await releve(
      'roster',
      'explain',
      path('impossible.json'),
      '--time-limit',
      '60',
      '--lang',
      'en',
    );
    expect(en.out).toContain('12 h of daily rest');
  }, 60_000);

  it('simulates a roster: waits by triage level, occupancy, left unseen', async () => {
    const { problem } = demoUnit('2026-06-01', 1, { days: 7, cover: [] });
    put('unit.json', JSON.stringify(writeReleve({ ...problem, requests: [] })));
    const roster = problem.agents.map(({ id }, index) => [
      id,
      Array.from({ length: 7 }, () => (index < 30 ? 'J' : 'N')),
    ]);
    put('roster.json', JSON.stringify({ assignments: Object.fromEntries(roster) }));
    const args = ['simulate', path('unit.json'), path('roster.json'), '--profile', path('profile.json')];
    const some = await releve(
      ...args,
      '--forecast',
      path('forecast.csv'),
      '--staff',
      'doctor=6',
      '--runs',
      '20',
    );
    expect(some.code).toBe(0);
    expect(some.out).toMatch(/triage 3B: \d/);
    expect(some.out).toContain('left without being seen');
    expect(some.out).toContain('doctor busy');
    put('later.csv', forecast(5, '2027-01-01T00:00:00Z'));
    const later = await releve(...args, '--forecast', path('later.csv'));
    expect(later).toMatchObject({ code: 2 });
    expect(later.err).toContain('expected hours of the roster');
    const wrong = await releve(...args, '--forecast', path('forecast.csv'), '--staff', 'porter=1');
    expect(wrong.err).toContain('--staff: found "porter=1"');
  }, 60_000);
});
