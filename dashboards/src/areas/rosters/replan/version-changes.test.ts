import { describe, expect, it } from 'vitest';
import { rosterOf, unit } from '../../../testing/samples.js';
import { versionChanges } from './version-changes.js';

const withCells = (cells: Readonly<Record<number, string | null>>) => {
  const roster = rosterOf();
  return {
    ...roster,
    agents: roster.agents.map((agent, row) =>
      row === 1 ? { ...agent, shifts: agent.shifts.map((shift, day) => cells[day] ?? shift) } : agent,
    ),
  };
};

describe('changes of a new version', () => {
  it('are counted by the start of the shift: 48 hours, 15 days', () => {
    // Monday 7 December, 07:00 in Paris: the day shift of the 9th is 48 hours ahead to the minute.
    const now = Date.parse('2026-12-07T06:00:00Z');
    expect(versionChanges(rosterOf(), withCells({ 1: 'J', 2: 'J', 3: 'N' }), unit, now)).toEqual({
      all: 3,
      soon: 3,
      late: 1,
    });
    const long = Date.parse('2026-11-24T06:00:00Z');
    expect(versionChanges(rosterOf(), withCells({ 1: 'J', 2: 'J' }), unit, long)).toEqual({
      all: 2,
      soon: 1,
      late: 0,
    });
  });

  it('are none against itself', () => {
    expect(versionChanges(rosterOf(), rosterOf(), unit, 0)).toEqual({ all: 0, soon: 0, late: 0 });
  });
});
