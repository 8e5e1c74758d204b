import type { Presence } from '@releve/contracts';
import type { Database } from '@releve/database';
import { notFound } from '@releve/platform';
import { meanByLocalHour } from '../projections/heatmap.js';
import { withQuietHours } from '../projections/hour-changes.js';
import { hourMs, lastHourBegun } from '../projections/hours.js';
import { isListening } from '../projections/known-until.js';
import { selectHourRange } from '../store/hours.js';
import { type SiteState, selectSite } from '../store/sites.js';
import { arrivalsOf, boardingDuring, currentPresence, openDuring, presentAtEnd } from './announce.js';

/** A window of time, epoch ms, from `from` up to `to`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface ArrivalHour {
  readonly hour: string;
  readonly arrivals: number;
  readonly presentAtEnd: number | null;
  readonly boardingAtEnd: number | null;
}

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

async function siteOf(database: Database, id: string): Promise<SiteState> {
  const site = await selectSite(database.db, id);
  if (!site) throw notFound('site', id);
  return site;
}

/** Who is present: now, where the source is alive; else as last known. */
export async function readPresence(
  database: Database,
  clock: () => Date,
  id: string,
): Promise<{ presence: Presence | null; knownUntil: string | null }> {
  const site = await siteOf(database, id);
  const now = clock().getTime();
  const listening = isListening(site.liveAt, site.liveRecordedAt, now);
  const at = listening ? Math.max(now, site.knownUntil ?? now) : site.knownUntil;
  const presence = at === null ? null : await currentPresence(database.db, site, at);
  return { presence, knownUntil: isoOrNull(at) };
}

/** Arrivals per UTC hour of one stream, every hour that is known: silent ones within a day count 0, longer gaps stay. */
export async function readArrivals(
  database: Database,
  id: string,
  stream: string,
  { from, to }: Window,
): Promise<{ hours: ArrivalHour[]; knownFrom: string | null; knownUntil: string | null }> {
  const site = await siteOf(database, id);
  const { db } = database;
  const rows = await selectHourRange(db, id, from, to);
  const stored = new Map(rows.map((row) => [row.hour, row]));
  const edge = site.knownUntil === null ? [] : [lastHourBegun(Math.min(site.knownUntil, to))];
  const known = [...stored.keys(), ...edge].filter((hour) => hour >= from && hour < to);
  const hours = withQuietHours([...new Set(known)].sort((a, b) => a - b));
  const open = await openDuring(db, site, hours);
  const boarding = await boardingDuring(db, site, hours);
  return {
    hours: hours.map((hour) => ({
      hour: new Date(hour).toISOString(),
      arrivals: arrivalsOf(stored.get(hour))[stream] ?? 0,
      presentAtEnd: presentAtEnd(site, hour, stored.get(hour), open),
      boardingAtEnd: boarding.get(hour) ?? null,
    })),
    knownFrom: isoOrNull(site.knownFrom),
    knownUntil: isoOrNull(site.knownUntil),
  };
}

/** Mean arrivals by local weekday and hour over the complete hours of a window. */
export async function readHeatmap(
  database: Database,
  id: string,
  window: Window,
): Promise<{ mean: (number | null)[][] }> {
  const site = await siteOf(database, id);
  const { hours, knownUntil } = await readArrivals(database, id, 'all', window);
  const ended = knownUntil === null ? 0 : Date.parse(knownUntil);
  const complete = hours.filter(({ hour }) => Date.parse(hour) + hourMs <= ended);
  const counts = complete.map(({ hour, arrivals }) => ({ hour: Date.parse(hour), arrivals }));
  return { mean: meanByLocalHour(counts, site.timeZone ?? 'UTC') };
}
