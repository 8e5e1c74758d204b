import type { Roster, Unit } from '../../../api/types.js';
import { addDays, dayStart, hourMs, minuteMs } from '../../../ui/time.js';

/** Cells that a new version changes, and how soon before the shift those concerned would be told. */
export interface VersionChanges {
  readonly all: number;
  /** Less than 15 days before (décret 2002-9, art. 13), the next included. */
  readonly soon: number;
  /** Less than 48 hours before. */
  readonly late: number;
}

const noticeMs = 15 * 24 * hourMs;
const changeMs = 48 * hourMs;

/** Counts cells that differ between what is published and a new version, by the start of the shift concerned. */
export function versionChanges(
  published: Pick<Roster, 'agents' | 'from'>,
  next: Pick<Roster, 'agents'>,
  unit: Pick<Unit, 'shiftTypes' | 'timeZone'>,
  now: number,
): VersionChanges {
  const starts = new Map(unit.shiftTypes.map(({ id, startMinute }) => [id, startMinute]));
  const after = new Map(next.agents.map(({ id, shifts }) => [id, shifts]));
  const ahead = published.agents.flatMap(({ id, shifts }) =>
    shifts.flatMap((before, day) => {
      const becomes = after.get(id)?.[day] ?? null;
      if (becomes === before) return [];
      const minute = starts.get(becomes ?? before ?? '') ?? 0;
      return [dayStart(addDays(published.from, day), unit.timeZone) + minute * minuteMs - now];
    }),
  );
  return {
    all: ahead.length,
    soon: ahead.filter((ms) => ms < noticeMs).length,
    late: ahead.filter((ms) => ms < changeMs).length,
  };
}
