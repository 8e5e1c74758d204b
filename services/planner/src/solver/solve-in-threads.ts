import { availableParallelism } from 'node:os';
import { createTurns } from '@releve/platform';
import type { SolveOutcome, SolveRosters } from '../solve-rosters.js';
import { type RosterSolveEvent, type RunningRosterSolve, startRosterSolve } from './run-solve.js';

const THREADS = 2;

export interface ThreadSolverOptions {
  /** Searches at once; more wait their turn (default: one for each two processors). */
  readonly searches?: number;
  /** Built file of a solver thread (default: the engine's). */
  readonly worker?: URL;
  readonly heapMegabytes?: number;
}

const progressOf = ({ seconds, cost, bound, gap }: RosterSolveEvent) => ({ seconds, cost, bound, gap });

/** Searches in worker threads of this process, in fair turns between units. */
export function solveInThreads(options: ThreadSolverOptions = {}): SolveRosters {
  const { searches = Math.max(1, Math.floor(availableParallelism() / THREADS)), ...threads } = options;
  const turns = createTurns(searches);
  const unfinished = new Map<() => void, Promise<SolveOutcome>>();
  return {
    solve(problem, { timeLimitSeconds, seed, unit }, onProgress) {
      let search: RunningRosterSolve | undefined;
      let begin = () => {};
      let end: (outcome: SolveOutcome) => void = () => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const outcome = new Promise<SolveOutcome>((resolve) => {
        end = resolve;
      });
      const turn = turns.take(unit, (over) => {
        const running = startRosterSolve(
          problem,
          { timeLimitSeconds, seed, threads: THREADS, ...threads },
          (event) => onProgress(progressOf(event), running.best() ?? null),
        );
        search = running;
        begin();
        void running.outcome
          .then(outcomeOf, (error: unknown): SolveOutcome => ({ kind: 'failed', reason: String(error) }))
          .then((ended) => {
            over();
            end(ended);
          });
      });
      const stop = (): void => {
        if (turn.leave()) end({ kind: 'not-begun' });
        else search?.stop();
      };
      unfinished.set(stop, outcome);
      void outcome.then(() => unfinished.delete(stop));
      return { begun, outcome, stop };
    },
    async close() {
      const ending = [...unfinished];
      for (const [stop] of ending) stop();
      await Promise.all(ending.map(([, outcome]) => outcome));
    },
  };
}

function outcomeOf(end: Awaited<RunningRosterSolve['outcome']>): SolveOutcome {
  if (end.kind === 'failed') return end;
  const progress = progressOf(end);
  if (end.kind === 'found') return { kind: 'found', assignments: end.assignments, progress };
  if (end.kind === 'short') return { kind: 'short', assignments: end.assignments, progress };
  if (end.kind === 'infeasible') return { kind: 'infeasible', reason: end.reason, progress };
  return { kind: 'none-found', progress };
}
