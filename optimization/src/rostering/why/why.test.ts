import { beforeAll, describe, expect, it } from 'vitest';
import { type HighsSolver, openHighs } from '../../lp/highs-solver.js';
import { solveCompact } from '../compact/compact-solve.js';
import { smallProblem } from '../compact/small-problem.contract.js';
import { compile } from '../compile/compile.js';
import { legalLines } from '../lines/line-pricer.contract.js';
import type { Assignments, RosterProblem } from '../problem/roster-problem.js';
import { verify } from '../verify/verify.js';
import { whyCell } from './why.js';

let highs: HighsSolver;
/** Milliseconds this process has computed: what a question may take must not depend on what else the machine does. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const options = () => ({ highs, seed: 1, now: computed, milliseconds: 1500 });

beforeAll(async () => {
  highs = await openHighs();
});

/** Any legal roster of a small problem: the first legal lines of both agents. */
function anyRoster(problem: RosterProblem): Assignments | undefined {
  const rows = problem.agents.map((agent) => legalLines({ ...problem, agents: [agent] })[0]);
  if (rows.some((row) => row === undefined)) return undefined;
  return Object.fromEntries(
    problem.agents.map(({ id }, index) => [id, Array.from(rows[index], (label) => ['', 'J', 'N'][label])]),
  );
}

/** The cheapest roster with a cell fixed, by the compact MIP; undefined when there is none. */
function optimumWith(problem: RosterProblem, agent: string, day: number, shift: string): number | undefined {
  const agents = problem.agents.map((each) =>
    each.id === agent ? { ...each, pins: [{ day, shift }] } : each,
  );
  const compiled = compile({ ...problem, agents });
  return compiled.ok ? solveCompact(compiled.value, highs).bound : undefined;
}

describe('why', () => {
  it('prices each alternative as the compact MIP does, and calls illegal only what has none', () => {
    const seen = { priced: 0, exact: 0, illegal: 0 };
    for (let seed = 1; seed <= 16; seed++) {
      const problem = smallProblem(seed);
      const roster = anyRoster(problem);
      if (!roster) continue;
      const cost = verify(problem, roster).cost.total;
      const day = seed % problem.period.days;
      const answer = whyCell(problem, roster, { agent: 'b', day }, { ...options(), milliseconds: 300 });
      if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
      for (const alternative of answer.value.alternatives) {
        const optimum = optimumWith(problem, 'b', day, alternative.shift);
        if (optimum === undefined) {
          expect(alternative.status).toBe('illegal');
          seen.illegal++;
          continue;
        }
        if (alternative.status !== 'priced') throw new Error(`seed ${seed}: ${JSON.stringify(alternative)}`);
        seen.priced++;
        if (alternative.exact) seen.exact++;
        expect(alternative.extra).toBeGreaterThanOrEqual(optimum - cost - 1e-6);
        expect(alternative.atLeast ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(optimum - cost + 1e-6);
        expect(alternative.alone ?? alternative.extra).toBeGreaterThanOrEqual(alternative.extra - 1e-6);
      }
    }
    expect(seen.priced).toBeGreaterThan(15);
    expect(seen.illegal).toBeGreaterThan(0);
    expect(seen.exact).toBeGreaterThan(seen.priced * 0.9);
  });

  const law: RosterProblem = {
    period: { start: '2026-06-01', days: 3, zone: 'Europe/Paris', pastDays: 1 },
    shifts: [
      { id: 'J', startMinute: 420, durationMinutes: 720 },
      { id: 'N', startMinute: 1140, durationMinutes: 720 },
      { id: 'M', startMinute: 420, durationMinutes: 720, skill: 'doctor' },
    ],
    agents: [{ id: 'a', past: [{ day: -1, shift: 'N' }], leave: [{ day: 2 }] }, { id: 'b' }],
    cover: [{ on: 'shift', day: 1, shift: 'J', need: 1, shortage: [{ cost: 100 }], surplus: [{ cost: 10 }] }],
    requests: [{ agent: 'b', day: 1, wish: 'off', weight: 7 }],
    rules: [{ id: 'fr-hospital/daily-rest', line: { kind: 'rest', minutes: 720 } }],
  };

  it('says in the law’s words why a shift after a night is illegal, and what closes a cell', () => {
    const roster = { a: ['', 'J', ''], b: ['', '', ''] };
    const answer = whyCell(law, roster, { agent: 'a', day: 0 }, options());
    if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
    const of = (shift: string) => answer.value.alternatives.find((each) => each.shift === shift);
    expect(of('M')).toEqual({ shift: 'M', status: 'closed', reason: 'skill' });
    const illegal = of('J');
    if (illegal?.status !== 'illegal') throw new Error(JSON.stringify(illegal));
    expect(illegal.conflict.map(({ rule }) => rule)).toContain('fr-hospital/daily-rest');
    expect(illegal.conflict.some(({ message }) => /repos/i.test(message.fr))).toBe(true);
    const leave = whyCell(law, roster, { agent: 'a', day: 2, shift: 'J' }, options());
    expect(leave.ok && leave.value.alternatives).toEqual([{ shift: 'J', status: 'closed', reason: 'leave' }]);
  });

  it('prices a refused wish by hand: another takes the post, or its shortage is paid', () => {
    const roster = { a: ['', 'J', ''], b: ['', '', ''] };
    const answer = whyCell(law, roster, { agent: 'a', day: 1, shift: '' }, options());
    // b can take the post on the day b wished off: 7 more, one cell each.
    expect(answer.ok && answer.value.alternatives).toEqual([
      {
        shift: '',
        status: 'priced',
        extra: 7,
        atLeast: 7,
        exact: true,
        alone: 100,
        parts: expect.objectContaining({ requestsOff: 7, shortage: 0, total: 7 }),
        changes: [
          { agent: 'a', day: 1, from: 'J', to: '' },
          { agent: 'b', day: 1, from: '', to: 'J' },
        ],
      },
    ]);
  });

  it('refuses an agent, a day and a shift it does not know, and a roster that is not legal', () => {
    const roster = { a: ['', 'J', ''], b: ['', '', ''] };
    const asked = whyCell(law, roster, { agent: 'x', day: 3, shift: 'Z' }, options());
    expect(asked.ok ? [] : asked.errors.map((error) => error.code === 'invalid' && error.path)).toEqual([
      'question.agent',
      'question.day',
      'question.shift',
    ]);
    const illegal = whyCell(law, { ...roster, a: ['J', 'J', ''] }, { agent: 'a', day: 1 }, options());
    expect(illegal.ok ? [] : illegal.errors).toMatchObject([{ path: 'assignments' }]);
  });
});
