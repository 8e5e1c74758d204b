import { periodCalendar } from '../problem/calendar.js';
import type { Duty, WorkLine } from './work-line.js';

/** A line for tests, from local times: `['2026-03-28 21:00', '2026-03-29 07:00']`, in Paris. */
export function lineOf(
  start: string,
  days: number,
  spells: readonly (readonly [string, string, Partial<Duty>?])[],
  knownDaysBefore = 0,
  onCalls: readonly (readonly [string, string])[] = [],
): WorkLine {
  const calendar = periodCalendar({ start, days, zone: 'Europe/Paris' });
  const first = Date.parse(`${start}T00:00:00Z`);
  const at = (local: string) => {
    const [date, time] = local.split(' ');
    const [hour, minute] = time.split(':').map(Number);
    return calendar.instant((Date.parse(`${date}T00:00:00Z`) - first) / 86_400_000, hour * 60 + minute);
  };
  return {
    agent: 'a',
    calendar,
    days,
    firstKnownDay: -knownDaysBefore,
    duties: spells.map(([from, to, more]) => ({ start: at(from), end: at(to), ...more })),
    onCalls: onCalls.map(([from, to]) => ({ start: at(from), end: at(to) })),
  };
}

/** The same spell of local hours on several days of a month: `daily('2026-06', [1, 2], '07:00', '19:00')`. */
export function daily(
  month: string,
  dates: readonly number[],
  from: string,
  to: string,
): (readonly [string, string])[] {
  return dates.map((date) => {
    const day = (shift: number) =>
      new Date(Date.parse(`${month}-01T00:00:00Z`) + (date - 1 + shift) * 86_400_000)
        .toISOString()
        .slice(0, 10);
    return [`${day(0)} ${from}`, `${day(to <= from ? 1 : 0)} ${to}`] as const;
  });
}
