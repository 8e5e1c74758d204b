import { beforeAll, describe, expect, it } from 'vitest';
import { openHighs } from '../../lp/highs-solver.js';
import { solveCompact } from '../compact/compact-solve.js';
import { toAssignments } from '../compile/compile.js';
import { compiledOf, testRandom } from '../lines/line-pricer.contract.js';
import { periodCalendar } from '../problem/calendar.js';
import type { AppliedRule } from '../problem/line-rule.js';
import type { Assignments, RosterProblem } from '../problem/roster-problem.js';
import { disruptedProblem, withoutAbsent } from '../replan/disruption.js';
import { DEFAULT_OVERTIME, withOvertime } from '../replan/overtime.js';
import { judgeLaws, packLineRules } from '../rules/judge-laws.js';
import { frHospitalPack } from '../rules/packs/fr-hospital.js';
import { verify } from '../verify/verify.js';
import { findReplacements } from './find-replacements.js';
import { checkSwap, findSwaps } from './find-swaps.js';

const SHIFTS = [
  { id: 'J', name: 'Jour', startMinute: 420, durationMinutes: 720, breakMinutes: 20, countedMinutes: 720 },
  { id: 'N', name: 'Nuit', startMinute: 1140, durationMinutes: 720, breakMinutes: 20, countedMinutes: 720 },
];
const PACK = frHospitalPack();
const DESK = { pack: PACK, locked: {}, overtime: DEFAULT_OVERTIME };

const hoursOf = (max: number): AppliedRule => ({
  id: 'contract/minutes',
  line: { kind: 'period-minutes', max: max * 60 },
});

/** A week of two shift types, one wanted of each; rows as strings of J, N and dots. */
function week(rows: Readonly<Record<string, string>>, hours: Readonly<Record<string, number>> = {}) {
  const problem: RosterProblem = {
    period: { start: '2026-06-01', days: 7, zone: 'Europe/Paris' },
    shifts: SHIFTS,
    agents: Object.keys(rows).map((id) => ({ id, rules: [hoursOf(hours[id] ?? 48)] })),
    cover: Array.from({ length: 14 }, (_, index) => ({
      on: 'shift' as const,
      day: index >> 1,
      shift: 'JN'[index % 2],
      need: 1,
      shortage: [{ cost: 100 }],
      surplus: [{ cost: 10 }],
    })),
    requests: [],
    rules: packLineRules(PACK, SHIFTS),
  };
  const roster: Assignments = Object.fromEntries(
    Object.entries(rows).map(([id, row]) => [id, [...row].map((shift) => (shift === '.' ? '' : shift))]),
  );
  return { problem, roster };
}

const absent = (agent: string, day: number) => ({
  absences: [{ agent, fromDay: day, toDay: day }],
  agent,
  day,
});

describe('replacements by hand', () => {
  it('offers who is free, and names the rest that excludes the others by its article', () => {
    const { problem, roster } = week({ a: 'J......', b: '.......', c: 'N......', d: '...N...' });
    const found = findReplacements({ ...DESK, problem, roster, ...absent('a', 0) });
    expect(found.options.map(({ kind, moves }) => [kind, moves.map(({ agent }) => agent)])).toEqual([
      ['direct', ['b']],
      ['direct', ['d']],
      ['moved', ['c', 'b']],
    ]);
    expect(found.options[0]?.costChange).toBe(-100);
    expect(found.excluded).toEqual([
      {
        agent: 'c',
        reasons: [
          {
            rule: 'at-work',
            article: '',
            message: {
              fr: 'Déjà en poste le lundi 1er juin : Nuit.',
              en: 'Already at work on Monday 1 June: Nuit.',
            },
          },
        ],
      },
    ]);
  });

  it('says in the law’s words that a nurse who leaves at 7 cannot come at 7', () => {
    const { problem, roster } = week({ a: '.J.....', b: 'N......' });
    const { options, excluded } = findReplacements({ ...DESK, problem, roster, ...absent('a', 1) });
    expect(options).toEqual([]);
    expect(excluded[0]?.reasons[0]).toEqual({
      rule: 'fr-hospital/daily-rest',
      article: 'décret 2002-9, art. 6',
      message: {
        fr: '0 h de repos avant la prise de poste du mardi 2 juin ; 12 h au moins.',
        en: '0 h of rest before the shift of Tuesday 2 June; at least 12 h.',
      },
    });
  });

  it('tells the rest a shift leaves, the hours of the week and the days on end', () => {
    const { problem, roster } = week({ a: '..J....', b: 'J...J..' });
    const [option] = findReplacements({ ...DESK, problem, roster, ...absent('a', 2) }).options;
    expect(option?.called[0]?.rest).toEqual({
      before: 36 * 60,
      after: 36 * 60,
      was: 84 * 60,
      sevenDays: 3 * 700,
      daysOnEnd: 1,
    });
  });

  it('calls overtime beyond the contract and the 44 hours, within 48 hours and 20 hours a month', () => {
    const { problem, roster } = week({ a: '...J...', b: 'J.J..J.' }, { b: 36 });
    const open = findReplacements({ ...DESK, problem, roster, ...absent('a', 3) });
    expect(open.options.map(({ kind, called }) => [kind, called[0]?.overtimeMinutes])).toEqual([
      ['overtime', 700],
    ]);
    const used = { b: { monthMinutes: 600, yearMinutes: 600 } };
    const full = findReplacements({
      ...DESK,
      problem,
      roster,
      overtime: { ...DEFAULT_OVERTIME, worked: used },
      ...absent('a', 3),
    });
    expect(full.options).toEqual([]);
    expect(full.excluded[0]?.reasons.map(({ rule }) => rule)).toEqual([
      'fr-hospital/44-hours',
      'contract/minutes',
      'overtime-cap',
    ]);
    expect(findReplacements({ ...DESK, problem, roster, overtime: null, ...absent('a', 3) }).options).toEqual(
      [],
    );
  });

  it('moves one agent from another shift and covers that one', () => {
    // b works that day, c ends a night that morning; b may change from night to day, and c take the night.
    const { problem, roster } = week({ a: '..J....', b: '..N....', c: '.N.....' });
    const found = findReplacements({ ...DESK, problem, roster, ...absent('a', 2) });
    expect(found.options.map(({ kind }) => kind)).toEqual(['moved', 'moved']);
    expect(found.options.map(({ moves }) => moves)).toContainEqual([
      { agent: 'b', day: 2, from: 'N', to: 'J' },
      { agent: 'c', day: 2, from: '', to: 'N' },
    ]);
    expect(found.excluded.map(({ agent }) => agent)).toEqual(['b', 'c']);
  });

  it('leaves locked cells and begun shifts alone', () => {
    const { problem, roster } = week({ a: 'J......', b: '.......' });
    const locked = findReplacements({ ...DESK, problem, roster, locked: { b: [0] }, ...absent('a', 0) });
    expect(locked.options).toEqual([]);
    expect(locked.excluded[0]?.reasons[0]?.rule).toBe('locked');
    const now = periodCalendar(problem.period).instant(0, 420);
    expect(findReplacements({ ...DESK, problem, roster, now, ...absent('a', 0) }).options).toEqual([]);
  });

  it('ranks by wishes, then by what each carries, and warns under 48 hours', () => {
    const { problem, roster } = week({ a: '.....J.', b: 'J.J....', c: '.......', d: '.......' });
    const requests = [{ agent: 'd', day: 5, wish: 'off' as const, weight: 30 }];
    const now = periodCalendar(problem.period).instant(4, 420);
    const { options } = findReplacements({
      ...DESK,
      problem: { ...problem, requests },
      roster,
      now,
      ...absent('a', 5),
    });
    expect(options.map(({ moves }) => moves[0]?.agent)).toEqual(['c', 'b', 'd']);
    expect(options[2]?.costChange).toBe(-70);
    expect(options[0]?.called[0]?.lateNotice?.en).toContain('Changed 24 h before the shift');
  });
});

describe('swaps by hand', () => {
  it('grants a wish by a swap that is legal for both', () => {
    const { problem, roster } = week({ a: 'J......', b: '..J....' });
    const requests = [{ agent: 'a', day: 0, wish: 'off' as const, weight: 5 }];
    const input = { ...DESK, problem: { ...problem, requests }, roster };
    const [swap] = findSwaps(input, { agent: 'a', day: 0 });
    expect(swap?.partner).toEqual({ agent: 'b', day: 2 });
    expect(swap?.costChange).toBe(-5);
    expect(swap?.granted).toEqual([{ agent: 'a', day: 0 }]);
    expect(swap?.moves).toHaveLength(4);
  });

  it('refuses a swap that takes the rest of one of them, naming who and why', () => {
    const { problem, roster } = week({ a: '.J.....', b: 'N..J...', c: '.N.....' });
    const input = { ...DESK, problem, roster };
    const check = checkSwap(input, { agent: 'a', day: 1 }, { agent: 'b', day: 3 });
    expect(check.legal).toBe(false);
    expect(!check.legal && check.reasons.map(({ agent, rule }) => [agent, rule])).toEqual([
      ['b', 'fr-hospital/daily-rest'],
    ]);
    const same = checkSwap(input, { agent: 'a', day: 1 }, { agent: 'c', day: 1 });
    expect(same.legal).toBe(true);
  });

  it('has nothing to swap where one of them works that day already', () => {
    const { problem, roster } = week({ a: 'J.J....', b: '..J....' });
    const check = checkSwap({ ...DESK, problem, roster }, { agent: 'a', day: 0 }, { agent: 'b', day: 2 });
    expect(!check.legal && check.reasons.map(({ agent, rule }) => [agent, rule])).toEqual([['a', 'at-work']]);
  });
});

describe('replacements on a ward', () => {
  let wards: { readonly problem: RosterProblem; readonly roster: Assignments }[];
  beforeAll(async () => {
    const highs = await openHighs();
    wards = [1].map((seed) => {
      const random = testRandom(seed);
      const problem: RosterProblem = {
        period: { start: '2026-06-01', days: 14, zone: 'Europe/Paris' },
        shifts: SHIFTS,
        agents: Array.from({ length: 12 }, (_, index) => ({ id: `a${index}`, rules: [hoursOf(60)] })),
        cover: Array.from({ length: 28 }, (_, index) => ({
          on: 'shift' as const,
          day: index >> 1,
          shift: 'JN'[index % 2],
          need: 2,
          shortage: [{ cost: 100 }],
          surplus: [{ cost: 10 }],
        })),
        requests: Array.from({ length: 10 }, () => ({
          agent: `a${random(12)}`,
          day: random(14),
          wish: 'off' as const,
          weight: 1 + random(5),
        })),
        rules: packLineRules(PACK, SHIFTS),
      };
      const { grid } = solveCompact(compiledOf(problem), highs, { timeLimitSeconds: 2 });
      if (!grid) throw new Error('no roster');
      return { problem, roster: toAssignments(compiledOf(problem), grid) };
    });
  });

  it('offers only what verify and the law both pass, at the cost verify finds; what it excludes breaks a rule', () => {
    let options = 0;
    for (const { problem, roster } of wards) {
      for (const { id: agent } of problem.agents.slice(0, 6)) {
        const day = roster[agent].findIndex((shift) => shift !== '');
        const one = absent(agent, day);
        const disruption = { absences: one.absences, needs: [] };
        const real = disruptedProblem(problem, roster, disruption);
        const before = withoutAbsent(problem, roster, disruption);
        const found = findReplacements({ ...DESK, problem, roster, ...one });
        for (const option of found.options) {
          options++;
          const after: Record<string, string[]> = Object.fromEntries(
            Object.entries(before).map(([id, row]) => [id, [...row]]),
          );
          for (const move of option.moves) after[move.agent][move.day] = move.to;
          const overtime = option.called.filter(({ overtimeMinutes }) => overtimeMinutes > 0);
          const paid = withOvertime(
            real,
            Object.fromEntries(overtime.map((call) => [call.agent, [call.day]])),
          );
          expect(verify(paid, after).violations).toEqual([]);
          expect(judgeLaws(paid, after, PACK)).toEqual([]);
          expect(option.costChange).toBe(verify(paid, after).cost.total - verify(real, before).cost.total);
        }
        for (const { agent: other, reasons } of found.excluded) {
          expect(reasons.length).toBeGreaterThan(0);
          if (before[other][day] !== '') continue;
          const after = {
            ...before,
            [other]: before[other].map((shift, on) => (on === day ? found.shift : shift)),
          };
          expect(verify(real, after).legal).toBe(false);
        }
        const direct = found.options.filter(({ kind }) => kind !== 'moved').length;
        expect(direct + found.excluded.length).toBe(problem.agents.length - 1);
      }
    }
    expect(options).toBeGreaterThan(10);
  });

  it('offers only swaps that verify passes and that help', () => {
    let swaps = 0;
    for (const { problem, roster } of wards) {
      const base = verify(problem, roster).cost.total;
      for (const { id: agent } of problem.agents) {
        const day = roster[agent].findIndex((shift) => shift !== '');
        for (const swap of findSwaps({ ...DESK, problem, roster }, { agent, day })) {
          swaps++;
          const after: Record<string, string[]> = Object.fromEntries(
            Object.entries(roster).map(([id, row]) => [id, [...row]]),
          );
          for (const move of swap.moves) after[move.agent][move.day] = move.to;
          const judged = verify(problem, after);
          expect(judged.violations).toEqual([]);
          expect(judged.cost.total - base).toBe(swap.costChange);
          expect(swap.costChange <= 0 || swap.granted.length > 0).toBe(true);
        }
      }
    }
    expect(swaps).toBeGreaterThan(10);
  });
});
