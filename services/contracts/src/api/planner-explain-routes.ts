import { z } from 'zod';
import { AgentAccount, Ledger, RosterComparison, TradeOffPoint } from '../domain/fairness.js';
import { PlainDate } from '../domain/ids.js';
import { RosterSummary } from '../domain/roster.js';
import { StaffTable, TableFormat, TableReport } from '../domain/staff-import.js';
import { RosterWish, WhyAnswer } from '../domain/why.js';
import { defineRoute } from './define.js';
import { everyone, recordId, roster, supervisor, unit } from './route-parts.js';

export const askWhy = defineRoute({
  id: 'askWhy',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/why',
  summary: 'Why an agent does what the roster says on a day: each alternative, solved again',
  roles: ['nursing-supervisor', 'administrator'],
  scope: 'unit',
  params: roster,
  body: z.object({
    agent: z.string(),
    day: z.int().min(0),
    /** The alternative; null is a day off, absent is every other one. */
    shift: z.string().nullable().optional(),
    /** Time for all alternatives together. */
    seconds: z.number().min(1).max(20).default(6),
  }),
  response: WhyAnswer,
  audited: false,
});

export const listWishes = defineRoute({
  id: 'listWishes',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/rosters/:roster/wishes',
  summary: 'Wishes of a roster’s period, granted or refused',
  roles: everyone,
  scope: 'unit',
  params: roster,
  response: z.object({ wishes: z.array(RosterWish) }),
});

export const compareRosters = defineRoute({
  id: 'compareRosters',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/comparison',
  summary: 'Two rosters of the same period: cost by part, cover, fairness, changes by agent',
  roles: everyone,
  scope: 'unit',
  params: unit,
  query: z.object({ a: recordId, b: recordId }),
  response: RosterComparison,
});

export const getLedger = defineRoute({
  id: 'getLedger',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/ledger',
  summary:
    'Nights, weekends, holidays and refused wishes against each agent’s fair share, over published rosters',
  roles: everyone,
  scope: 'unit',
  params: unit,
  query: z.object({ roster: recordId.optional() }),
  response: Ledger,
});

export const getAccount = defineRoute({
  id: 'getAccount',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/agents/:agent/account',
  summary: 'An agent’s working time by month: hours against contract, nights, Sundays, overtime',
  roles: everyone,
  scope: 'unit',
  params: unit.extend({ agent: recordId }),
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200) }),
  response: AgentAccount,
});

export const startTradeOff = defineRoute({
  id: 'startTradeOff',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/trade-offs',
  summary: 'Start three rosters of the same period, from free to strictly fair',
  roles: supervisor,
  scope: 'unit',
  params: unit,
  body: z.object({
    from: PlainDate,
    days: z.int().min(7).max(84),
    /** For each of the three. */
    timeLimitSeconds: z.int().min(3).max(1800).default(30),
    seed: z.int().min(0).default(1),
  }),
  response: z.object({ tradeOff: z.string(), rosters: z.array(RosterSummary) }),
  status: 202,
});

export const getTradeOff = defineRoute({
  id: 'getTradeOff',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/trade-offs/:tradeOff',
  summary: 'Cost and fairness of rosters made together',
  roles: everyone,
  scope: 'unit',
  params: unit.extend({ tradeOff: recordId }),
  response: z.object({ points: z.array(TradeOffPoint) }),
});

/** A file as base64, so that CSV in any encoding and XLSX come the same way. */
const file = {
  name: z.string().min(1).max(200),
  content: z.base64(),
  dryRun: z.boolean().default(true),
};

export const importTable = defineRoute({
  id: 'importTable',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/tables/:table',
  summary: 'Import staff, contracts, leave or wishes from CSV or XLSX; tells of every row',
  roles: ['nursing-supervisor', 'administrator'],
  scope: 'unit',
  params: unit.extend({ table: StaffTable }),
  body: z.object(file),
  response: TableReport,
});

export const exportTable = defineRoute({
  id: 'exportTable',
  owner: 'planner',
  method: 'get',
  path: '/units/:unit/tables/:table',
  summary: 'Staff, contracts, leave or wishes as CSV or XLSX, in the form they are imported in',
  roles: ['nursing-supervisor', 'administrator'],
  scope: 'unit',
  params: unit.extend({ table: StaffTable }),
  query: z.object({ format: TableFormat.default('xlsx') }),
  response: z.string(),
});

export const importRoster = defineRoute({
  id: 'importRoster',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/rosters/:roster/table',
  summary: 'Import a draft’s cells from the CSV or XLSX it was exported to; tells of every row',
  roles: supervisor,
  scope: 'unit',
  params: roster,
  body: z.object({ ...file, revision: z.int() }),
  response: TableReport,
});
