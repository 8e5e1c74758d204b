import { describe, expect, it } from 'vitest';
import { compiledOf } from '../lines/line-pricer.contract.js';
import type { CoverNeed, RosterProblem } from '../problem/roster-problem.js';
import { costScale } from './cost-scale.js';

const problem = (cover: readonly CoverNeed[], weight: number): RosterProblem => ({
  period: { start: '2026-06-01', days: 3, zone: 'Europe/Paris' },
  shifts: [{ id: 'J', startMinute: 420, durationMinutes: 600 }],
  agents: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  cover,
  requests: [{ agent: 'a', day: 0, shift: 'J', wish: 'on', weight }],
  rules: [],
});
const need = (day: number, cost: number, hardMin = 0): CoverNeed => {
  return { on: 'shift', day, shift: 'J', need: 2, hardMin, shortage: [{ cost }], surplus: [] };
};

describe('cost scale', () => {
  it('is the median price of a person missing, in whatever unit the costs are', () => {
    expect(costScale(compiledOf(problem([need(0, 100), need(1, 100), need(2, 7)], 1)))).toBe(100);
    expect(costScale(compiledOf(problem([need(0, 0.25)], 1)))).toBe(0.25);
  });

  it('does not count the steps of hard minima', () => {
    expect(costScale(compiledOf(problem([need(0, 100, 1)], 1)))).toBe(100);
  });

  it('falls back on the size of wishes', () => {
    expect(costScale(compiledOf(problem([], 4)))).toBe(40);
  });
});
