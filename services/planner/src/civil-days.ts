const DAY_MS = 86_400_000;

const epochDay = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** Days from one civil date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from);

/** The civil date `days` later. */
export const addDays = (date: string, days: number): string =>
  new Date((epochDay(date) + days) * DAY_MS).toISOString().slice(0, 10);

/** The Monday on or after a civil date. */
export function mondayFrom(date: string): string {
  const weekday = (((epochDay(date) + 3) % 7) + 7) % 7;
  return addDays(date, (7 - weekday) % 7);
}
