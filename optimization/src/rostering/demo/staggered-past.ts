import { periodCalendar } from '../problem/calendar.js';
import type { PastShift, Period } from '../problem/roster-problem.js';
import type { DemoContract } from './demo-contracts.js';

/**
 * Days worked of a fortnight from a Monday whose first weekend is free; with its halves swapped, the second. At most
 * three duties in any seven days, also where one fortnight follows another; together, each weekday as often as another.
 */
const FORTNIGHTS: readonly (readonly number[])[] = [
  [0, 7, 11, 13],
  [3, 7, 12, 13],
  [3, 7, 11, 13],
  [3, 8, 11, 12],
  [2, 8, 11, 13],
  [1, 2, 8, 9, 12],
  [1, 3, 7, 9, 12],
];

/**
 * What every agent of the unit with staggered days worked in the fortnight before the period. Each keeps to one shift type; together they staff every
 * day and night, the eve of the period like the others.
 *
 * @returns one list an agent, in the order of `contracts`
 */
export function staggeredPast(
  contracts: readonly DemoContract[],
  period: Period,
): readonly (readonly PastShift[])[] {
  const pastDays = period.pastDays ?? 0;
  const monday = -pastDays - periodCalendar(period).weekday(-pastDays);
  const taken = new Map<string, number>();
  return contracts.map((contract, index) => {
    const shift = shiftOf(contract, index);
    const nth = taken.get(shift) ?? 0;
    taken.set(shift, nth + 1);
    const days = FORTNIGHTS[Math.floor(nth / 2) % FORTNIGHTS.length];
    const swap = nth % 2 === 0 ? 0 : 7;
    const worked = days.slice(contract.share <= 0.5 ? 1 : 0).map((day) => (day + swap) % 14);
    return [0, 14]
      .flatMap((offset) => worked.map((day) => monday + offset + day))
      .filter((day) => day >= -pastDays && day < 0)
      .sort((a, b) => a - b)
      .map((day) => ({ day, shift }));
  });
}

/** One shift type an agent: nights for those of nights and two in five of the others, then the days in turn. */
function shiftOf({ rhythm }: DemoContract, index: number): string {
  if (rhythm === 'nights-only' || (rhythm === 'mixed' && index % 5 < 2)) return 'N';
  if (rhythm === 'days-only') return index % 2 === 0 ? 'J' : 'D';
  return ['J', 'D', 'J', 'S', 'J'][index % 5];
}
