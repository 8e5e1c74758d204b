import { z } from 'zod';
import { Absence, NeedChange, Replacements, RosterReplan, SwapCheck, SwapOffer } from '../domain/replan.js';
import { RosterSummary } from '../domain/roster.js';
import { defineRoute } from './define.js';
import { everyone, recordId, roster, supervisor } from './route-parts.js';

const replan = roster.extend({ replan: recordId });
const place = z.object({ agent: z.string().max(40), day: z.int().min(0).max(400) });

export const findReplacements = defineRoute({
  id: 'findReplacements',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/replacements',
  summary: 'Ranked legal ways to cover an absent agent’s shift, and the rules that exclude the others',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  body: place.extend({
    /** Days of absence beside the shift's own. */
    absences: z.array(Absence).max(200).default([]),
    overtime: z.boolean().default(true),
  }),
  response: Replacements,
  audited: false,
});

export const findSwaps = defineRoute({
  id: 'findSwaps',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/swaps',
  summary: 'Swaps of an agent’s shift that are legal for both, and cost no more or grant a wish',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  body: place,
  response: z.object({ swaps: z.array(SwapOffer) }),
  audited: false,
});

export const checkSwap = defineRoute({
  id: 'checkSwap',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/swaps/check',
  summary: 'Whether two agents may take each other’s shift, and what stands against it',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  body: z.object({ one: place, other: place }),
  response: SwapCheck,
  audited: false,
});

export const reviseRoster = defineRoute({
  id: 'reviseRoster',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/revisions',
  summary: 'Record absences and change cells: a draft in place, a published roster as a new draft',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  body: z.object({
    revision: z.int(),
    absences: z.array(Absence).max(200).default([]),
    cells: z.array(place.extend({ shift: z.string().nullable() })).max(2000),
    /** Cells worked as overtime. */
    overtime: z.array(place).max(500).default([]),
  }),
  response: RosterSummary,
});

export const startReplan = defineRoute({
  id: 'startReplan',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/replans',
  summary:
    'Start re-planning with the fewest changes; nothing of the roster changes until the plan is applied',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  body: z.object({
    absences: z.array(Absence).max(200).default([]),
    needs: z.array(NeedChange).max(200).default([]),
    /** Days, both included, that may change. */
    fromDay: z.int().min(0).max(400),
    toDay: z.int().min(0).max(400),
    overtime: z.boolean().default(true),
    timeLimitSeconds: z.int().min(3).max(600).default(60),
  }),
  response: RosterReplan,
  status: 202,
});

export const getReplan = defineRoute({
  id: 'getReplan',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/rosters/:roster/replans/:replan',
  summary: 'A re-planning: how it goes, its changes beside the least possible',
  roles: everyone,
  scope: 'unit',
  params: replan,
  response: RosterReplan,
});

export const stopReplan = defineRoute({
  id: 'stopReplan',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/replans/:replan/stop',
  summary: 'Stop re-planning and keep the best plan found',
  roles: supervisor,
  scope: 'unit',
  params: replan,
  response: RosterReplan,
  status: 202,
});

export const applyReplan = defineRoute({
  id: 'applyReplan',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/replans/:replan/apply',
  summary: 'Make the plan a draft: in place of a draft, or beside a published roster',
  roles: supervisor,
  scope: 'unit',
  params: replan,
  response: RosterSummary,
});
