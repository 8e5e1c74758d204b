import { randomUUID } from 'node:crypto';
import { type CountedHour, type CountsChanged, type Presence, topics } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import type { OutgoingEvent } from '@releve/platform';
import { hourMs, hourOf, longestOpenStayMs } from '../projections/hours.js';
import { type OpenVisit, openAtEnd, presenceAt, staysAt } from '../projections/presence.js';
import { type StoredHour, selectHours } from '../store/hours.js';
import type { SiteState } from '../store/sites.js';
import { selectBoardingAtEnds } from '../store/stays.js';
import { selectOpen, selectPresent } from '../store/visits.js';

/** Writes events in the transaction of what they tell of. */
export type WriteEvents = (tx: Queryable, events: readonly OutgoingEvent[]) => Promise<void>;

export interface Announcement {
  readonly origin: 'live' | 'bulk';
  readonly correlationId: string;
  readonly now: Date;
  readonly writeEvents: WriteEvents;
}

/** Well below what a broker takes in one message (1 MB), with every stream told. */
const mostHours = 1000;
/** Boarding is counted of so many hours at most: it needs the visits themselves. */
export const mostBoardingHours = 8 * 24;

/** Imported counts stand before those counted from visits, stream by stream. */
export const arrivalsOf = (hour: StoredHour | undefined): Readonly<Record<string, number>> =>
  hour ? { ...hour.arrivals, ...hour.imported } : {};

/** Of all arrivals, those of the first 30 minutes; null where they are imported counts, or halves were not counted. */
export const firstHalfOf = (hour: StoredHour | undefined): number | null => {
  if (!hour) return 0;
  return hour.imported?.all === undefined ? hour.firstHalfArrivals : null;
};

/** Patients present as an hour ended; null when it has not ended, or visits are not known so far back. */
export function presentAtEnd(
  site: SiteState,
  hour: number,
  stored: StoredHour | undefined,
  open: readonly OpenVisit[],
): number | null {
  if (site.visitsFrom === null || hour < hourOf(site.visitsFrom)) return null;
  if (site.knownUntil === null || hour + hourMs > site.knownUntil) return null;
  return (stored?.departedLater ?? 0) + openAtEnd(open, hour);
}

/** Who is present at the last known instant; null where only counts are known. */
export async function currentPresence(tx: Queryable, site: SiteState, at: number): Promise<Presence | null> {
  if (site.visitsFrom === null) return null;
  return presenceAt(await selectPresent(tx, site.site, at - longestOpenStayMs, at), at);
}

/** Patients waiting for a bed as each hour ended, of hours that have ended; empty where there are too many to count. */
export async function boardingDuring(
  tx: Queryable,
  site: SiteState,
  hours: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const { visitsFrom, knownUntil } = site;
  if (visitsFrom === null || knownUntil === null || hours.length > mostBoardingHours) return new Map();
  const ended = hours.filter((hour) => hour >= hourOf(visitsFrom) && hour + hourMs <= knownUntil);
  return selectBoardingAtEnds(tx, site.site, ended);
}

/** Visits without a departure that count in some of these hours. */
export async function openDuring(
  tx: Queryable,
  site: SiteState,
  hours: readonly number[],
): Promise<readonly OpenVisit[]> {
  const [first, last] = [hours[0], hours.at(-1)];
  if (site.visitsFrom === null || first === undefined || last === undefined) return [];
  return selectOpen(tx, site.site, first - longestOpenStayMs, last + hourMs);
}

/** Tells the hours, whole, and who is present: in the caller's transaction, at most 1,000 hours an event. */
export async function announce(
  tx: Queryable,
  site: SiteState,
  hours: readonly number[],
  { origin, correlationId, now, writeEvents }: Announcement,
): Promise<void> {
  const { knownUntil } = site;
  if (knownUntil === null) return;
  const stored = await selectHours(tx, site.site, hours);
  const open = await openDuring(tx, site, hours);
  const live = origin === 'live' && site.visitsFrom !== null;
  const here = live ? await selectPresent(tx, site.site, knownUntil - longestOpenStayMs, knownUntil) : null;
  const presence = here ? presenceAt(here, knownUntil) : await currentPresence(tx, site, knownUntil);
  const boarding = live ? await boardingDuring(tx, site, hours) : new Map<number, number>();
  const counted = hours.map(
    (hour): CountedHour => ({
      hour: new Date(hour).toISOString(),
      arrivals: arrivalsOf(stored.get(hour)),
      firstHalfArrivals: firstHalfOf(stored.get(hour)),
      presentAtEnd: presentAtEnd(site, hour, stored.get(hour), open),
      ...(boarding.has(hour) ? { boardingAtEnd: boarding.get(hour) } : {}),
    }),
  );
  const events: OutgoingEvent[] = [];
  for (let first = 0; first === 0 || first < counted.length; first += mostHours) {
    const known = new Date(knownUntil).toISOString();
    const part = { hours: counted.slice(first, first + mostHours), presence, knownUntil: known, origin };
    const data = here ? { ...part, inDepartment: staysAt(here, knownUntil) } : part;
    events.push(toEvent(site.site, data, correlationId, now));
  }
  await writeEvents(tx, events);
}

function toEvent(site: string, data: CountsChanged['data'], correlationId: string, now: Date): OutgoingEvent {
  const id = randomUUID();
  const payload: Omit<CountsChanged, 'site'> & { readonly site: string } = {
    id,
    type: 'counts.changed',
    version: 1,
    site,
    occurredAt: data.knownUntil,
    recordedAt: now.toISOString(),
    correlationId,
    data,
  };
  return { topic: topics.counts, key: site, id, payload };
}
