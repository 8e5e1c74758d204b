import { z } from 'zod';
import { Instant, PlainDate, SiteId, UnitId } from '../domain/ids.js';
import { FairnessLevel, Requirement, Roster, RosterSummary, Unit, Violation } from '../domain/roster.js';
import { defineRoute } from './define.js';
import { everyone, roster, supervisor, unit } from './route-parts.js';

export const listUnits = defineRoute({
  id: 'listUnits',
  owner: 'planner',
  method: 'get',
  path: '/units',
  summary: 'Units the caller may see',
  roles: everyone,
  scope: 'none',
  response: z.object({ units: z.array(Unit) }),
});

export const createUnit = defineRoute({
  id: 'createUnit',
  owner: 'planner',
  method: 'put',
  path: '/units/:unit',
  summary: 'Add or replace a unit with its agents and shift types',
  roles: ['administrator', 'nursing-supervisor'],
  scope: 'unit',
  params: unit,
  body: Unit.omit({ id: true }),
  response: Unit,
});

export const getRequirement = defineRoute({
  id: 'getRequirement',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/requirement',
  summary: 'Required staff per skill and half-hour, from the forecast',
  roles: everyone,
  scope: 'unit',
  params: unit,
  query: z.object({ from: PlainDate, days: z.coerce.number().int().min(1).max(42) }),
  response: Requirement,
});

export const editRequirement = defineRoute({
  id: 'editRequirement',
  owner: 'planner',
  method: 'patch',
  path: '/units/:unit/requirement',
  summary: 'Set the required staff of some half-hours by hand, with a reason',
  roles: supervisor,
  scope: 'unit',
  params: unit,
  body: z.object({
    reason: z.string().min(3).max(500),
    slots: z
      .array(z.object({ start: Instant, skill: z.string(), required: z.int().min(0).max(500) }))
      .min(1)
      .max(2000),
  }),
  response: z.object({ edited: z.int() }),
});

export const listRosters = defineRoute({
  id: 'listRosters',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/rosters',
  summary: 'Rosters of a unit, newest first',
  roles: everyone,
  scope: 'unit',
  params: unit,
  response: z.object({ rosters: z.array(RosterSummary) }),
});

export const generateRoster = defineRoute({
  id: 'generateRoster',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters',
  summary: 'Start generating a roster; locked cells of `basedOn` stay',
  roles: supervisor,
  scope: 'unit',
  params: unit,
  body: z.object({
    from: PlainDate,
    days: z.int().min(7).max(84),
    timeLimitSeconds: z.int().min(3).max(1800).default(60),
    seed: z.int().min(0).default(1),
    basedOn: z.string().optional(),
    fairness: FairnessLevel.default('free'),
    /** Requests that must hold, beside the rules: an agent's days off. */
    mustBeOff: z.array(z.object({ agent: z.string(), day: z.int().min(0) })).default([]),
  }),
  response: RosterSummary,
  status: 202,
});

export const getRoster = defineRoute({
  id: 'getRoster',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/rosters/:roster',
  summary: 'One roster: cells, cover, violations, costs',
  roles: everyone,
  scope: 'unit',
  params: roster,
  response: Roster,
});

export const stopRoster = defineRoute({
  id: 'stopRoster',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/stop',
  summary: 'Stop generating and keep the best legal roster found',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  response: RosterSummary,
  status: 202,
});

export const editCells = defineRoute({
  id: 'editCells',
  owner: 'planner',
  method: 'patch',
  path: '/units/:unit/rosters/:roster/cells',
  summary: 'Change or lock cells of a draft; answers the roster with its violations',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  body: z.object({
    /** The revision the caller saw; another one gives 409. */
    revision: z.int(),
    cells: z
      .array(
        z.object({
          agent: z.string(),
          day: z.int().min(0),
          shift: z.string().nullable().optional(),
          locked: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(2000),
  }),
  response: Roster,
});

export const checkCells = defineRoute({
  id: 'checkCells',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/check',
  summary: 'What would be violated if these cells were changed; changes nothing',
  roles: everyone,
  scope: 'unit',
  params: roster,
  body: z.object({
    cells: z
      .array(z.object({ agent: z.string(), day: z.int().min(0), shift: z.string().nullable() }))
      .max(2000),
  }),
  response: z.object({ violations: z.array(Violation) }),
  audited: false,
});

export const publishRoster = defineRoute({
  id: 'publishRoster',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/publish',
  summary:
    'Publish a draft; refused with the rules broken, under 15 days without a reason, or below the safety minimum unless that is accepted with one',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  body: z.object({
    revision: z.int(),
    reason: z.string().max(500).optional(),
    /** Depart from the safety minimum, and from laws that may be: only with a reason. */
    derogate: z.boolean().default(false),
  }),
  response: RosterSummary,
});

export const keepBest = defineRoute({
  id: 'keepBest',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/keep',
  summary: 'Make a draft of the best roster found although it is below the safety minimum',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  body: z.object({ revision: z.int() }),
  response: RosterSummary,
});

export const exportRoster = defineRoute({
  id: 'exportRoster',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/rosters/:roster/export',
  summary: 'A roster as CSV or XLSX, or one agent’s shifts as iCalendar',
  roles: everyone,
  scope: 'unit',
  params: roster,
  query: z.object({ format: z.enum(['csv', 'xlsx', 'ics']), agent: z.string().optional() }),
  response: z.string(),
});

/** One month of one unit, in staff-hours. */
export const CapacityMonth = z.object({
  month: z.string(),
  site: SiteId,
  unit: UnitId,
  requiredHours: z.number(),
  plannedHours: z.number(),
  shortHours: z.number(),
  surplusHours: z.number(),
  nights: z.int(),
  weekendShifts: z.int(),
});

export const getCapacity = defineRoute({
  id: 'getCapacity',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/capacity',
  summary: 'Required and planned cover by month',
  roles: everyone,
  scope: 'unit',
  params: unit,
  query: z.object({ from: PlainDate, to: PlainDate }),
  response: z.object({ months: z.array(CapacityMonth) }),
});
