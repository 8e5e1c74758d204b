import { addDays } from '../civil-days.js';
import type { StoredRoster } from '../store.js';
import { workbookOf } from './write-table.js';

/** One row an agent, one column a day; empty is a day off. */
export function rosterRows(row: StoredRoster): readonly (readonly string[])[] {
  const days = Array.from({ length: row.days }, (_, day) => addDays(row.from, day));
  return [
    ['agent', 'name', ...days],
    ...row.problem.agents.map((agent) => [
      agent.id,
      agent.name ?? agent.id,
      ...days.map((_, day) => row.assignments?.[agent.id]?.[day] ?? ''),
    ]),
  ];
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const hours = (minutes: number): string =>
  minutes === 0 ? '' : String(Math.round((minutes / 60) * 100) / 100);

/** What each letter stands for: hours of work, break, handover, time on call. */
function keyRows({ problem }: StoredRoster): readonly (readonly string[])[] {
  return [
    ['poste', 'nom', 'début', 'fin du travail', 'pause (h)', 'relève (h)', 'astreinte (h)', 'fin'],
    ...problem.shifts.map(
      ({
        id,
        name = id,
        startMinute,
        durationMinutes,
        breakMinutes = 0,
        handoverMinutes = 0,
        onCallMinutes = 0,
      }) => {
        const workEnd = startMinute + durationMinutes - onCallMinutes;
        return [
          id,
          name,
          clock(startMinute),
          onCallMinutes < durationMinutes ? clock(workEnd) : '',
          hours(breakMinutes),
          hours(handoverMinutes),
          hours(onCallMinutes),
          clock(startMinute + durationMinutes),
        ];
      },
    ),
  ];
}

/** The roster as a workbook, agents and dates kept in view, with the key to its shifts on a second sheet. */
export function rosterWorkbook(row: StoredRoster): Promise<Uint8Array<ArrayBuffer>> {
  const widths = [10, 24, ...Array.from({ length: row.days }, () => 11)];
  return workbookOf([
    { name: row.from, rows: rosterRows(row), frozen: 2, widths },
    { name: 'postes', rows: keyRows(row), frozen: 1, widths: [10, 34, 10, 14, 10, 10, 12, 10] },
  ]);
}
