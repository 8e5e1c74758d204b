import {
  askWhy as askWhyRoute,
  checkCells as checkCellsRoute,
  compareRosters,
  createUnit,
  editCells as editCellsRoute,
  editRequirement,
  exportRoster,
  exportTable,
  generateRoster as generateRosterRoute,
  getAccount as getAccountRoute,
  getCapacity,
  getLedger as getLedgerRoute,
  getRequirement as getRequirementRoute,
  getRoster,
  getTradeOff as getTradeOffRoute,
  importRoster as importRosterRoute,
  importTable as importTableRoute,
  keepBest as keepBestRoute,
  listRosters,
  listUnits,
  listWishes as listWishesRoute,
  type Principal,
  publishRoster as publishRosterRoute,
  recordCallOut as recordCallOutRoute,
  removeCallOut as removeCallOutRoute,
  startTradeOff as startTradeOffRoute,
  stopRoster,
} from '@releve/contracts';
import { conflict, implement, notFound, type RouteImplementation } from '@releve/platform';
import type { PlannerDeps } from './deps.js';
import { getAccount } from './operations/account.js';
import { askWhy, listWishes } from './operations/ask-why.js';
import { recordCallOut, removeCallOut } from './operations/call-outs.js';
import { capacityByMonth } from './operations/capacity.js';
import { compare } from './operations/compare.js';
import { checkCells, editCells, findRoster } from './operations/edit-roster.js';
import { agentCalendar, rosterCsv } from './operations/export-roster.js';
import { generateRoster, type RunningSolves } from './operations/generate-roster.js';
import { getRequirement } from './operations/get-requirement.js';
import { keepBest } from './operations/keep-best.js';
import { getLedger } from './operations/ledger.js';
import { publishRoster } from './operations/publish-roster.js';
import { saveUnit } from './operations/save-unit.js';
import { getTradeOff, startTradeOff } from './operations/trade-off.js';
import { summaryOf, viewOf } from './roster-view.js';
import { exportStaffTable } from './tables/export-table.js';
import { importRosterTable } from './tables/import-roster.js';
import { importStaffTable } from './tables/import-table.js';
import { rosterWorkbook } from './tables/roster-workbook.js';
import { TABLE_TYPES } from './tables/write-table.js';

const maySee = ({ units, sites }: Principal, unit: string, site: string): boolean =>
  (units === '*' || units.includes(unit)) && (sites === '*' || sites.includes(site));

const download = (content: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response =>
  new Response(content, {
    headers: {
      'content-type': typeof content === 'string' ? `${type}; charset=utf-8` : type,
      'content-disposition': `attachment; filename="${name}"`,
    },
  });

/** The planner's routes; the gateway has already checked who may call them. */
export function plannerRoutes(deps: PlannerDeps, running: RunningSolves): readonly RouteImplementation[] {
  const { store, clock, database } = deps;

  return [
    implement(listUnits, async ({ principal }) => ({
      units: (await store.units())
        .map(({ definition }) => definition)
        .filter((unit) => maySee(principal, unit.id, unit.site)),
    })),
    implement(createUnit, ({ params, body }) => saveUnit(deps, { ...body, id: params.unit })),
    implement(getRequirementRoute, ({ params, query }) => getRequirement(deps, params.unit, query)),
    implement(editRequirement, async ({ params, body, principal }) => {
      await database.db.transaction(async (tx) => {
        for (const { start, skill, required } of body.slots)
          await store.saveEdit(tx, {
            unit: params.unit,
            start: new Date(start),
            skill,
            required,
            reason: body.reason,
            editedBy: principal.userId,
            editedAt: clock(),
          });
      });
      return { edited: body.slots.length };
    }),
    implement(listRosters, async ({ params }) => ({
      rosters: (await store.rosters(params.unit)).map(summaryOf),
    })),
    implement(generateRosterRoute, ({ params, body }) =>
      generateRoster(deps, running, { unit: params.unit, ...body }),
    ),
    implement(getRoster, async ({ params }) => viewOf(await findRoster(deps, params.unit, params.roster))),
    implement(stopRoster, async ({ params }) => {
      const row = await findRoster(deps, params.unit, params.roster);
      const solve = running.get(row.id);
      if (!solve && row.status === 'generating') {
        await store.askStop(row.id);
        return summaryOf(row);
      }
      if (!solve)
        throw conflict('Nothing is being generated for this roster.', {
          place: 'roster.status',
          value: row.status,
          expected: 'generating',
        });
      solve.stop();
      return summaryOf(row);
    }),
    implement(editCellsRoute, ({ params, body }) => editCells(deps, params, body)),
    implement(checkCellsRoute, async ({ params, body }) => ({
      violations: await checkCells(deps, params, body.cells),
    })),
    implement(publishRosterRoute, ({ params, body, principal }) =>
      publishRoster(deps, params, body, principal.name),
    ),
    implement(keepBestRoute, ({ params, body }) => keepBest(deps, params, body.revision)),
    implement(exportRoster, async ({ params, query }) => {
      const row = await findRoster(deps, params.unit, params.roster);
      const name = `${row.unit}-${row.from}`;
      if (query.format === 'xlsx')
        return download(await rosterWorkbook(row), TABLE_TYPES.xlsx, `${name}.xlsx`);
      return query.format === 'csv'
        ? download(rosterCsv(row), 'text/csv', `${name}.csv`)
        : download(agentCalendar(row, query.agent, clock()), 'text/calendar', `${name}-${query.agent}.ics`);
    }),
    implement(askWhyRoute, ({ params, body }) => askWhy(deps, params, body)),
    implement(listWishesRoute, async ({ params }) => ({ wishes: await listWishes(deps, params) })),
    implement(compareRosters, ({ params, query }) => compare(deps, params.unit, query)),
    implement(getLedgerRoute, ({ params, query }) => getLedger(deps, params.unit, query.roster)),
    implement(getAccountRoute, ({ params, query }) =>
      getAccount(deps, params.unit, params.agent, query.year),
    ),
    implement(recordCallOutRoute, ({ params, body, principal }) =>
      recordCallOut(deps, params.unit, body, principal.name),
    ),
    implement(removeCallOutRoute, ({ params }) => removeCallOut(deps, params.unit, params.callOut)),
    implement(startTradeOffRoute, ({ params, body }) =>
      startTradeOff(deps, running, { unit: params.unit, ...body }),
    ),
    implement(getTradeOffRoute, async ({ params }) => ({
      points: await getTradeOff(deps, params.unit, params.tradeOff),
    })),
    implement(importTableRoute, ({ params, body }) =>
      importStaffTable(deps, params.unit, params.table, body),
    ),
    implement(exportTable, async ({ params, query }) => {
      const { content, name } = await exportStaffTable(deps, params.unit, params.table, query.format);
      return download(content, TABLE_TYPES[query.format], name);
    }),
    implement(importRosterRoute, ({ params, body }) => importRosterTable(deps, params, body)),
    implement(getCapacity, async ({ params, query }) => {
      const unit = await store.unit(params.unit);
      if (!unit) throw notFound('unit', params.unit);
      return { months: capacityByMonth(unit, await store.rosters(params.unit, 200), query.from, query.to) };
    }),
  ];
}
