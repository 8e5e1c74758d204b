import type { LiveHub } from './live-hub.js';

const heartbeatMs = 15_000;
const sessionCheckMs = 60_000;

/** Starts the hub's heartbeat and its check of sessions; call the result to stop both. */
export function startLiveTimers(hub: LiveHub, onError: (error: unknown) => void): () => void {
  const heartbeat = setInterval(() => hub.heartbeat(), heartbeatMs);
  const sessions = setInterval(() => void hub.endDeadSessions().catch(onError), sessionCheckMs);
  heartbeat.unref();
  sessions.unref();
  return () => {
    clearInterval(heartbeat);
    clearInterval(sessions);
  };
}
