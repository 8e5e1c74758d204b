import { z } from 'zod';
import { PlainDate, SiteId } from '../domain/ids.js';
import { Skill } from '../domain/roster.js';
import { RosterSimulation, StaffingCorrection, WhatIf } from '../domain/simulation.js';
import { defineRoute } from './define.js';
import { everyone, roster, unit } from './route-parts.js';

const runs = z.coerce.number().int().min(5).max(400);
const seed = z.coerce.number().int().min(0).default(1);

export const simulateRoster = defineRoute({
  id: 'simulateRoster',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/rosters/:roster/simulation',
  summary: 'Waits, patients present and patients lost under a roster, simulated on the forecast’s futures',
  roles: everyone,
  scope: 'unit',
  params: roster,
  query: z.object({ runs: runs.default(40), seed }),
  response: RosterSimulation,
});

export const simulateChanges = defineRoute({
  id: 'simulateChanges',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/what-if',
  summary: 'Another agent, another bed, an epidemic, a closed site: each simulated on the same patients',
  roles: everyone,
  scope: 'unit',
  params: unit,
  query: z.object({
    /** First day; the newest roster’s when absent. */
    from: PlainDate.optional(),
    days: z.coerce.number().int().min(1).max(14).default(7),
    runs: runs.default(40),
    seed,
    /** Agents of a skill more (or fewer) at every hour. */
    staff: z.coerce.number().int().min(-20).max(20).default(0),
    skill: Skill.default('nurse'),
    /** Places where patients are seen; absent is no limit, and no change of beds. */
    beds: z.coerce.number().int().min(1).max(1000).optional(),
    moreBeds: z.coerce.number().int().min(-200).max(200).default(0),
    /** Relative change of arrivals: 0.2 is 20 % more. */
    epidemic: z.coerce.number().min(-0.9).max(2).default(0),
    /** A site that closes, and the share of its patients who come here. */
    closed: SiteId.optional(),
    closedShare: z.coerce.number().min(0).max(1).default(0.5),
  }),
  response: WhatIf,
});

export const measureStaffing = defineRoute({
  id: 'measureStaffing',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/staffing-correction',
  summary: 'Whether the staffing formula keeps its promised probability of waiting, by simulation',
  roles: everyone,
  scope: 'unit',
  params: unit,
  query: z.object({ runs: runs.default(20), seed }),
  response: StaffingCorrection,
});

export const correctStaffing = defineRoute({
  id: 'correctStaffing',
  owner: 'planner',
  method: 'put',
  path: '/units/:unit/staffing-correction',
  summary: 'Set the factors on the safety level with which a unit’s requirement is computed',
  roles: ['nursing-supervisor', 'administrator'],
  scope: 'unit',
  params: unit,
  body: z.object({
    reason: z.string().min(3).max(500),
    factors: z
      .array(z.object({ skill: Skill, factor: z.number().gt(0).max(4) }))
      .min(1)
      .max(20),
  }),
  response: z.object({ factors: z.array(z.object({ skill: Skill, factor: z.number() })) }),
});
