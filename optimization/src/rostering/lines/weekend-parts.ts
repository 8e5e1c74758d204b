import { DEAD, type LineFrame, type LinePart } from './line-part.js';

const SATURDAY = 5;
const SUNDAY = 6;

/** Day of the week, 0 = Monday. */
export const weekdayOf = ({ firstWeekday }: LineFrame, day: number): number => (firstWeekday + day) % 7;

/** State: what is known of the eve, which matters on a Sunday: 0 off, 1 worked, 2 nothing. */
export function completeWeekendPart(frame: LineFrame, penalty: number): LinePart {
  const misses = (state: number, day: number, label: number): boolean =>
    weekdayOf(frame, day) === SUNDAY && state < 2 && (state === 1) !== label > 0;
  return {
    start: (past) => {
      if (weekdayOf(frame, 0) !== SUNDAY) return 0;
      const eve = past.at(-1);
      return eve === undefined ? 2 : Math.min(1, eve);
    },
    step: (state, day, label) => {
      if (penalty === Number.POSITIVE_INFINITY && misses(state, day, label)) return DEAD;
      return weekdayOf(frame, day) === SATURDAY && label > 0 ? 1 : 0;
    },
    accepts: () => true,
    ...(penalty === Number.POSITIVE_INFINITY
      ? {}
      : { cost: (state, day, label) => (misses(state, day, label) ? penalty : 0) }),
  };
}
