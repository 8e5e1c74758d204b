import { addDays, dayStart } from '../../../ui/time.js';
import type { RosterSimulation } from './queries.js';

export interface PresentDay {
  readonly date: string;
  /** Mean over the day, the greatest hourly mean and the greatest hourly 90 % quantile. */
  readonly mean: number;
  readonly peak: number;
  readonly peakQ90: number;
}

/** Patients present by civil day, which has 23 or 25 hours when the clocks change. */
export function presentByDay(
  present: RosterSimulation['present'],
  from: string,
  days: number,
  zone: string,
): readonly PresentDay[] {
  return Array.from({ length: days }, (_, day) => {
    const date = addDays(from, day);
    const begin = dayStart(date, zone);
    const end = dayStart(addDays(date, 1), zone);
    const hours = present.filter(({ start }) => Date.parse(start) >= begin && Date.parse(start) < end);
    return {
      date,
      mean: hours.reduce((sum, hour) => sum + hour.mean, 0) / Math.max(1, hours.length),
      peak: Math.max(0, ...hours.map((hour) => hour.mean)),
      peakQ90: Math.max(0, ...hours.map((hour) => hour.q90)),
    };
  });
}
