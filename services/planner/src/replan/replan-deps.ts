import type { JobRunner } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';

/** What replacements and re-planning work with. */
export interface ReplanDeps extends PlannerDeps {
  /** Finds replacements and swaps. */
  readonly desk: JobRunner;
  /** Re-plans rosters. */
  readonly replanner: JobRunner;
}
