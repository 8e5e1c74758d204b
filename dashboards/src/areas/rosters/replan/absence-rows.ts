import { addDays, daysBetween } from '../../../ui/time.js';
import type { AbsenceDays } from './replan-queries.js';

/** An absence as it is typed: dates may be empty or wrong. */
export interface AbsenceRow {
  readonly key: number;
  readonly agent: string | null;
  readonly from: string;
  readonly to: string;
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A row as days of the roster; null when it says nothing usable. Days outside the roster are left out. */
export function absenceOf(row: AbsenceRow, from: string, days: number): AbsenceDays | null {
  if (row.agent === null || !isDate(row.from) || !isDate(row.to)) return null;
  const fromDay = Math.max(0, daysBetween(from, row.from));
  const toDay = Math.min(days - 1, daysBetween(from, row.to));
  return toDay < fromDay ? null : { agent: row.agent, fromDay, toDay };
}

/** A new row, by default for the day given. */
export const newRow = (key: number, agent: string | null, from: string, day: number): AbsenceRow => ({
  key,
  agent,
  from: addDays(from, day),
  to: addDays(from, day),
});

/** First day that a re-planning need change: the first absence's, or today where there is none or it began before. */
export const firstDay = (absences: readonly AbsenceDays[], today: number): number =>
  absences.length === 0 ? today : Math.max(today, Math.min(...absences.map(({ fromDay }) => fromDay)));
