import type { PlannerDeps } from '../deps.js';
import type { RunningSolves } from './generate-roster.js';
import { failOrphans } from './orphaned-rosters.js';

/** How long a search is believed to live after its process was last heard of. */
export const LEASE_MS = 15_000;
const RENEW_MS = 2_000;
/** Orphans of other processes are looked for once in so many renewals. */
const SWEEP_EVERY = 5;

export interface SearchLeases {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keeps the leases of this process's searches alive, stops those that any process was asked to stop, and fails the
 * searches whose process has died. A search of a living process is never touched by another.
 */
export function searchLeases(deps: PlannerDeps, running: RunningSolves): SearchLeases {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let rounds = 0;

  const renew = async (): Promise<void> => {
    rounds += 1;
    if (running.size > 0) {
      const until = new Date(deps.clock().getTime() + LEASE_MS);
      for (const { id, stopAsked } of await deps.store.renewLeases([...running.keys()], deps.process, until))
        if (stopAsked) running.get(id)?.stop();
    }
    if (rounds % SWEEP_EVERY === 0) await failOrphans(deps);
  };

  return {
    async start() {
      await failOrphans(deps);
      timer = setInterval(() => {
        round = round
          .then(renew)
          .catch((error: unknown) => deps.log.warn({ err: error }, 'search leases could not be renewed'));
      }, RENEW_MS);
    },
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
