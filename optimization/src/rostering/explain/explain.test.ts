import { beforeAll, describe, expect, it } from 'vitest';
import { type HighsSolver, openHighs } from '../../lp/highs-solver.js';
import { demoUnit } from '../demo/demo-unit.js';
import type { Agent, CoverNeed, RosterProblem } from '../problem/roster-problem.js';
import { packLineRules } from '../rules/judge-laws.js';
import { frHospitalPack } from '../rules/packs/fr-hospital.js';
import { applyRelaxation } from './apply-relaxation.js';
import { explainInfeasibility } from './explain.js';
import type { Explanation } from './explanation.js';

const shifts = [
  { id: 'J', startMinute: 420, durationMinutes: 720, breakMinutes: 20, countedMinutes: 720 },
  { id: 'N', startMinute: 1140, durationMinutes: 720, breakMinutes: 20, countedMinutes: 720 },
];
const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'];
const need = (day: number, shift: string, hardMin: number): CoverNeed => ({
  on: 'shift',
  day,
  shift,
  need: hardMin,
  hardMin,
  shortage: [{ cost: 1 }],
  surplus: [{ cost: 0 }],
});
const small = (agents: readonly Partial<Agent>[], cover: readonly CoverNeed[]): RosterProblem => ({
  period: { start: '2026-06-01', days: 14, zone: 'Europe/Paris' },
  shifts,
  agents: names.map((name, index) => ({ id: name.toLowerCase(), name, ...agents[index] })),
  cover,
  requests: [],
  rules: packLineRules(frHospitalPack(), shifts),
});

describe('explainInfeasibility', () => {
  let highs: HighsSolver;
  beforeAll(async () => {
    highs = await openHighs();
  });
  const explain = (problem: RosterProblem): Explanation => {
    const result = explainInfeasibility(problem, highs, {
      timeLimitSeconds: 60,
      seconds: () => performance.now() / 1000,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return result.value;
  };
  const infeasible = (problem: RosterProblem) => {
    const value = explain(problem);
    if (value.status !== 'infeasible') throw new Error(value.status);
    return value;
  };

  it('says so when a legal roster exists', () => {
    expect(explain(small([], [need(0, 'J', 2), need(0, 'N', 2)]))).toEqual({ status: 'feasible' });
  });

  it('names the article and the two locked shifts of a nurse sent from night to day', () => {
    const value = infeasible(
      small(
        [
          {
            pins: [
              { day: 5, shift: 'N' },
              { day: 6, shift: 'J' },
            ],
          },
        ],
        [],
      ),
    );
    expect(value.smallest).toBe(true);
    expect(value.conflict.map((item) => item.message.fr)).toEqual([
      '12 h de repos quotidien',
      'Ada, poste N imposé le samedi 6 juin.',
      'Ada, poste J imposé le dimanche 7 juin.',
    ]);
    expect(value.conflict[0]).toMatchObject({
      rule: 'fr-hospital/daily-rest',
      article: 'décret 2002-9, art. 6',
    });
    expect(value.relaxations.map((way) => way.message.en)).toEqual([
      'Go back on: Ada fixed on N on Saturday 6 June.',
      'Go back on: Ada fixed on J on Sunday 7 June.',
    ]);
    expect(value.relaxations.every((way) => way.verified)).toBe(true);
  });

  it('finds overtime as the lawful way out of 44 hours', () => {
    const pins = [0, 1, 3, 5].map((day) => ({ day, shift: 'J' }));
    const value = infeasible(small([{ pins }], []));
    expect(value.conflict.map((item) => item.rule ?? item.kind)).toEqual([
      'fr-hospital/44-hours',
      'request',
      'request',
      'request',
      'request',
    ]);
    const overtime = value.relaxations.find((way) => way.action.kind === 'loosen-rule');
    expect(overtime?.message.fr).toContain('heures supplémentaires');
    expect(overtime?.verified).toBe(true);
  });

  it('finds who must come back when too many are on leave, and that nobody else need', () => {
    const leave = [{ day: 3, wholeDay: true }];
    const problem = small([{ leave }, { leave }, { leave }, { leave }], [need(3, 'J', 2), need(3, 'N', 2)]);
    const value = infeasible(problem);
    expect(value.conflict.map((item) => item.message.en)).toEqual([
      'At least 2 agents on J on Thursday 4 June.',
      'At least 2 agents on N on Thursday 4 June.',
      expect.stringContaining('on leave on Thursday 4 June.'),
    ]);
    expect(value.conflict[2].agents).toHaveLength(3);
    const back = value.relaxations.find((way) => way.action.kind === 'refuse-requests');
    if (back?.action.kind !== 'refuse-requests') throw new Error('no request to refuse');
    expect(back.action.requests).toHaveLength(2);
    for (const way of value.relaxations.filter(({ verified }) => verified)) {
      expect(explain(applyRelaxation(problem, way.action))).toEqual({ status: 'feasible' });
    }
  });

  it('counts renforts when the whole unit is too small', () => {
    const cover = Array.from({ length: 7 }, (_, day) => [need(day, 'J', 2), need(day, 'N', 1)]).flat();
    const value = infeasible(small([], cover));
    expect(value.conflict.some((item) => item.rule === 'fr-hospital/44-hours')).toBe(true);
    const lower = value.relaxations.find((way) => way.action.kind === 'lower-cover');
    expect(lower?.message.fr).toMatch(/Abaisser le minimum, ou trouver \d+ renfort/);
  });

  it('sees what only whole days show: everybody working both Sundays of a fortnight', () => {
    const value = infeasible(small([], [need(6, 'J', 6), need(13, 'J', 4)]));
    expect(value.smallest).toBe(true);
    expect(value.conflict.map((item) => item.message.en)).toEqual([
      'At least 6 agents on J on Sunday 7 June.',
      'At least 4 agents on J on Sunday 14 June.',
      '4 rest days in 14 days, 2 of them together including a Sunday',
    ]);
    const [lower] = value.relaxations;
    expect(lower.message.en).toContain('find 4 extra staff');
    expect(lower.verified).toBe(true);
  });

  it('refuses a problem that contradicts itself in form', () => {
    const pins = [
      { day: 1, shift: 'J' },
      { day: 1, shift: 'N' },
    ];
    const result = explainInfeasibility(small([{ pins }], []), highs, {
      timeLimitSeconds: 5,
      seconds: () => 0,
    });
    expect(result.ok).toBe(false);
  });

  it('explains the unit of 59 when 45 must be off on one day', () => {
    const { problem } = demoUnit('2026-06-01', 1);
    const agents = problem.agents.map((agent, index) =>
      index < 45 ? { ...agent, pins: [{ day: 5, shift: '' }] } : agent,
    );
    const value = infeasible({ ...problem, agents });
    expect(value.smallest).toBe(true);
    expect(value.conflict.map((item) => item.kind)).toEqual(['cover', 'cover', 'request']);
    expect(value.conflict[0].message.fr).toBe('10 agents (soins infirmiers) au moins en J le samedi 6 juin.');
    expect(value.conflict[2].agents).toHaveLength(40);
    expect(value.conflict[2].message.fr).toMatch(/^40 agents \(.*…\), repos imposé le samedi 6 juin\.$/);
    const back = value.relaxations[0];
    if (back.action.kind !== 'refuse-requests') throw new Error('refusing six is cheapest');
    expect(back.action.requests).toHaveLength(6);
  }, 90_000);
});
