import type { Assignments } from '../../problem/roster-problem.js';
import { type Scenario, WEEKDAYS } from './documents.js';
import { shiftLabel } from './problem.js';

/** One shift of a week's solution. */
export interface Inrc2Assignment {
  readonly nurse: string;
  readonly day: (typeof WEEKDAYS)[number];
  readonly shiftType: string;
  readonly skill: string;
}

/** A week of a roster as the competition's validator reads it. */
export interface Inrc2Solution {
  readonly scenario: string;
  /** Week of the scenario, 0 the first. */
  readonly week: number;
  readonly assignments: readonly Inrc2Assignment[];
}

/** A roster of the static problem cut into weeks, the first being the history's week. */
export function inrc2Solutions(
  scenario: Scenario,
  firstWeek: number,
  assignments: Assignments,
): readonly Inrc2Solution[] {
  const parts = new Map(
    scenario.shiftTypes.flatMap(({ id: shiftType }) =>
      scenario.skills.map((skill) => [shiftLabel(shiftType, skill), { shiftType, skill }] as const),
    ),
  );
  return Array.from({ length: scenario.numberOfWeeks - firstWeek }, (_, index) => ({
    scenario: scenario.id,
    week: firstWeek + index,
    assignments: scenario.nurses.flatMap(({ id: nurse }) =>
      WEEKDAYS.flatMap((day, weekday): Inrc2Assignment[] => {
        const part = parts.get(assignments[nurse]?.[7 * index + weekday] ?? '');
        return part ? [{ nurse, day, ...part }] : [];
      }),
    ),
  }));
}

/** The text variant of a week's solution. */
export function inrc2SolutionText({ scenario, week, assignments }: Inrc2Solution): string {
  const rows = assignments.map(({ nurse, day, shiftType, skill }) => `${nurse} ${day} ${shiftType} ${skill}`);
  return ['SOLUTION', `${week} ${scenario}`, '', `ASSIGNMENTS = ${rows.length}`, ...rows, ''].join('\n');
}
