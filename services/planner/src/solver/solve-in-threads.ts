import type { SolveOutcome, SolveRosters } from '../solve-rosters.js';
import type { RosterSolveEvent } from './run-solve.js';
import { startRosterSolve } from './run-solve.js';

const THREADS = 2;

const progressOf = ({ seconds, cost, bound, gap }: RosterSolveEvent) => ({ seconds, cost, bound, gap });

/** Searches in worker threads of this process. */
export function solveInThreads(): SolveRosters {
  const running = new Set<ReturnType<typeof startRosterSolve>>();
  return {
    solve(problem, { timeLimitSeconds, seed }, onProgress) {
      const solve = startRosterSolve(problem, { timeLimitSeconds, seed, threads: THREADS }, (event) =>
        onProgress(progressOf(event), solve.best() ?? null),
      );
      running.add(solve);
      const outcome = solve.outcome
        .then((end): SolveOutcome => {
          if (end.kind === 'failed') return end;
          if (end.kind === 'found')
            return { kind: 'found', assignments: end.assignments, progress: progressOf(end) };
          if (end.kind === 'infeasible')
            return { kind: 'infeasible', reason: end.reason, progress: progressOf(end) };
          return { kind: end.kind, progress: progressOf(end) };
        })
        .finally(() => running.delete(solve));
      return { outcome, stop: () => solve.stop() };
    },
    async close() {
      for (const solve of running) solve.stop();
      await Promise.allSettled([...running].map(({ outcome }) => outcome));
    },
  };
}
