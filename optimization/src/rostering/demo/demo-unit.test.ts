import { describe, expect, it } from 'vitest';
import { openHighs } from '../../lp/highs-solver.js';
import type { SkillRequirement } from '../../staffing/requirement.js';
import { compactModel } from '../compact/compact-model.js';
import { compile, toAssignments } from '../compile/compile.js';
import { judgeLaws } from '../rules/judge-laws.js';
import { frHospitalPack } from '../rules/packs/fr-hospital.js';
import { verify } from '../verify/verify.js';
import { demoUnit } from './demo-unit.js';
import { coverFromRequirement } from './requirement-cover.js';

describe('the demo unit', () => {
  it('has 59 nurses of different names, and 10 wanted by day and by night', () => {
    const { problem, simulated, contracts } = demoUnit('2026-06-01', 1);
    expect(simulated).toBe(true);
    expect(problem.agents).toHaveLength(59);
    expect(new Set(problem.agents.map((agent) => agent.name)).size).toBe(59);
    const nurses = problem.cover.filter((need) => need.skill === 'nurse');
    expect(nurses).toHaveLength(56);
    expect(nurses.every((need) => need.need === 10 && need.hardMin === 10)).toBe(true);
    const count = (test: (contract: (typeof contracts)[number]) => boolean) => contracts.filter(test).length;
    expect([
      count((c) => c.share === 1),
      count((c) => c.share === 0.8),
      count((c) => c.share === 0.5),
    ]).toEqual([44, 10, 5]);
    expect([count((c) => c.rhythm === 'nights-only'), count((c) => c.rhythm === 'days-only')]).toEqual([
      9, 7,
    ]);
    expect(count((c) => c.triage)).toBe(39);
  });

  it('is the same for the same seed and another for another', () => {
    expect(demoUnit('2026-06-01', 1)).toEqual(demoUnit('2026-06-01', 1));
    expect(demoUnit('2026-06-01', 1).problem.agents[0].name).not.toBe(
      demoUnit('2026-06-01', 2).problem.agents[0].name,
    );
  });

  it.each(['2026-06-01', '2026-06-03', '2026-10-12', '2026-03-16'])(
    'has a legal roster from %s: by the line rules and by the law’s own checks',
    async (start) => {
      const { problem } = demoUnit(start, 1);
      const compiled = compile(problem);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
      const { lp, columns } = compactModel(compiled.value, { feasibilityOnly: true });
      const { values } = (await openHighs()).solve(lp, { timeLimitSeconds: 30 });
      if (values === undefined) throw new Error('no roster found');
      const { days, stride } = compiled.value;
      const grid = new Uint8Array(days * problem.agents.length);
      columns.forEach((own, agent) => {
        own.forEach((column, cell) => {
          if (column >= 0 && values[column] > 0.5) {
            grid[agent * days + Math.floor(cell / stride)] = cell % stride;
          }
        });
      });
      const roster = toAssignments(compiled.value, grid);
      expect(verify(problem, roster).violations).toEqual([]);
      expect(judgeLaws(problem, roster, frHospitalPack())).toEqual([]);
    },
    40_000,
  );
});

describe('coverFromRequirement', () => {
  const at = (iso: string, more: Partial<SkillRequirement> = {}): SkillRequirement => ({
    skill: 'nurse',
    startsAt: Date.parse(iso),
    minutes: 30,
    load: 2,
    mean: 2.5,
    q50: 2,
    q80: 3,
    floor: 1,
    chosen: 3,
    probabilityShort: 0.1,
    shortageCosts: [125, 75, 30, 5, 0],
    ...more,
  });
  const period = { start: '2026-10-25', days: 1, zone: 'Europe/Paris' };

  it('prices each missing agent at its expected harm, above a hard floor', () => {
    expect(coverFromRequirement([at('2026-10-25T10:30:00Z')], period, 2)).toEqual([
      {
        on: 'interval',
        day: 0,
        fromMinute: 690,
        toMinute: 720,
        skill: 'nurse',
        need: 4,
        hardMin: 1,
        shortage: [
          { width: 1, cost: 5 },
          { width: 1, cost: 25 },
          { width: 1, cost: 45 },
          { width: 1, cost: 50 },
        ],
        surplus: [{ width: 1, cost: 2 }],
      },
    ]);
  });

  it('prices missing and idle agents over the distribution of the need, from the least expected harm', () => {
    // N is 2, 3 or 4 with 50, 30 and 20 %; 50 a missing agent, risk 20 %, so 12.5 an idle one. By hand:
    // 0→1 and 1→2 spare 62.5 − 12.5; 2→3 spares 62.5 · 0.5 − 12.5; 3→4 62.5 · 0.2 − 12.5 = 0; 4→5 costs 12.5.
    const [need] = coverFromRequirement(
      [
        at('2026-10-25T10:30:00Z', {
          floor: 0,
          shortageCosts: [135, 85, 35, 10, 0],
          prices: { missing: 50, idle: 12.5 },
        }),
      ],
      period,
    );
    expect(need).toMatchObject({
      need: 3,
      shortage: [
        { width: 1, cost: 19 },
        { width: 2, cost: 50 },
      ],
      surplus: [
        { width: 1, cost: 0 },
        { width: 1, cost: 13 },
      ],
    });
  });

  it('wants nobody beyond a floor that no forecast asks for', () => {
    const [need] = coverFromRequirement(
      [at('2026-10-25T10:30:00Z', { floor: 3, shortageCosts: [20, 0] })],
      period,
    );
    expect(need).toMatchObject({
      need: 3,
      hardMin: 3,
      shortage: [
        { width: 2, cost: 0 },
        { width: 1, cost: 20 },
      ],
    });
  });

  it('asks a repeated hour once and keeps to the period', () => {
    const needs = coverFromRequirement(
      ['2026-10-24T21:30:00Z', '2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z', '2026-10-25T23:00:00Z'].map(
        (iso) => at(iso),
      ),
      period,
    );
    expect(needs.map((need) => (need.on === 'interval' ? need.fromMinute : -1))).toEqual([120]);
  });
});
