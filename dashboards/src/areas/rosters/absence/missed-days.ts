/** Days of a stretch, both ends included, on which an agent was to work. */
export const missedDays = (
  shifts: readonly (string | null)[],
  fromDay: number,
  toDay: number,
): readonly number[] =>
  shifts.flatMap((shift, day) => (shift !== null && day >= fromDay && day <= toDay ? [day] : []));
