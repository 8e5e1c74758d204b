const hourMs = 3_600_000;

/** A source this far behind its messages' own times is telling of the past, not of now. */
const longestLagMs = hourMs;
/** After this long without a message, nobody knows whether nobody came. */
const longestSilenceMs = 6 * hourMs;

/**
 * Up to when a live source's arrivals are known, epoch ms: when its latest movement was recorded, if it came as it
 * happened; else when that movement took place.
 */
export function liveKnownUntil(liveAt: number | null, recordedAt: number | null): number | null {
  if (liveAt === null || recordedAt === null) return null;
  const lag = recordedAt - liveAt;
  return lag >= 0 && lag <= longestLagMs ? recordedAt : liveAt;
}

/** Whether a source speaks of the present: then its silence means that nobody came. */
export function isListening(liveAt: number | null, recordedAt: number | null, now: number): boolean {
  if (liveAt === null || recordedAt === null) return false;
  const lag = recordedAt - liveAt;
  return lag >= 0 && lag <= longestLagMs && now >= recordedAt && now - recordedAt <= longestSilenceMs;
}
