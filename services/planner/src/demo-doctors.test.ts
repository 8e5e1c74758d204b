import {
  type Assignments,
  compile,
  judgeLaws,
  openHighs,
  type RosterProblem,
  rulePack,
  solveCompact,
  toAssignments,
  verify,
} from '@releve/optimization';
import { describe, expect, it } from 'vitest';
import { demoDoctorUnits } from './demo-doctors.js';
import { buildProblem } from './operations/build-problem.js';
import type { Elsewhere } from './operations/elsewhere.js';

const FROM = '2026-11-30';
const DAYS = 14;
const [doctors, mobile] = demoDoctorUnits('roche-claire', 'Europe/Paris');

const problemOf = (unit: typeof doctors, elsewhere?: Elsewhere): RosterProblem => {
  if (unit === undefined) throw new Error('no demonstration unit');
  return buildProblem({
    unit: unit.definition,
    planning: unit.planning,
    from: FROM,
    days: DAYS,
    requirement: [],
    earlier: [],
    pins: {},
    mustBeOff: [],
    holidayCalendar: 'FR',
    ...(elsewhere === undefined ? {} : { elsewhere }),
  });
};

async function solved(problem: RosterProblem): Promise<Assignments> {
  const compiled = compile(problem);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const { grid } = solveCompact(compiled.value, await openHighs(), { timeLimitSeconds: 20 });
  if (grid === undefined) throw new Error('no roster found');
  return toAssignments(compiled.value, grid);
}

describe('the doctors’ units', () => {
  it('share a pool: who holds the mobile unit is fixed in the department, with rest after', async () => {
    const mobileRoster = await solved(problemOf(mobile));
    expect(judgeLaws(problemOf(mobile), mobileRoster, pack())).toEqual([]);
    const worked = Object.entries(mobileRoster).flatMap(([agent, cells]) =>
      cells.flatMap((shift, day) => (shift === '' ? [] : [{ agent, date: dateOf(day), shift }])),
    );
    expect(worked).toHaveLength(DAYS);
    const shifts = problemOf(mobile).shifts.map((shift) => ({
      ...shift,
      skill: 'elsewhere',
      coversAs: 'elsewhere',
    }));
    const problem = problemOf(doctors, { shifts, worked });
    const roster = await solved(problem);
    expect(verify(problem, roster).violations).toEqual([]);
    expect(judgeLaws(problem, roster, pack())).toEqual([]);
    for (const { agent, date } of worked) {
      const day = Math.round((Date.parse(date) - Date.parse(FROM)) / 86_400_000);
      expect(roster[agent]?.[day]).toBe('R');
      if (day + 1 < DAYS) expect(['', 'R']).toContain(roster[agent]?.[day + 1]);
    }
    const away = Object.values(roster)
      .flat()
      .filter((shift) => shift === 'R');
    expect(away).toHaveLength(DAYS);
    // Two able to resuscitate are wanted on each duty, one is a condition.
    for (let day = 0; day < DAYS; day += 1) {
      const able = problem.agents.filter(
        ({ id, skills }) => roster[id]?.[day] === 'G' && skills?.includes('resus'),
      );
      expect(able.length).toBeGreaterThanOrEqual(1);
    }
  }, 60_000);

  it('hold their second line on call at home every night, and work the day before or after it', async () => {
    const problem = problemOf(doctors);
    const roster = await solved(problem);
    expect(verify(problem, roster).violations).toEqual([]);
    expect(judgeLaws(problem, roster, pack())).toEqual([]);
    const held = Object.entries(roster).flatMap(([agent, cells]) =>
      cells.flatMap((shift, day) => (shift === 'A' || shift === 'K' ? [{ agent, day }] : [])),
    );
    expect(new Set(held.map(({ day }) => day)).size).toBe(DAYS);
    const able = new Set(
      problem.agents.filter(({ skills }) => skills?.includes('resus')).map(({ id }) => id),
    );
    for (const { agent } of held) expect(able.has(agent)).toBe(true);
  }, 60_000);

  it('carry a duty held elsewhere on the eve over into the first day', () => {
    const agent = mobile?.definition.agents[0]?.id ?? '';
    const shifts = [
      { id: 'R', startMinute: 510, durationMinutes: 1440, skill: 'elsewhere', coversAs: 'elsewhere' },
    ];
    const problem = problemOf(doctors, { shifts, worked: [{ agent, date: '2026-11-29', shift: 'R' }] });
    const row = Array.from({ length: DAYS }, (_, day) => (day === 0 ? 'J' : ''));
    const rules = (roster: Assignments) =>
      verify(problem, roster)
        .violations.filter((fault) => fault.agent === agent)
        .map(({ rule }) => rule);
    expect(rules({ [agent]: row })).toContain('fr-emergency-doctors/rest-after-duty');
    expect(rules({ [agent]: ['', ...row.slice(1)] })).toEqual([]);
  });
});

function pack() {
  const found = rulePack('fr-emergency-doctors');
  if (found === undefined) throw new Error('no pack');
  return found;
}

function dateOf(day: number): string {
  return new Date(Date.parse(FROM) + day * 86_400_000).toISOString().slice(0, 10);
}
