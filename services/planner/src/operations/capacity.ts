import { type CapacityMonth, SiteId, UnitId } from '@releve/contracts';
import { hasWork, periodCalendar } from '@releve/optimization';
import type { z } from 'zod';
import { viewOf } from '../roster-view.js';
import type { StoredRoster, StoredUnit } from '../store.js';

const HALF_HOUR = 0.5;
type Month = z.infer<typeof CapacityMonth>;

const empty = (month: string, unit: StoredUnit): Month => ({
  month,
  site: SiteId.parse(unit.definition.site),
  unit: UnitId.parse(unit.definition.id),
  requiredHours: 0,
  plannedHours: 0,
  shortHours: 0,
  surplusHours: 0,
  nights: 0,
  weekendShifts: 0,
});

/**
 * Required and planned staff-hours of a unit by local month, from the newest roster of each day
 * (published before drafts), half-hour by half-hour.
 */
export function capacityByMonth(
  unit: StoredUnit,
  rosters: readonly StoredRoster[],
  from: string,
  to: string,
): Month[] {
  const months = new Map<string, Month>();
  const seen = new Set<string>();
  const onCallOnly = new Set(
    unit.definition.shiftTypes.filter((shift) => !hasWork(shift)).map(({ id }) => id),
  );
  const nights = new Set(unit.definition.shiftTypes.filter(({ isNight }) => isNight).map(({ id }) => id));
  const ordered = [...rosters].sort(
    (a, b) =>
      Number(b.status === 'published') - Number(a.status === 'published') ||
      b.createdAt.getTime() - a.createdAt.getTime(),
  );
  for (const row of ordered) {
    if (!row.assignments) continue;
    const view = viewOf(row);
    const calendar = periodCalendar(row.problem.period);
    const midnights = Array.from({ length: row.days + 1 }, (_, day) => calendar.instant(day, 0));
    const fresh = midnights
      .slice(0, -1)
      .map((_, day) => calendar.label(day))
      .map((date) => date >= from && date <= to && !seen.has(date));
    const monthOf = (day: number): Month => {
      const key = calendar.label(day).slice(0, 7);
      const month = months.get(key) ?? empty(key, unit);
      months.set(key, month);
      return month;
    };
    for (const slot of view.cover) {
      const day = midnights.findLastIndex((midnight) => midnight <= Date.parse(slot.start) / 60_000);
      if (!fresh[day]) continue;
      const month = monthOf(day);
      month.requiredHours += slot.required * HALF_HOUR;
      month.plannedHours += slot.planned * HALF_HOUR;
      month.shortHours += Math.max(0, slot.required - slot.planned) * HALF_HOUR;
      month.surplusHours += Math.max(0, slot.planned - slot.required) * HALF_HOUR;
    }
    for (const { shifts } of view.agents)
      shifts.forEach((shift, day) => {
        if (shift === null || onCallOnly.has(shift) || !fresh[day]) return;
        if (nights.has(shift)) monthOf(day).nights++;
        if (calendar.weekday(day) >= 5) monthOf(day).weekendShifts++;
      });
    fresh.forEach((isFresh, day) => {
      if (isFresh) seen.add(calendar.label(day));
    });
  }
  return [...months.values()].sort((a, b) => a.month.localeCompare(b.month));
}
