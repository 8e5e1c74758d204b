const HOURS = 24;

/** Hours of the day on weekdays, then on the weekend: as fine as shares of a few arrivals an hour can be learned. */
export const WEEK_BINS = 2 * HOURS;

/** Bin of a slot of the local week (0–167, Monday 00:00 first). */
export function binOf(slot: number): number {
  return (slot >= 5 * HOURS ? HOURS : 0) + (slot % HOURS);
}

/** Bin of the hour so many hours later on days of the same kind. */
export function binAfter(bin: number, hours: number): number {
  const first = bin - (bin % HOURS);
  return first + ((bin - first + hours + HOURS) % HOURS);
}
