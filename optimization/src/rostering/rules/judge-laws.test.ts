import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RosterProblem } from '../problem/roster-problem.js';
import { verify } from '../verify/verify.js';
import { judgeLaws, packLineRules } from './judge-laws.js';
import { frHospitalPack } from './packs/fr-hospital.js';
import { RULE_PACKS, rulePack } from './packs/packs.js';

const shifts = [
  { id: 'M', startMinute: 6 * 60 + 30, durationMinutes: 450, breakMinutes: 20 },
  { id: 'J', startMinute: 7 * 60, durationMinutes: 720, breakMinutes: 20 },
  { id: 'S', startMinute: 13 * 60, durationMinutes: 480, breakMinutes: 20 },
  { id: 'N', startMinute: 19 * 60, durationMinutes: 720, breakMinutes: 20 },
];
const pack = frHospitalPack();

function problem(start: string, days: number, past: readonly string[]): RosterProblem {
  return {
    period: { start, days, zone: 'Europe/Paris', pastDays: past.length },
    shifts,
    agents: [
      {
        id: 'a',
        past: past.flatMap((shift, index) => (shift === '' ? [] : [{ day: index - past.length, shift }])),
      },
    ],
    cover: [],
    requests: [],
    rules: packLineRules(pack, shifts),
  };
}

describe('packs', () => {
  it('are found by name, with articles in both languages and ids that differ', () => {
    expect(rulePack('fr-hospital')?.laws.map((law) => law.id)).toContain('48-hours');
    expect(rulePack('nowhere')).toBeUndefined();
    for (const { laws } of RULE_PACKS) {
      expect(new Set(laws.map((law) => law.id)).size).toBe(laws.length);
      for (const law of laws) {
        expect(law.article.length * law.title.fr.length * law.title.en.length).toBeGreaterThan(0);
      }
    }
  });

  it('say which laws the solver is told', () => {
    expect(pack.laws.filter((law) => law.verifiedAfter).map((law) => law.id)).toEqual([
      'daily-length',
      'split-day',
      'work-break',
      'on-call-hours',
      'on-call-days',
      'rest-after-call-out',
      'overtime',
    ]);
  });

  it('follow local agreements', () => {
    const rested = frHospitalPack({ dailyRestMinutes: 660, twelveHourDays: false, clockChangeMinutes: 0 });
    const rest = rested.laws.find((law) => law.id === 'daily-rest');
    expect(rest?.lineRules(shifts)).toEqual([{ kind: 'rest', minutes: 660 }]);
    const faults = judgeLaws(problem('2026-06-01', 7, []), { a: ['J', '', '', '', '', '', ''] }, rested);
    expect(faults).toMatchObject([
      {
        agent: 'a',
        rule: 'fr-hospital/daily-length',
        article: 'décret 2002-9, art. 7',
        day: 0,
        found: 700,
        limit: 540,
      },
    ]);
  });
});

describe('laws against line constraints', () => {
  it('agree on any roster, with carry-in and over both clock changes', () => {
    const cell = fc.constantFrom('', '', '', 'M', 'J', 'S', 'N');
    const told = new Set(pack.laws.filter((law) => !law.verifiedAfter).map((law) => `${pack.id}/${law.id}`));
    fc.assert(
      fc.property(
        fc.constantFrom('2026-06-01', '2026-06-03', '2026-03-16', '2026-10-12', '2026-10-15'),
        fc.array(cell, { minLength: 0, maxLength: 14 }),
        fc.array(cell, { minLength: 14, maxLength: 28 }),
        (start, past, cells) => {
          const roster = problem(start, cells.length, past);
          const line = verify(roster, { a: cells }).violations.filter((v) => v.rule !== 'no-overlap');
          const laws = judgeLaws(roster, { a: cells }, pack).filter((fault) => told.has(fault.rule));
          const key = (v: { rule: string; day?: number; found: number; limit: number }) =>
            `${v.rule} ${v.day} ${v.found}/${v.limit}`;
          expect([...new Set(laws.map((v) => v.rule))].sort()).toEqual(
            [...new Set(line.map((v) => v.rule))].sort(),
          );
          const exact = (v: { rule: string }) => !v.rule.endsWith('rest-days');
          expect(laws.filter(exact).map(key).sort()).toEqual(line.filter(exact).map(key).sort());
        },
      ),
      { numRuns: 1000 },
    );
  }, 30_000);
});
