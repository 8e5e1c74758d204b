import type { Queryable } from '@releve/database';
import type { VisitState } from '../fold/fold-visit.js';
import { HourChanges, withQuietHours } from '../projections/hour-changes.js';
import { hourOf, lastHourBegun } from '../projections/hours.js';
import { liveKnownUntil } from '../projections/known-until.js';
import { addToHours, replaceCounts } from '../store/hours.js';
import { lockSite, type SiteState, saveSite } from '../store/sites.js';
import { saveVisits } from '../store/visits.js';
import { announce, type WriteEvents } from './announce.js';
import { type Refolded, refold } from './refold.js';
import type { SiteBatch } from './site-batch.js';

/**
 * Applies a batch of one site in the caller's transaction: visits, hours, the site's bounds, and the events that
 * tell of it. Applying a batch again changes nothing.
 */
export async function applyBatch(
  tx: Queryable,
  batch: SiteBatch,
  now: Date,
  writeEvents: WriteEvents,
): Promise<void> {
  const before = await lockSite(tx, batch.site);
  const folded = await refold(tx, batch, before.liveAt !== null || batch.movements.length > 0);
  const state = bounds(before, batch, folded);
  const changes = new HourChanges(state.knownUntil ?? Number.NEGATIVE_INFINITY);
  const changed = new Map<string, VisitState | null>();
  for (const [visitId, after] of folded.after) {
    const known = folded.before.get(visitId) ?? null;
    if (JSON.stringify(known) === JSON.stringify(after)) continue;
    changed.set(visitId, after);
    changes.replace(known, after);
  }
  await saveVisits(tx, batch.site, changed);
  await addToHours(tx, batch.site, changes.stored());
  const countedHours = await replaceCounts(tx, batch.site, [...batch.counts.values()]);
  await saveSite(tx, state);
  const hours = [...changes.changedHours(), ...countedHours, ...newlyEnded(before, state)];
  if (hours.length === 0 && changed.size === 0) return;
  await announce(tx, state, withQuietHours(sorted(hours)), {
    origin: batch.movements.length > 0 ? 'live' : 'bulk',
    correlationId: batch.correlationId,
    now,
    writeEvents,
  });
}

const sorted = (hours: readonly number[]): readonly number[] => [...new Set(hours)].sort((a, b) => a - b);

/** Hours that ended as the site became known further: their last figure can be told now. */
export function newlyEnded(before: SiteState, after: SiteState): readonly number[] {
  if (before.knownUntil === null || after.knownUntil === null) return [];
  const from = lastHourBegun(before.knownUntil);
  const to = lastHourBegun(after.knownUntil);
  return to > from ? [from, to] : [];
}

const lowest = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => Math.min(a, b));
};
const highest = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => Math.max(a, b));
};

function bounds(before: SiteState, batch: SiteBatch, { after }: Refolded): SiteState {
  const arrivals = [...after.values()].flatMap((state) => (state ? [Date.parse(state.arrivedAt)] : []));
  const imported = [...batch.imports.values()].flatMap((visit) =>
    visit ? [Date.parse(visit.arrivedAt)] : [],
  );
  const counted = [...batch.counts.values()].map(({ hour }) => Date.parse(hour));
  const firstArrival = lowest(arrivals);
  const lastCounted = highest(counted);
  const liveAt = highest([before.liveAt, batch.liveAt]);
  const liveRecordedAt = highest([before.liveRecordedAt, batch.liveRecordedAt]);
  return {
    ...before,
    liveAt,
    liveRecordedAt,
    visitsFrom: lowest([before.visitsFrom, firstArrival]),
    knownFrom: lowest([
      before.knownFrom,
      firstArrival === null ? null : hourOf(firstArrival),
      lowest(counted),
    ]),
    knownUntil: highest([
      before.knownUntil,
      highest(imported),
      lastCounted === null ? null : lastCounted + 3_600_000,
      liveKnownUntil(batch.liveAt, batch.liveRecordedAt),
    ]),
  };
}
