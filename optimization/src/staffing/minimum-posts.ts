import { TZDate } from '@date-fns/tz';
import { minuteOfDay } from './check-profile.js';
import type { PostWindow } from './profile.js';

/**
 * Posts held at an instant: the sum of the windows that hold its local time of day. A window whose end is not after
 * its start passes midnight.
 */
export function postsAt(windows: readonly PostWindow[], at: number, zone: string): number {
  const local = new TZDate(at, zone);
  const minute = local.getHours() * 60 + local.getMinutes();
  return windows.filter((window) => holds(window, minute)).reduce((sum, window) => sum + window.posts, 0);
}

function holds(window: PostWindow, minute: number): boolean {
  const from = minuteOfDay(window.from) ?? 0;
  const to = minuteOfDay(window.to) ?? 0;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
