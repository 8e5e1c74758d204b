import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openHighs } from '../../lp/highs-solver.js';
import { compile, toGrid } from '../compile/compile.js';
import type { AppliedRule, LineRule } from '../problem/line-rule.js';
import type { RosterProblem, ShiftType } from '../problem/roster-problem.js';
import { packLineRules } from '../rules/judge-laws.js';
import { frHospitalPack } from '../rules/packs/fr-hospital.js';
import { FR_EMERGENCY_DOCTORS } from '../rules/packs/fr-hospital-doctors.js';
import { verify } from '../verify/verify.js';
import { compactModel } from './compact-model.js';

const nurseShifts: readonly ShiftType[] = [
  { id: 'M', startMinute: 390, durationMinutes: 450, breakMinutes: 20 },
  { id: 'J', startMinute: 420, durationMinutes: 720, breakMinutes: 20 },
  { id: 'N', startMinute: 1140, durationMinutes: 720, breakMinutes: 20 },
];
const doctorShifts: readonly ShiftType[] = [
  { id: 'J', startMinute: 510, durationMinutes: 600 },
  { id: 'G', startMinute: 510, durationMinutes: 1440 },
];
const onCallShifts: readonly ShiftType[] = [
  { id: 'J', startMinute: 510, durationMinutes: 600, handoverMinutes: 30 },
  { id: 'A', startMinute: 1110, durationMinutes: 840, onCallMinutes: 840 },
  { id: 'K', startMinute: 510, durationMinutes: 1440, onCallMinutes: 840 },
];
const wholeRest: AppliedRule = {
  id: 'own/rest-after-on-call',
  line: { kind: 'rest', minutes: 600, after: ['A'], onCallToo: true },
};
const packs = [
  { shifts: nurseShifts, rules: packLineRules(frHospitalPack(), nurseShifts) },
  { shifts: doctorShifts, rules: packLineRules(FR_EMERGENCY_DOCTORS, doctorShifts) },
  { shifts: onCallShifts, rules: packLineRules(FR_EMERGENCY_DOCTORS, onCallShifts) },
  { shifts: onCallShifts, rules: [...packLineRules(frHospitalPack(), onCallShifts), wholeRest] },
] as const;

const contract = fc.subarray<LineRule>([
  { kind: 'period-minutes', min: 600, max: 4800 },
  { kind: 'weekends', max: 1 },
  { kind: 'consecutive-work', max: 3 },
  { kind: 'consecutive-days-off', min: 2 },
  { kind: 'max-shifts', shifts: ['J'], max: 4 },
]);
/** Mostly rest, so that a good part of the rosters is legal. */
const cellOf = (shifts: readonly ShiftType[]) =>
  fc.oneof(
    { weight: 7, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: fc.constantFrom(...shifts.map(({ id }) => id)) },
  );

const cases = fc.constantFrom(...packs).chain(({ shifts, rules }) =>
  fc.record({
    shifts: fc.constant(shifts),
    rules: fc.constant(rules),
    own: contract,
    start: fc.constantFrom('2026-06-01', '2026-06-03', '2026-03-20', '2026-10-16'),
    past: fc.array(cellOf(shifts), { minLength: 0, maxLength: 7 }),
    cells: fc.array(fc.tuple(cellOf(shifts), cellOf(shifts)), { minLength: 10, maxLength: 14 }),
    hardMin: fc.integer({ min: 0, max: 1 }),
    leave: fc.integer({ min: 0, max: 13 }),
    callOut: fc.record({
      day: fc.integer({ min: -2, max: 9 }),
      fromMinute: fc.integer({ min: 0, max: 1439 }),
      minutes: fc.constant(90),
    }),
  }),
);

describe('the compiled problem', () => {
  it('allows exactly the rosters that the independent verifier calls legal', async () => {
    const highs = await openHighs();
    const seen = { legal: 0, illegal: 0 };
    fc.assert(
      fc.property(cases, ({ shifts, rules, own, start, past, cells, hardMin, leave, callOut }) => {
        const days = cells.length;
        const known = past.flatMap((shift, index) =>
          shift === '' ? [] : [{ day: index - past.length, shift }],
        );
        const problem: RosterProblem = {
          period: { start, days, zone: 'Europe/Paris', pastDays: past.length },
          shifts,
          agents: [
            { id: 'a', past: known, rules: own.map((line, index) => ({ id: `own/${index}`, line })) },
            { id: 'b', leave: leave < days ? [{ day: leave, wholeDay: true }] : [], callOuts: [callOut] },
          ],
          cover: [
            {
              on: 'interval',
              day: 2,
              fromMinute: 600,
              toMinute: 630,
              need: 1,
              hardMin,
              shortage: [{ cost: 1 }],
              surplus: [{ cost: 1 }],
            },
            {
              on: 'interval',
              day: 4,
              fromMinute: 1200,
              toMinute: 1260,
              onCall: true,
              need: 1,
              hardMin: shifts === onCallShifts ? hardMin : 0,
              shortage: [{ cost: 1 }],
              surplus: [],
            },
          ],
          requests: [],
          rules,
        };
        const roster = { a: cells.map(([cell]) => cell), b: cells.map(([, cell]) => cell) };
        const { legal } = verify(problem, roster);
        const compiled = compile(problem);
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
        const { lp, columns } = compactModel(compiled.value, { feasibilityOnly: true });
        const grid = toGrid(compiled.value, roster);
        const { stride } = compiled.value;
        columns.forEach((own, agent) => {
          own.forEach((column, cell) => {
            if (column < 0) return;
            const value = grid[agent * days + Math.floor(cell / stride)] === cell % stride ? 1 : 0;
            lp.columnLower[column] = value;
            lp.columnUpper[column] = value;
          });
        });
        const { status } = highs.solve(lp, { timeLimitSeconds: 5 });
        expect(status === 'optimal').toBe(legal);
        seen[legal ? 'legal' : 'illegal'] += 1;
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.legal, seen.illegal)).toBeGreaterThan(200);
  }, 60_000);
});
