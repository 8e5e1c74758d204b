import type { SessionStore } from '../sessions/session-store.js';
import type { LiveHub } from './live-hub.js';

const heartbeatMs = 15_000;
const sessionCheckMs = 60_000;
const sweepMs = 3_600_000;

/** Starts the heartbeat, the check of sessions behind live connections, and the sweep of old ones; call to stop. */
export function startLiveTimers(
  hub: LiveHub,
  sessions: Pick<SessionStore, 'sweep'>,
  onError: (error: unknown) => void,
): () => void {
  const timers = [
    setInterval(() => hub.heartbeat(), heartbeatMs),
    setInterval(() => void hub.endDeadSessions().catch(onError), sessionCheckMs),
    setInterval(() => void sessions.sweep().catch(onError), sweepMs),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
