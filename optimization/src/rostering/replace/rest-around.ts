import type { AgentLine } from '../verify/agent-line.js';

/** What a shift leaves of an agent's rest. Minutes; null where no shift is known on that side. */
export interface RestAround {
  readonly before: number | null;
  readonly after: number | null;
  /** Rest on end that the shift takes its place in, as it was. */
  readonly was: number | null;
  /** Most minutes of work in any seven days that hold the shift. */
  readonly sevenDays: number;
  /** Days worked on end, the shift's day included. */
  readonly daysOnEnd: number;
}

const WEEK = 7;

/** Rest round the shift on a day of a line that works it. */
export function restAround(line: AgentLine, day: number): RestAround {
  // Time on call is rest.
  const shifts = line.shifts.filter((each) => each.day === day || each.workEnd > each.start);
  const at = shifts.findIndex((each) => each.day === day);
  const shift = shifts[at];
  const previous = shifts[at - 1];
  const next = shifts[at + 1];
  const before = previous === undefined ? null : shift.start - previous.workEnd;
  const after = next === undefined ? null : next.start - shift.workEnd;
  const windows = Array.from({ length: WEEK }, (_, back) => day - back).map((first) =>
    line.shifts
      .filter((worked) => worked.day >= first && worked.day < first + WEEK)
      .reduce((sum, { worked }) => sum + worked, 0),
  );
  let [first, last] = [day, day];
  while (line.works(first - 1)) first--;
  while (line.works(last + 1)) last++;
  return {
    before,
    after,
    was: previous === undefined || next === undefined ? null : next.start - previous.workEnd,
    sevenDays: Math.max(...windows),
    daysOnEnd: last - first + 1,
  };
}
