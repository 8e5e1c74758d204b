import type { SolveProgress } from '@releve/contracts';
import type { Assignments, RosterProblem } from '@releve/optimization';

export interface SolveOptions {
  readonly timeLimitSeconds: number;
  readonly seed: number;
  /** Unit it is for: searches that wait are taken in fair turns between units. */
  readonly unit: string;
}

/** How a search ended. `bound` is proven, or null. */
export type SolveOutcome =
  | { readonly kind: 'found'; readonly assignments: Assignments; readonly progress: SolveProgress }
  | { readonly kind: 'infeasible'; readonly reason: string; readonly progress: SolveProgress }
  /** The best roster lacks people under a hard minimum, and breaks nothing else. */
  | { readonly kind: 'short'; readonly assignments: Assignments; readonly progress: SolveProgress }
  | { readonly kind: 'none-found'; readonly progress: SolveProgress }
  /** Stopped while it waited for its turn. */
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface RunningSolve {
  /** Settles when its turn has come; never, if it is stopped before. */
  readonly begun: Promise<void>;
  readonly outcome: Promise<SolveOutcome>;
  /** Ends the search early; the best roster so far is the outcome. */
  stop(): void;
}

/** Port: searches for the best roster away from the service's thread, telling of each improvement. */
export interface SolveRosters {
  solve(
    problem: RosterProblem,
    options: SolveOptions,
    onProgress: (progress: SolveProgress, assignments: Assignments | null) => void,
  ): RunningSolve;
  close(): Promise<void>;
}
