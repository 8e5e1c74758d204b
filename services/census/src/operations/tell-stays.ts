import { randomUUID } from 'node:crypto';
import { type StaySeen, type StaysMeasured, type StaysSeen, TriageLevel, topics } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import type { OutgoingEvent } from '@releve/platform';
import type { SiteState } from '../store/sites.js';
import { type SeenStay, type StayBin, selectSeenStays, selectStayBins } from '../store/stays.js';
import type { WriteEvents } from './announce.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Stays are measured over eight weeks, anew each day, and told as seen every five minutes. */
const measuredMs = 56 * 24 * hourMs;
const measureEveryMs = 24 * hourMs;
const seenEveryMs = 5 * minuteMs;
/** A little more than the day over which the pace of departures and the beds asked for are counted. */
const seenMs = 26 * hourMs;

/** Whether stays should be told of again, as known at the site now. */
export function staysDue(site: SiteState): { readonly measured: boolean; readonly seen: boolean } {
  const { knownUntil, visitsFrom, staysMeasuredTo, staysSeenAt } = site;
  if (knownUntil === null || visitsFrom === null) return { measured: false, seen: false };
  return {
    measured: staysMeasuredTo === null || knownUntil - staysMeasuredTo >= measureEveryMs,
    seen: staysSeenAt === null || knownUntil - staysSeenAt >= seenEveryMs,
  };
}

/** Tells how long stays last and how they have been ending, in the caller's transaction. @returns the site as it is then. */
export async function tellStays(
  tx: Queryable,
  site: SiteState,
  now: Date,
  writeEvents: WriteEvents,
): Promise<SiteState> {
  const { knownUntil } = site;
  const due = staysDue(site);
  if (knownUntil === null || (!due.measured && !due.seen)) return site;
  const events: OutgoingEvent[] = [];
  if (due.measured) {
    const from = knownUntil - measuredMs;
    const bins = await selectStayBins(tx, site.site, from, knownUntil);
    events.push(
      eventOf<StaysMeasured>('stays.measured', site.site, knownUntil, now, measured(bins, from, knownUntil)),
    );
  }
  if (due.seen) {
    const stays = await selectSeenStays(tx, site.site, knownUntil - seenMs, knownUntil);
    const data = {
      at: new Date(knownUntil).toISOString(),
      stays: stays.map((stay) => seen(stay, knownUntil)),
    };
    events.push(eventOf<StaysSeen>('stays.seen', site.site, knownUntil, now, data));
  }
  await writeEvents(tx, events);
  return {
    ...site,
    staysMeasuredTo: due.measured ? knownUntil : site.staysMeasuredTo,
    staysSeenAt: due.seen ? knownUntil : site.staysSeenAt,
  };
}

const levelOf = (triage: string | null) => TriageLevel.options.find((level) => level === triage) ?? null;

function measured(bins: readonly StayBin[], from: number, to: number): StaysMeasured['data'] {
  const groups = new Map<string, StaysMeasured['data']['toDecision'][number]>();
  for (const { stage, triage, minutes, left, admitted, open } of bins) {
    if (stage !== 'decision') continue;
    const name = levelOf(triage) ?? 'unknown';
    const group = groups.get(name) ?? { group: name, stays: [] };
    group.stays.push([minutes, left, admitted, open]);
    groups.set(name, group);
  }
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    toDecision: [...groups.values()],
    toBed: bins.flatMap(({ stage, minutes, left, open }) => (stage === 'bed' ? [[minutes, left, open]] : [])),
  };
}

const seen = ({ arrived, decided, departed, triage }: SeenStay, at: number): StaySeen => {
  const ago = (ms: number | null): number | null =>
    ms === null || ms > at ? null : Math.floor((at - ms) / minuteMs);
  return [ago(arrived) ?? 0, ago(decided), ago(departed), levelOf(triage)];
};

function eventOf<E extends StaysMeasured | StaysSeen>(
  type: E['type'],
  site: string,
  at: number,
  now: Date,
  data: E['data'],
): OutgoingEvent {
  const id = randomUUID();
  const occurredAt = new Date(at).toISOString();
  const recordedAt = now.toISOString();
  return {
    topic: topics.counts,
    key: site,
    id,
    payload: { id, type, version: 1, site, occurredAt, recordedAt, correlationId: id, data },
  };
}
