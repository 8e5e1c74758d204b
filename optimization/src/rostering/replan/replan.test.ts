import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HighsSolver, openHighs } from '../../lp/highs-solver.js';
import { solveCompact } from '../compact/compact-solve.js';
import { smallProblem } from '../compact/small-problem.contract.js';
import { toAssignments } from '../compile/compile.js';
import { compiledOf, legalLines, testRandom } from '../lines/line-pricer.contract.js';
import { periodCalendar } from '../problem/calendar.js';
import type { Assignments, RosterProblem } from '../problem/roster-problem.js';
import { packLineRules } from '../rules/judge-laws.js';
import { frHospitalPack } from '../rules/packs/fr-hospital.js';
import { verify } from '../verify/verify.js';
import { type Absence, disruptedProblem, type NeedChange, withoutAbsent } from './disruption.js';
import { DEFAULT_OVERTIME } from './overtime.js';
import { type Replan, type ReplanInput, replan } from './replan.js';

let highs: HighsSolver;
beforeAll(async () => {
  highs = await openHighs();
});

function run(input: Omit<ReplanInput, 'overtime' | 'movable'> & Partial<ReplanInput>) {
  const movable = { fromDay: 0, toDay: input.problem.period.days - 1, locked: {} };
  const checked = replan({ movable, overtime: null, ...input }, highs, {
    timeLimitSeconds: 20,
    seconds: () => performance.now() / 1000,
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.value;
}

function planned(input: Parameters<typeof run>[0]): Replan {
  const outcome = run(input);
  if (outcome.kind !== 'planned') throw new Error(outcome.kind);
  return outcome.plan;
}

/** Most cover, then fewest changes, by trying every pair of lines that the rules allow. */
function leastByForce(
  problem: RosterProblem,
  base: Assignments,
  absences: readonly Absence[],
  locked: number,
) {
  const disruption = { absences, needs: [] };
  const real = disruptedProblem(problem, base, disruption);
  const before = withoutAbsent(problem, base, disruption);
  const broken = new Set(verify(real, before).violations.map(({ agent, rule }) => `${agent} ${rule}`));
  const lines = real.agents.map((agent) => {
    const rules = real.rules.filter(({ id }) => !broken.has(`${agent.id} ${id}`));
    const away = new Set((agent.leave ?? []).map(({ day }) => day));
    return legalLines({ ...real, agents: [agent], rules })
      .map((line) => Array.from(line, (label) => ['', 'J', 'N'][label]))
      .filter((line) => line.every((shift, day) => !away.has(day) || shift === ''))
      .filter((line) => away.has(locked) || line[locked] === base[agent.id][locked]);
  });
  const had = (day: number, shift: string) => real.agents.filter(({ id }) => base[id][day] === shift).length;
  let best: { missing: number; changes: number } | undefined;
  for (const a of lines[0]) {
    for (const b of lines[1]) {
      let [missing, changes] = [0, 0];
      for (let day = 0; day < problem.period.days; day++) {
        for (const need of problem.cover) {
          if (need.on !== 'shift' || need.day !== day) continue;
          const present = (a[day] === need.shift ? 1 : 0) + (b[day] === need.shift ? 1 : 0);
          // Ten hours are twenty half-hours.
          missing += 20 * Math.max(0, Math.min(need.need, had(day, need.shift)) - present);
        }
        [a, b].forEach((line, index) => {
          const agent = real.agents[index];
          const away = (agent.leave ?? []).some((leave) => leave.day === day);
          if (!away && line[day] !== base[agent.id][day]) changes++;
        });
      }
      if (!best || missing < best.missing || (missing === best.missing && changes < best.changes))
        best = { missing, changes };
    }
  }
  return best;
}

describe('replan against brute force', () => {
  it('finds the most cover with the least changes under every kind of rule', () => {
    let compared = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const problem = { ...smallProblem(seed), requests: [] };
      const random = testRandom(seed + 500);
      const solved = solveCompact(compiledOf(problem), highs);
      if (!solved.grid) continue;
      const base = toAssignments(compiledOf(problem), solved.grid);
      const fromDay = random(problem.period.days);
      const absences = [
        { agent: 'a', fromDay, toDay: Math.min(problem.period.days - 1, fromDay + random(3)) },
      ];
      const locked = random(problem.period.days);
      const expected = leastByForce(problem, base, absences, locked);
      const outcome = run({
        problem,
        base,
        disruption: { absences, needs: [] },
        movable: { fromDay: 0, toDay: problem.period.days - 1, locked: { a: [locked], b: [locked] } },
      });
      if (expected === undefined) {
        expect(outcome.kind, `seed ${seed}`).toBe('none');
        continue;
      }
      if (outcome.kind !== 'planned') throw new Error(`seed ${seed}: ${outcome.kind}`);
      compared++;
      expect(outcome.plan.least, `seed ${seed}`).toEqual({ changes: expected.changes, proven: true });
      expect(outcome.plan.missingHalfHours, `seed ${seed}`).toBe(expected.missing);
    }
    expect(compared).toBeGreaterThan(4);
  }, 60_000);
});

const START = '2026-06-01';
const DAYS = 10;
const PEOPLE = 8;

/**
 * Eight people on two shifts of twelve hours under the hospital's law, two wanted on each: small enough for every
 * least number of changes to be proven within a second or two.
 */
function ward(seed: number): { readonly problem: RosterProblem; readonly base: Assignments } {
  const shifts = [
    { id: 'J', startMinute: 420, durationMinutes: 720, breakMinutes: 20, countedMinutes: 720 },
    { id: 'N', startMinute: 1140, durationMinutes: 720, breakMinutes: 20, countedMinutes: 720 },
  ];
  const random = testRandom(seed);
  const problem: RosterProblem = {
    period: { start: START, days: DAYS, zone: 'Europe/Paris' },
    shifts,
    agents: Array.from({ length: PEOPLE }, (_, index) => ({
      id: `a${index}`,
      rules: [{ id: 'contract/minutes', line: { kind: 'period-minutes' as const, max: 3600 } }],
    })),
    cover: Array.from({ length: DAYS * 2 }, (_, index) => ({
      on: 'shift' as const,
      day: index >> 1,
      shift: 'JN'[index % 2],
      need: 2,
      hardMin: 1,
      shortage: [{ cost: 100 }],
      surplus: [{ cost: 10 }],
    })),
    requests: Array.from({ length: 8 }, () => ({
      agent: `a${random(PEOPLE)}`,
      day: random(DAYS),
      wish: 'off' as const,
      weight: 1 + random(4),
    })),
    rules: packLineRules(frHospitalPack(), shifts),
  };
  const { grid } = solveCompact(compiledOf(problem), highs, { timeLimitSeconds: 30 });
  if (!grid) throw new Error('no roster');
  return { problem, base: toAssignments(compiledOf(problem), grid) };
}

describe('replan on a ward', () => {
  let eight: ReturnType<typeof ward>;
  beforeAll(() => {
    eight = ward(1);
  });

  it('keeps the law, locked cells and what has begun; counts its changes; never beats the proven least', () => {
    const disruption = fc.record({
      absent: fc.uniqueArray(
        fc.record({
          agent: fc.nat(PEOPLE - 1),
          from: fc.integer({ min: 4, max: DAYS - 2 }),
          days: fc.nat(3),
        }),
        {
          selector: ({ agent }) => agent,
          minLength: 1,
          maxLength: 3,
        },
      ),
      locked: fc.array(fc.record({ agent: fc.nat(PEOPLE - 1), day: fc.nat(DAYS - 1) }), { maxLength: 12 }),
      add: fc.integer({ min: -1, max: 1 }),
      overtime: fc.boolean(),
      hour: fc.integer({ min: 0, max: 23 }),
    });
    fc.assert(
      fc.property(disruption, (given) => {
        const { problem, base } = eight;
        const absences = given.absent.map(({ agent, from, days }) => ({
          agent: `a${agent}`,
          fromDay: from,
          toDay: Math.min(DAYS - 1, from + days),
        }));
        const needs: NeedChange[] =
          given.add === 0 ? [] : [{ fromDay: 6, toDay: 9, shift: 'N', add: given.add }];
        const locked = Object.fromEntries(
          problem.agents.map(({ id }) => [
            id,
            given.locked.filter(({ agent }) => `a${agent}` === id).map(({ day }) => day),
          ]),
        );
        const calendar = periodCalendar(problem.period);
        const now = calendar.instant(3, given.hour * 60);
        const plan = planned({
          problem,
          base,
          disruption: { absences, needs },
          movable: { fromDay: 3, toDay: DAYS - 1, now, locked },
          overtime: given.overtime ? DEFAULT_OVERTIME : null,
        });
        const { assignments, changes } = plan;
        const judged = verify(plan.problem, assignments);
        expect(judged.violations.filter(({ kind }) => kind !== 'hard-minimum')).toEqual([]);
        const away = (agent: string, day: number) =>
          absences.some(
            (absence) => absence.agent === agent && day >= absence.fromDay && day <= absence.toDay,
          );
        let differ = 0;
        for (const { id } of problem.agents) {
          assignments[id].forEach((shift, day) => {
            if (away(id, day)) {
              expect(shift).toBe('');
              return;
            }
            if (shift === base[id][day]) return;
            differ++;
            expect(locked[id]).not.toContain(day);
            for (const label of [shift, base[id][day]]) {
              const type = problem.shifts.find((one) => one.id === label);
              if (type) expect(calendar.span(day, type).start).toBeGreaterThan(now);
            }
          });
        }
        expect(changes).toHaveLength(differ);
        expect(plan.least.proven).toBe(true);
        expect(changes.length).toBeGreaterThanOrEqual(plan.least.changes);
        const overtime = plan.problem.agents.map((agent) => (agent.overtimeDays ?? []).length * 700);
        expect(Math.max(...overtime)).toBeLessThanOrEqual(given.overtime ? 1200 : 0);
      }),
      { numRuns: 24 },
    );
  }, 60_000);

  it('changes nothing when nothing happened', () => {
    const { problem, base } = eight;
    const plan = planned({ problem, base, disruption: { absences: [], needs: [] } });
    expect(plan.changes).toEqual([]);
    expect(plan.least).toEqual({ changes: 0, proven: true });
    expect(plan.assignments).toEqual(base);
  });
});

/** Three people, three days, one day shift a day of which one is wanted; the contract allows `hours` each. */
function trio(hours: number): { readonly problem: RosterProblem; readonly base: Assignments } {
  const problem: RosterProblem = {
    period: { start: START, days: 3, zone: 'Europe/Paris' },
    shifts: [{ id: 'J', startMinute: 480, durationMinutes: 600 }],
    agents: ['a', 'b', 'c'].map((id) => ({
      id,
      rules: [{ id: 'contract/minutes', line: { kind: 'period-minutes' as const, max: hours * 60 } }],
    })),
    cover: [0, 1, 2].map((day) => ({
      on: 'shift' as const,
      day,
      shift: 'J',
      need: 1,
      shortage: [{ cost: 100 }],
      surplus: [],
    })),
    requests: [],
    rules: [],
  };
  return { problem, base: { a: ['J', '', ''], b: ['', 'J', ''], c: ['', '', 'J'] } };
}

describe('replan by hand', () => {
  const absence = { absences: [{ agent: 'a', fromDay: 0, toDay: 0 }], needs: [] };

  it('has one of the two others come, for one change', () => {
    const plan = planned({ ...trio(20), disruption: absence });
    expect(plan.changes).toHaveLength(1);
    expect(plan.changes[0]).toMatchObject({ day: 0, from: '', to: 'J' });
    expect(plan.verdict.legal).toBe(true);
    expect(plan.missingHalfHours).toBe(0);
  });

  it('leaves the shift open where the contract is full, and says where', () => {
    const plan = planned({ ...trio(10), disruption: absence });
    expect(plan.changes).toEqual([]);
    expect(plan.missingHalfHours).toBe(20);
    expect(plan.coverProven).toBe(true);
    expect(plan.short).toEqual([{ day: 0, fromMinute: 480, toMinute: 1080, wanted: 1, present: 0 }]);
  });

  it('calls overtime when it may, and marks the day', () => {
    const plan = planned({ ...trio(10), disruption: absence, overtime: DEFAULT_OVERTIME });
    expect(plan.missingHalfHours).toBe(0);
    const [{ agent }] = plan.changes;
    expect(plan.problem.agents.find(({ id }) => id === agent)?.overtimeDays).toEqual([0]);
    expect(plan.verdict.legal).toBe(true);
  });

  it('calls nobody whose overtime of the month is used up', () => {
    const worked = { monthMinutes: 700, yearMinutes: 700 };
    const overtime = { ...DEFAULT_OVERTIME, worked: { b: worked, c: worked } };
    expect(planned({ ...trio(10), disruption: absence, overtime }).missingHalfHours).toBe(20);
  });

  it('shows the roster as it stands when the time gives no plan', () => {
    const movable = { fromDay: 0, toDay: 2, locked: {} };
    const late = { name: 'highs' as const, solve: () => ({ status: 'limit' as const }) };
    const checked = replan({ ...trio(20), disruption: absence, movable, overtime: null }, late, {
      timeLimitSeconds: 1,
      seconds: () => 0,
    });
    if (!checked.ok || checked.value.kind !== 'planned') throw new Error('no plan');
    const { plan } = checked.value;
    expect(plan.assignments.a).toEqual(['', '', '']);
    expect([plan.changes, plan.least]).toEqual([[], { changes: 0, proven: false }]);
    expect([plan.missingHalfHours, plan.coverProven]).toEqual([20, false]);
  });

  it('meets a raised need', () => {
    const needs = [{ fromDay: 1, toDay: 1, shift: 'J', add: 1 }];
    const plan = planned({ ...trio(20), disruption: { absences: [], needs } });
    expect(plan.changes.map(({ day, to }) => [day, to])).toEqual([[1, 'J']]);
    expect(plan.problem.cover[1].need).toBe(2);
  });

  it('counts the planned minutes of an absence, so that they are not worked off', () => {
    const { problem, base } = trio(20);
    const agents = problem.agents.map((agent) => ({
      ...agent,
      rules: [{ id: 'contract/minutes', line: { kind: 'period-minutes' as const, min: 600, max: 1200 } }],
    }));
    const plan = planned({ problem: { ...problem, agents }, base, disruption: absence });
    expect(plan.changes).toHaveLength(1);
    expect(plan.assignments.a).toEqual(['', '', '']);
    expect(plan.verdict.legal).toBe(true);
  });
});
