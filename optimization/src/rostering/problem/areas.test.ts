import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverRows } from '../compile/cover-rows.js';
import { verify } from '../verify/verify.js';
import { areasOf, coveredSkills } from './areas.js';
import { periodCalendar } from './calendar.js';
import type { RosterProblem, ShiftType } from './roster-problem.js';

const shifts: readonly ShiftType[] = [
  { id: 'J', startMinute: 480, durationMinutes: 600 },
  { id: 'S', startMinute: 480, durationMinutes: 600, skill: 'sauv', area: 'sauv' },
  { id: 'U', startMinute: 480, durationMinutes: 600, skill: 'uhcd', area: 'uhcd' },
  { id: 'X', startMinute: 480, durationMinutes: 600, coversAs: 'doctor' },
];

it('names what somebody covers on a shift: the area, and skills that are no area', () => {
  const areas = areasOf(shifts);
  const skills = ['doctor', 'sauv', 'uhcd'];
  expect([...areas]).toEqual(['sauv', 'uhcd']);
  expect(shifts.map((shift) => coveredSkills(shift, skills, areas))).toEqual([
    skills,
    ['sauv', 'doctor'],
    ['uhcd', 'doctor'],
    ['doctor'],
  ]);
});

it('fills the compiled rows as the verifier counts people, for any skills, shifts and needs', () => {
  const skill = fc.constantFrom('doctor', 'sauv', 'uhcd');
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(skill, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
      fc.uniqueArray(skill, { minLength: 1, maxLength: 3 }),
      (staff, cells, needs) => {
        const problem: RosterProblem = {
          period: { start: '2026-06-01', days: 1, zone: 'Europe/Paris' },
          shifts,
          agents: staff.map((skills, index) => ({ id: String(index), skills })),
          cover: needs.map((wanted) => ({
            ...{ on: 'interval' as const, day: 0, fromMinute: 600, toMinute: 630, skill: wanted },
            ...{ need: 1, shortage: [{ cost: 1 }], surplus: [{ cost: 1 }] },
          })),
          requests: [],
          rules: [],
        };
        const labels = staff.map((_skills, index) => cells[index] ?? 0);
        const roster = Object.fromEntries(
          labels.map((label, index) => [index, [shifts[label - 1]?.id ?? '']]),
        );
        const { cellRows, classOf } = coverRows(problem, periodCalendar(problem.period));
        const filled = needs.map(
          (_need, row) =>
            labels.filter((label, agent) => label > 0 && cellRows[classOf[agent]][label].includes(row))
              .length,
        );
        expect(filled).toEqual(verify(problem, roster).present);
      },
    ),
  );
});
