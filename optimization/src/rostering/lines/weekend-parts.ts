import { DEAD, type LineFrame, type LinePart } from './line-part.js';

const SATURDAY = 5;
const SUNDAY = 6;

/** Day of the week, 0 = Monday, also before the first day. */
export const weekdayOf = ({ firstWeekday }: Pick<LineFrame, 'firstWeekday'>, day: number): number =>
  (((firstWeekday + day) % 7) + 7) % 7;

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

/** State: weekends worked × 2 + whether the present one is counted already. */
export function weekendPart(frame: LineFrame, max: number): LinePart {
  return {
    start: () => 0,
    step: (state, day, label) => {
      const weekday = weekdayOf(frame, day);
      const counted = weekday === SATURDAY ? 0 : state % 2;
      const used = state >> 1;
      if (weekday < SATURDAY) return used * 2;
      if (label === 0 || counted === 1) return used * 2 + counted;
      return used + 1 > max ? DEAD : (used + 1) * 2 + 1;
    },
    accepts: () => true,
  };
}
