import type { StoredSite } from '../store.js';

/** From when the forecast starts, and whether that is because data stopped coming. */
export function originOf(
  site: StoredSite,
  now: Date,
  staleAfterMinutes: number,
): { readonly origin: Date; readonly staleReason: string | null } | null {
  if (!site.knownUntil) return null;
  const ageMinutes = (now.getTime() - site.knownUntil.getTime()) / 60_000;
  if (ageMinutes <= staleAfterMinutes) return { origin: now, staleReason: null };
  return { origin: site.knownUntil, staleReason: `No data since ${site.knownUntil.toISOString()}.` };
}
