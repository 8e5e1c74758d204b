import { describe, expect, it } from 'vitest';
import { describeRosterError } from '../problem/problem-error.js';
import { looksLikeCurtois, readCurtois } from './curtois.js';

const tiny = `# comment
SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
L,480,E
SECTION_STAFF
A,E=7|L=2,2400,960,5,2,2,1
SECTION_DAYS_OFF
A,3
SECTION_SHIFT_ON_REQUESTS
A,0,E,4
SECTION_SHIFT_OFF_REQUESTS
A,1,L,2
SECTION_COVER
0,E,1,100,1
`;

function errorsOf(text: string): string[] {
  const read = readCurtois(text);
  return read.ok ? [] : read.errors.map(describeRosterError);
}

describe('readCurtois', () => {
  it('reads every section', () => {
    const read = readCurtois(tiny);
    if (!read.ok) throw new Error('expected a problem');
    expect(read.value.period).toEqual({ start: '2024-01-01', days: 7, zone: 'UTC' });
    expect(read.value.shifts.map((shift) => shift.durationMinutes)).toEqual([480, 480]);
    expect(read.value.rules).toEqual([
      { id: 'succession', line: { kind: 'succession', after: 'L', forbidden: ['E'] } },
    ]);
    expect(read.value.agents[0].leave).toEqual([{ day: 3 }]);
    expect(read.value.agents[0].rules?.map((rule) => rule.line)).toEqual([
      { kind: 'max-shifts', shifts: ['E'], max: 7 },
      { kind: 'max-shifts', shifts: ['L'], max: 2 },
      { kind: 'period-minutes', min: 960, max: 2400 },
      { kind: 'consecutive-work', max: 5, min: 2 },
      { kind: 'consecutive-days-off', min: 2 },
      { kind: 'weekends', max: 1 },
    ]);
    expect(read.value.requests).toHaveLength(2);
    expect(read.value.cover).toEqual([
      { on: 'shift', day: 0, shift: 'E', need: 1, shortage: [{ cost: 100 }], surplus: [{ cost: 1 }] },
    ]);
  });

  it('names the line, the value and what was expected', () => {
    expect(errorsOf(tiny.replace('0,E,1,100,1', '9,E,1,100,1'))).toEqual([
      'line 16: found "9", expected a day from 0 to 6 (0 to 6). Correct the line and try again.',
    ]);
    expect(errorsOf(tiny.replace('A,0,E,4', 'B,0,E,4'))[0]).toContain(
      'line 12: found "B", expected an employee',
    );
    expect(errorsOf(tiny.replace('L,480,E', 'L,48x,Q'))).toHaveLength(2);
    expect(errorsOf(tiny.replace('2400,960', '960,2400'))[0]).toContain('a minimum not above the maximum');
  });

  it('tells a missing section, text outside and an unknown heading', () => {
    expect(errorsOf(tiny.slice(0, tiny.indexOf('SECTION_COVER')))[0]).toContain('SECTION_COVER');
    expect(errorsOf(`stray\n${tiny}`)[0]).toContain('line 1: found "stray"');
    expect(errorsOf(tiny.replace('SECTION_COVER', 'SECTION_COVERS'))[0]).toContain('SECTION_COVERS');
  });

  it('refuses negative numbers, an empty staff, a second row for one id and fractions', () => {
    expect(errorsOf(tiny.replace('0,E,1,100,1', '0,E,1,-100,1'))[0]).toContain(
      'line 16: found "-100", expected a weight for under',
    );
    expect(errorsOf(tiny.replace('_HORIZON\n7', '_HORIZON\n-7'))[0]).toContain('line 3: found "-7"');
    expect(errorsOf(tiny.replace('_HORIZON\n7', '_HORIZON\n7.5'))[0]).toContain('line 3: found "7.5"');
    expect(errorsOf(tiny.replace('A,E=7|L=2,2400,960,5,2,2,1\n', '')).at(-1)).toContain(
      'expected at least one employee',
    );
    const row = 'A,E=7|L=2,2400,960,5,2,2,1\n';
    expect(errorsOf(tiny.replace(row, row + row))[0]).toContain('an employee id not used before');
  });

  it('reads ten thousand employees', () => {
    const staff = Array.from({ length: 10_000 }, (_, index) => `S${index},E=7,2400,960,5,2,2,1\n`).join('');
    const read = readCurtois(tiny.replace('SECTION_DAYS_OFF', `${staff}SECTION_DAYS_OFF`));
    expect(read.ok && read.value.agents.length).toBe(10_001);
  });

  it('is recognised by its first section', () => {
    expect(looksLikeCurtois(tiny)).toBe(true);
    expect(looksLikeCurtois('{"format":"releve-roster-problem"}')).toBe(false);
  });
});
