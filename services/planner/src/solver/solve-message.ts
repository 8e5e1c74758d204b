import type { RosterProblem, SolveEnd } from '@releve/optimization';

/** What a solver thread is started with. */
export interface SolveWork {
  readonly problem: RosterProblem;
  /** The board's shared memory. */
  readonly memory: SharedArrayBuffer;
  readonly role: 'columns' | 'search' | 'alone';
  readonly seed: number;
  readonly timeLimitSeconds: number;
  readonly linesToPrice?: number;
}

/** What it says when it ends; rosters and bounds are read from the board. */
export type SolveMessage =
  | { readonly kind: 'ended'; readonly end: SolveEnd }
  | { readonly kind: 'failed'; readonly reason: string };
