import { periodCalendar } from '@releve/optimization';
import { badInput, notFound } from '@releve/platform';
import ical from 'ical-generator';
import { addDays } from '../civil-days.js';
import type { StoredRoster } from '../store.js';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** A cell that a spreadsheet would run as a formula is shown as text. */
const safe = (text: string): string => quoted(/^[=+\-@\t]/.test(text) ? `'${text}` : text);

/** One row an agent, one column a day; empty is a day off. */
export function rosterCsv(row: StoredRoster): string {
  const days = Array.from({ length: row.days }, (_, day) => addDays(row.from, day));
  const lines = row.problem.agents.map((agent) =>
    [agent.id, agent.name ?? agent.id, ...days.map((_, day) => row.assignments?.[agent.id]?.[day] ?? '')]
      .map(safe)
      .join(','),
  );
  return [['agent', 'name', ...days].join(','), ...lines, ''].join('\r\n');
}

/** One agent's shifts as iCalendar, in UTC. @throws not-found for an agent the roster does not know */
export function agentCalendar(row: StoredRoster, agentId: string | undefined, now: Date): string {
  if (!agentId)
    throw badInput({ place: 'query.agent', value: '', expected: 'the id of an agent of the roster' });
  const agent = row.problem.agents.find(({ id }) => id === agentId);
  if (!agent) throw notFound('agent', agentId);
  const calendar = periodCalendar(row.problem.period);
  const shiftOf = new Map(row.problem.shifts.map((shift) => [shift.id, shift]));
  const feed = ical({ name: agent.name ?? agent.id, prodId: '//releve//roster//FR' });
  (row.assignments?.[agent.id] ?? []).forEach((id, day) => {
    const shift = shiftOf.get(id);
    if (!shift) return;
    const { start, end } = calendar.span(day, shift);
    feed.createEvent({
      id: `${row.id}-${agent.id}-${day}`,
      stamp: now,
      start: new Date(start * 60_000),
      end: new Date(end * 60_000),
      summary: shift.name ?? shift.id,
      sequence: row.revision,
    });
  });
  return feed.toString();
}
