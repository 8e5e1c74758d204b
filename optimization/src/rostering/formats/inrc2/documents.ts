import { z } from 'zod';

const MAX_WEEKS = 52;
const MAX_COUNT = 10_000;

const id = z.string({ error: 'a name' }).min(1, 'a name');
const count = z.int({ error: 'a whole number from 0' }).min(0, 'a whole number from 0').max(MAX_COUNT);

/** Days of the week as the text files write them. */
export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
/** Days of the week as members of a requirement. */
export const REQUIREMENT_DAYS = [
  'requirementOnMonday',
  'requirementOnTuesday',
  'requirementOnWednesday',
  'requirementOnThursday',
  'requirementOnFriday',
  'requirementOnSaturday',
  'requirementOnSunday',
] as const;

/** A scenario (Sc-*): what holds for every week. */
export const scenarioSchema = z.object({
  id,
  numberOfWeeks: z
    .int({ error: `a number of weeks from 1 to ${MAX_WEEKS}` })
    .min(1, `a number of weeks from 1 to ${MAX_WEEKS}`)
    .max(MAX_WEEKS, `a number of weeks from 1 to ${MAX_WEEKS}`),
  skills: z.array(id).min(1, 'at least one skill'),
  shiftTypes: z
    .array(
      z.object({
        id,
        minimumNumberOfConsecutiveAssignments: count,
        maximumNumberOfConsecutiveAssignments: count,
      }),
    )
    .min(1, 'at least one shift type'),
  forbiddenShiftTypeSuccessions: z.array(
    z.object({ precedingShiftType: id, succeedingShiftTypes: z.array(id) }),
  ),
  contracts: z.array(
    z.object({
      id,
      minimumNumberOfAssignments: count,
      maximumNumberOfAssignments: count,
      minimumNumberOfConsecutiveWorkingDays: count,
      maximumNumberOfConsecutiveWorkingDays: count,
      minimumNumberOfConsecutiveDaysOff: count,
      maximumNumberOfConsecutiveDaysOff: count,
      maximumNumberOfWorkingWeekends: count,
      completeWeekends: z
        .union([z.boolean(), z.literal(0), z.literal(1)], { error: '0 or 1' })
        .transform((value) => value === true || value === 1),
    }),
  ),
  nurses: z
    .array(z.object({ id, contract: id, skills: z.array(id).min(1, 'at least one skill') }))
    .min(1, 'at least one nurse'),
});

/** What is known of the nurses when a week begins (H0-*). */
export const historySchema = z.object({
  week: count,
  scenario: id,
  nurseHistory: z.array(
    z.object({
      nurse: id,
      numberOfAssignments: count,
      numberOfWorkingWeekends: count,
      lastAssignedShiftType: id,
      numberOfConsecutiveAssignments: count,
      numberOfConsecutiveWorkingDays: count,
      numberOfConsecutiveDaysOff: count,
    }),
  ),
});

const requirement = z.object({ minimum: count, optimal: count }, { error: 'a minimum and an optimum' });

/** The requirements and wishes of one week (WD-*). */
export const weekSchema = z.object({
  scenario: id,
  requirements: z.array(
    z.object({
      shiftType: id,
      skill: id,
      requirementOnMonday: requirement,
      requirementOnTuesday: requirement,
      requirementOnWednesday: requirement,
      requirementOnThursday: requirement,
      requirementOnFriday: requirement,
      requirementOnSaturday: requirement,
      requirementOnSunday: requirement,
    }),
  ),
  shiftOffRequests: z.array(
    z.object({
      nurse: id,
      shiftType: id,
      day: z
        .string({ error: 'a day of the week from Mon to Sun' })
        .refine((day) => weekdayIndex(day) >= 0, 'a day of the week from Mon to Sun'),
    }),
  ),
});

/** 0 for Monday (`Mon` or `Monday`) … 6 for Sunday; −1 for anything else. */
export function weekdayIndex(day: string): number {
  return WEEKDAYS.findIndex((short) => {
    const long = { Tue: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday', Sat: 'Saturday' } as Record<
      string,
      string
    >;
    return day === short || day === (long[short] ?? `${short}day`);
  });
}

export type Scenario = z.infer<typeof scenarioSchema>;
export type History = z.infer<typeof historySchema>;
export type WeekData = z.infer<typeof weekSchema>;
