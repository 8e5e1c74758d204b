import type { Database } from '@releve/database';
import type { EventBus, JobRunner, Logger } from '@releve/platform';
import type { SolveRosters } from './solve-rosters.js';
import type { PlannerStore } from './store.js';

/** What the planner is given from outside. */
export interface PlannerPorts {
  readonly database: Database;
  readonly bus: EventBus;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly solver: SolveRosters;
  /** Runs explanations of what has no legal roster. */
  readonly explainer: JobRunner;
  /** Simulates rosters and changes; a thread runner of its own when left out. */
  readonly simulator?: JobRunner;
  /** Answers why: solves again with a cell fixed. */
  readonly asker: JobRunner;
  /** Finds replacements and swaps; threads of this process by default. */
  readonly desk?: JobRunner;
  /** Re-plans rosters; threads of this process by default. */
  readonly replanner?: JobRunner;
}

/** What its operations work with. */
export interface PlannerDeps extends PlannerPorts {
  readonly store: PlannerStore;
  /** Names this process among those that search. */
  readonly process: string;
}
