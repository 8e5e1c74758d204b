import type { AppliedRule } from '../../problem/line-rule.js';
import type {
  Agent,
  CoverNeed,
  PastShift,
  RosterProblem,
  ShiftRequest,
} from '../../problem/roster-problem.js';
import { type History, REQUIREMENT_DAYS, type Scenario, type WeekData, weekdayIndex } from './documents.js';

/** Weights of the soft constraints S1 to S7. */
const WEIGHT = {
  optimalCover: 30,
  consecutiveShifts: 15,
  consecutiveWork: 30,
  consecutiveDaysOff: 30,
  preference: 10,
  completeWeekend: 30,
  totalAssignments: 20,
  totalWeekends: 30,
} as const;

/** Minutes of a shift: the competition has no hours, and one shift a day never overlaps the next. */
const SHIFT_MINUTES = 480;

/** A shift of a type worked under a skill, as a roster writes it: `Early|Nurse`. */
export const shiftLabel = (shiftType: string, skill: string): string => `${shiftType}|${skill}`;

/**
 * The static problem of the Second International Nurse Rostering Competition: every week of the scenario known at
 * once, weeks in order after the history. Constraints H1–H4 and S1–S7 with their weights as published (Ceschia, Dang,
 * De Causmaecker, Haspeslagh, Schaerf, arXiv 1501.04177). The period starts on a Monday without meaning of its own.
 *
 * @param weeks one for each week from the history's to the scenario's last
 */
export function inrc2Problem(
  scenario: Scenario,
  history: History,
  weeks: readonly WeekData[],
): RosterProblem {
  const { shiftTypes, skills, nurses } = scenario;
  const labels = new Map(
    shiftTypes.map((type) => [type.id, skills.map((skill) => shiftLabel(type.id, skill))]),
  );
  const labelsOf = (type: string): readonly string[] => labels.get(type) ?? [];
  const past = new Map(history.nurseHistory.map((entry) => [entry.nurse, entry]));
  const pastDays =
    1 +
    Math.max(
      ...history.nurseHistory.map((entry) =>
        Math.max(entry.numberOfConsecutiveWorkingDays, entry.numberOfConsecutiveDaysOff),
      ),
    );
  return {
    name: scenario.id,
    period: { start: '2024-01-01', days: 7 * weeks.length, zone: 'UTC', pastDays },
    shifts: shiftTypes.flatMap(({ id }) =>
      skills.map((skill) => ({
        id: shiftLabel(id, skill),
        startMinute: 0,
        durationMinutes: SHIFT_MINUTES,
        skill,
        coversAs: skill,
      })),
    ),
    agents: nurses.map((nurse): Agent => {
      const entry = past.get(nurse.id);
      return {
        id: nurse.id,
        skills: nurse.skills,
        contract: nurse.contract,
        rules: contractRules(scenario, nurse.contract, entry),
        ...(entry ? { past: pastOf(scenario, nurse.skills[0], entry) } : {}),
      };
    }),
    cover: weeks.flatMap((week, index) => needsOf(week, 7 * index)),
    requests: weeks.flatMap((week, index) => requestsOf(scenario, week, 7 * index)),
    rules: [
      ...scenario.forbiddenShiftTypeSuccessions.flatMap(({ precedingShiftType, succeedingShiftTypes }) =>
        succeedingShiftTypes.length === 0
          ? []
          : labelsOf(precedingShiftType).map(
              (after): AppliedRule => ({
                id: 'succession',
                line: { kind: 'succession', after, forbidden: succeedingShiftTypes.flatMap(labelsOf) },
              }),
            ),
      ),
      ...shiftTypes.map(
        (type): AppliedRule => ({
          id: `consecutive-${type.id}`,
          penalty: WEIGHT.consecutiveShifts,
          line: {
            kind: 'consecutive-shifts',
            shifts: labelsOf(type.id),
            min: type.minimumNumberOfConsecutiveAssignments,
            max: type.maximumNumberOfConsecutiveAssignments,
          },
        }),
      ),
    ],
  };
}

type Entry = History['nurseHistory'][number];

function contractRules(scenario: Scenario, id: string, entry: Entry | undefined): AppliedRule[] {
  const contract = scenario.contracts.find((one) => one.id === id);
  if (!contract) return [];
  const counted = (count: number | undefined) => (count ? { before: count } : {});
  return [
    {
      id: 'consecutive-work',
      penalty: WEIGHT.consecutiveWork,
      line: {
        kind: 'consecutive-work',
        min: contract.minimumNumberOfConsecutiveWorkingDays,
        max: contract.maximumNumberOfConsecutiveWorkingDays,
      },
    },
    {
      id: 'consecutive-days-off',
      penalty: WEIGHT.consecutiveDaysOff,
      line: {
        kind: 'consecutive-days-off',
        min: contract.minimumNumberOfConsecutiveDaysOff,
        max: contract.maximumNumberOfConsecutiveDaysOff,
      },
    },
    ...(contract.completeWeekends
      ? [
          {
            id: 'complete-weekends',
            penalty: WEIGHT.completeWeekend,
            line: { kind: 'complete-weekends' },
          } as const,
        ]
      : []),
    {
      id: 'total-assignments',
      penalty: WEIGHT.totalAssignments,
      line: {
        kind: 'total-shifts',
        min: contract.minimumNumberOfAssignments,
        max: contract.maximumNumberOfAssignments,
        ...counted(entry?.numberOfAssignments),
      },
    },
    {
      id: 'total-weekends',
      penalty: WEIGHT.totalWeekends,
      line: {
        kind: 'weekends',
        max: contract.maximumNumberOfWorkingWeekends,
        ...counted(entry?.numberOfWorkingWeekends),
      },
    },
  ];
}

/**
 * Days before the period that give the history's counts: the run of the last shift type, before it days of another
 * type, before them a day off; or a day of work before a run of days off.
 */
function pastOf(scenario: Scenario, skill: string, entry: Entry): PastShift[] {
  const {
    lastAssignedShiftType: last,
    numberOfConsecutiveAssignments: same,
    numberOfConsecutiveWorkingDays: worked,
    numberOfConsecutiveDaysOff: off,
  } = entry;
  const other = scenario.shiftTypes.find(({ id }) => id !== last)?.id ?? last;
  if (last === 'None') return [{ day: -off - 1, shift: shiftLabel(other, skill) }];
  return Array.from({ length: worked }, (_, index) => ({
    day: -1 - index,
    shift: shiftLabel(index < same ? last : other, skill),
  }));
}

function needsOf(week: WeekData, firstDay: number): CoverNeed[] {
  return week.requirements.flatMap((requirement) =>
    REQUIREMENT_DAYS.map((name, index): CoverNeed => {
      const { minimum, optimal } = requirement[name];
      return {
        on: 'shift',
        day: firstDay + index,
        shift: shiftLabel(requirement.shiftType, requirement.skill),
        need: optimal,
        hardMin: minimum,
        shortage: [{ cost: WEIGHT.optimalCover }],
        surplus: [],
      };
    }),
  );
}

/** A wish against a shift type is one against that type under each skill: only one can be worked. */
function requestsOf(scenario: Scenario, week: WeekData, firstDay: number): ShiftRequest[] {
  return week.shiftOffRequests.flatMap(({ nurse, shiftType, day }): ShiftRequest[] => {
    const request = {
      agent: nurse,
      day: firstDay + weekdayIndex(day),
      wish: 'off',
      weight: WEIGHT.preference,
    } as const;
    if (shiftType === 'Any') return [request];
    return scenario.skills.map((skill) => ({ ...request, shift: shiftLabel(shiftType, skill) }));
  });
}
