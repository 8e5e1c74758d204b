import { ClosedSlots } from './closed-slots.js';
import { type CountSeries, slotsPerDay } from './count-series.js';
import { weekSlotAt } from './local-slots.js';

/** Jeffreys' prior of a rate: after n empty times its mean is ½ / n. */
const PRIOR_COUNT = 0.5;

/** What the zeros of a history say of when a place is open. */
export interface OpeningHours {
  /** The history with NaN for the zeros of closed hours: they say nothing of the others. */
  readonly open: CountSeries;
  /** Expected count of an interval in closed hours, which may lie after the end; undefined in open ones. */
  closedMean(interval: number): number | undefined;
}

/**
 * Hours at which a department has closed: its zeros would else drag down the level of the hours it is open. Known from the
 * third weekend or the fourth night, as `cleanCounts` believes them, until somebody comes; nothing later is looked at.
 */
export function openingHours(history: CountSeries): OpeningHours {
  const runs = history.missingRuns.filter(({ tooLow }) => tooLow);
  if (runs.length === 0) return { open: history, closedMean: () => undefined };
  const closed = new ClosedSlots(slotsPerDay(history), (interval) => weekSlotAt(history, interval));
  const values = history.values.slice();
  let next = 0;
  for (let i = 0; i <= values.length; i++) {
    for (; next < runs.length && runs[next].to <= i; next++)
      closed.addMissing(runs[next].from, runs[next].to);
    if (values[i] > 0) closed.open(i);
    if (values[i] !== 0 || !closed.has(i)) continue;
    closed.stayClosed(i);
    values[i] = Number.NaN;
  }
  return {
    open: { ...history, values },
    closedMean(interval) {
      const times = closed.timesClosed(interval);
      return times > 0 ? PRIOR_COUNT / times : undefined;
    },
  };
}
