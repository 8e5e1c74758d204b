import type { StoredSite } from '../store.js';

/** From when the forecast starts, and since when nothing has come where it starts there for that. */
export function originOf(
  site: StoredSite,
  now: Date,
  staleAfterMinutes: number,
): { readonly origin: Date; readonly noDataSince: Date | null } | null {
  if (!site.knownUntil) return null;
  const ageMinutes = (now.getTime() - site.knownUntil.getTime()) / 60_000;
  if (ageMinutes <= staleAfterMinutes) return { origin: now, noDataSince: null };
  return { origin: site.knownUntil, noDataSince: site.knownUntil };
}
