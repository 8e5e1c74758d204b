import type { CoverSlot } from '../api/types.js';
import { addDays, dayStart } from '../ui/time.js';

/** One civil day's half-hours of one skill. */
export interface CoverDay {
  readonly day: number;
  readonly date: string;
  readonly slots: readonly CoverSlot[];
  /** Half-hours with fewer planned than required, and with more. */
  readonly shortSlots: number;
  readonly surplusSlots: number;
  /** The largest lack of staff, 0 when none. */
  readonly worst: number;
  /** The largest chance that more is needed than planned; null when unknown. */
  readonly risk: number | null;
}

/** Cover of one skill cut into the roster's civil days, which have 46 or 50 half-hours when the clocks change. */
export function coverByDay(
  slots: readonly CoverSlot[],
  skill: string,
  from: string,
  days: number,
  zone: string,
): readonly CoverDay[] {
  const starts = Array.from({ length: days + 1 }, (_, day) => dayStart(addDays(from, day), zone));
  const buckets: CoverSlot[][] = Array.from({ length: days }, () => []);
  let day = 0;
  const ordered = slots
    .filter((slot) => slot.skill === skill)
    .map((slot) => ({ slot, at: Date.parse(slot.start) }))
    .sort((a, b) => a.at - b.at);
  for (const { slot, at } of ordered) {
    while (day < days && at >= (starts[day + 1] ?? Number.POSITIVE_INFINITY)) day += 1;
    if (at >= (starts[0] ?? 0)) buckets[day]?.push(slot);
  }
  return buckets.map((of, index) => {
    const risks = of.flatMap((slot) => (slot.shortProbability === null ? [] : [slot.shortProbability]));
    return {
      day: index,
      date: addDays(from, index),
      slots: of,
      shortSlots: of.filter((slot) => slot.planned < slot.required).length,
      surplusSlots: of.filter((slot) => slot.planned > slot.required).length,
      worst: Math.max(0, ...of.map((slot) => slot.required - slot.planned)),
      risk: risks.length === 0 ? null : Math.max(...risks),
    };
  });
}
