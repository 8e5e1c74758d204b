import { correctStaffing, measureStaffing, simulateChanges, simulateRoster } from '@releve/contracts';
import { implement, type JobRunner, type RouteImplementation } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import { simulateChangesOf } from './simulate-changes.js';
import { simulateStoredRoster } from './simulate-roster.js';
import { measureCorrection, setCorrection } from './staffing-correction.js';

export interface SimulationDeps extends PlannerDeps {
  readonly simulator: JobRunner;
}

/** Simulation of rosters and of changes to a department, each in a worker thread. */
export function simulationRoutes(deps: SimulationDeps): readonly RouteImplementation[] {
  return [
    implement(simulateRoster, ({ params, query }) => simulateStoredRoster(deps, params, query)),
    implement(simulateChanges, ({ params, query }) => simulateChangesOf(deps, params.unit, query)),
    implement(measureStaffing, ({ params, query }) => measureCorrection(deps, params.unit, query)),
    implement(correctStaffing, ({ params, body }) => setCorrection(deps, params.unit, body.factors)),
  ];
}
