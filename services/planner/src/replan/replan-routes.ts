import {
  applyReplan as applyReplanRoute,
  checkSwap,
  findReplacements,
  findSwaps,
  getReplan as getReplanRoute,
  reviseRoster as reviseRosterRoute,
  startReplan as startReplanRoute,
  stopReplan as stopReplanRoute,
} from '@releve/contracts';
import { implement, type RouteImplementation } from '@releve/platform';
import { checkSwapOf, replacementsFor, swapsFor } from '../operations/ask-desk.js';
import {
  applyReplan,
  getReplan,
  type RunningReplans,
  startReplan,
  stopReplan,
} from '../operations/replan-roster.js';
import { reviseRoster } from '../operations/revise-roster.js';
import type { ReplanDeps } from './replan-deps.js';

/** The day it goes wrong: replacements, swaps, revisions, re-planning. */
export function replanRoutes(deps: ReplanDeps, running: RunningReplans): readonly RouteImplementation[] {
  return [
    implement(findReplacements, ({ params, body }) => replacementsFor(deps, params, body)),
    implement(findSwaps, async ({ params, body }) => ({ swaps: await swapsFor(deps, params, body) })),
    implement(checkSwap, ({ params, body }) => checkSwapOf(deps, params, body)),
    implement(reviseRosterRoute, ({ params, body }) => reviseRoster(deps, params, body)),
    implement(startReplanRoute, ({ params, body }) => startReplan(deps, running, params, body)),
    implement(getReplanRoute, ({ params }) => getReplan(deps, running, params)),
    implement(stopReplanRoute, ({ params }) => stopReplan(deps, running, params)),
    implement(applyReplanRoute, ({ params }) => applyReplan(deps, params)),
  ];
}
