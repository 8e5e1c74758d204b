import { periodCalendar } from '@releve/optimization';
import { badInput, notFound } from '@releve/platform';
import ical, { ICalEventTransparency } from 'ical-generator';
import type { StoredRoster } from '../store.js';
import { rosterRows } from '../tables/roster-workbook.js';
import { csvOf } from '../tables/write-table.js';

/** One row an agent, one column a day; empty is a day off. */
export const rosterCsv = (row: StoredRoster): string => csvOf(rosterRows(row));

/** One agent's shifts as iCalendar, in UTC, time on call apart. @throws not-found for an agent the roster does not know */
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
    const { start, workEnd, end } = calendar.span(day, shift);
    const event = (part: string, from: number, to: number, summary: string) =>
      feed.createEvent({
        id: `${row.id}-${agent.id}-${day}${part}`,
        stamp: now,
        start: new Date(from * 60_000),
        end: new Date(to * 60_000),
        summary,
        sequence: row.revision,
        // At home and free unless called: the time stays open in the agent's own calendar.
        ...(part === '' ? {} : { transparency: ICalEventTransparency.TRANSPARENT }),
      });
    const name = shift.name ?? shift.id;
    if (workEnd > start) event('', start, workEnd, name);
    if (end > workEnd) event('-on-call', workEnd, end, `Astreinte (${name})`);
  });
  return feed.toString();
}
