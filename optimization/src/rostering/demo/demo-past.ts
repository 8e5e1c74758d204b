import { periodCalendar } from '../problem/calendar.js';
import type { PastShift, Period } from '../problem/roster-problem.js';
import type { DemoContract } from './demo-contracts.js';

/** Days worked of a fortnight from a Monday, at most three in any seven; each keeps a Sunday free with a neighbour. */
const FORTNIGHTS: readonly (readonly number[])[] = [
  [0, 1, 4, 8, 9],
  [1, 5, 6, 10],
  [2, 3, 7, 10, 11],
  [0, 3, 5, 6],
  [1, 2, 8, 11],
];

/** What an agent worked in the two weeks before the period, legally and well away from the contract's limits. */
export function pastOf(index: number, contract: DemoContract, period: Period): readonly PastShift[] {
  const pastDays = period.pastDays ?? 0;
  const firstMonday = -pastDays - periodCalendar(period).weekday(-pastDays);
  const shift =
    contract.rhythm === 'nights-only' || (contract.rhythm === 'mixed' && index % 3 === 0) ? 'N' : 'J';
  const template = FORTNIGHTS[index % FORTNIGHTS.length];
  return [0, 14]
    .flatMap((offset) => template.map((day) => firstMonday + offset + day))
    .filter((day) => day >= -pastDays && day < 0)
    .map((day) => ({ day, shift }));
}
