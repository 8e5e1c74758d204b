import type { ForecasterDeps } from '../deps.js';
import type { StoredOutlook } from '../flow-store.js';
import type { StoredSite } from '../store.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** After this long the truth will not come any more. */
const GIVEN_UP_HOURS = 30;

/** Says of each outlook whose windows have ended what came: thresholds crossed, beds asked for. */
export async function scoreOutlooks({ flow, cache }: ForecasterDeps, site: StoredSite): Promise<number> {
  const { knownUntil } = site;
  if (!knownUntil) return 0;
  const pending = await flow.unscoredOutlooks(site.site, new Date(knownUntil.getTime() - 2 * HOUR_MS));
  const seen = pending.length > 0 ? await flow.stays(site.site) : undefined;
  for (const outlook of pending) {
    const crossed = outlook.crossings.map(
      ({ quantity, above, hours }, k) =>
        outlook.crossed?.[k] ??
        crossedWithin(cache, site.site, quantity, above, outlook.origin, hours, knownUntil),
    );
    const bedsCame = outlook.beds.map(
      ({ hours }, k) => outlook.bedsCame?.[k] ?? (seen ? bedsWithin(seen, outlook.origin, hours) : null),
    );
    const ended = knownUntil.getTime() - outlook.origin.getTime() > GIVEN_UP_HOURS * HOUR_MS;
    const scoreFinal = ended || [...crossed, ...bedsCame].every((outcome) => outcome !== null);
    await flow.saveOutlookScore(outlook.id, { crossed, bedsCame, scoreFinal });
  }
  return pending.length;
}

/** Whether some hour that ended within the window exceeded the threshold; null while that is not known. */
function crossedWithin(
  cache: ForecasterDeps['cache'],
  site: string,
  quantity: StoredOutlook['crossings'][number]['quantity'],
  above: number,
  origin: Date,
  hours: number,
  knownUntil: Date,
): boolean | null {
  const end = origin.getTime() + hours * HOUR_MS;
  const counts = cache.counts({ site, stream: 'all', quantity }, knownUntil);
  if (!counts || end > knownUntil.getTime()) return null;
  const first = Math.floor((origin.getTime() - counts.start) / HOUR_MS);
  const last = Math.floor((end - counts.start) / HOUR_MS);
  const values = counts.values.subarray(Math.max(0, first), last);
  if (values.length === 0 || values.some(Number.isNaN)) return null;
  return values.some((value) => value > above);
}

/** Admissions decided within the window, counted from the stays last seen; null while they do not reach over it. */
export function bedsWithin(
  { seen, seenAt }: { readonly seen: unknown; readonly seenAt: Date | null },
  origin: Date,
  hours: number,
): number | null {
  if (!seenAt || !Array.isArray(seen)) return null;
  const since = (seenAt.getTime() - origin.getTime()) / MINUTE_MS;
  const until = since - hours * 60;
  // Stays that ended more than a day before are not among those seen.
  if (until < 0 || since > 25 * 60) return null;
  return seen.filter(([, decided]) => decided !== null && decided < since && decided >= until).length;
}
