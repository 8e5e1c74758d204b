import {
  checkCells as checkCellsRoute,
  createUnit,
  editCells as editCellsRoute,
  editRequirement,
  exportRoster,
  generateRoster as generateRosterRoute,
  getCapacity,
  getRequirement as getRequirementRoute,
  getRoster,
  listRosters,
  listUnits,
  type Principal,
  publishRoster as publishRosterRoute,
  stopRoster,
} from '@releve/contracts';
import { conflict, implement, notFound, type RouteImplementation } from '@releve/platform';
import type { PlannerDeps } from './deps.js';
import { capacityByMonth } from './operations/capacity.js';
import { checkCells, editCells, findRoster, publishRoster } from './operations/edit-roster.js';
import { agentCalendar, rosterCsv } from './operations/export-roster.js';
import { generateRoster, type RunningSolves } from './operations/generate-roster.js';
import { getRequirement } from './operations/get-requirement.js';
import { saveUnit } from './operations/save-unit.js';
import { summaryOf, viewOf } from './roster-view.js';

const maySee = ({ units, sites }: Principal, unit: string, site: string): boolean =>
  (units === '*' || units.includes(unit)) && (sites === '*' || sites.includes(site));

const download = (text: string, type: string, name: string): Response =>
  new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
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
      if (!solve)
        throw conflict('Nothing is being generated for this roster here.', {
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
    implement(publishRosterRoute, ({ params, body }) => publishRoster(deps, params, body)),
    implement(exportRoster, async ({ params, query }) => {
      const row = await findRoster(deps, params.unit, params.roster);
      const name = `${row.unit}-${row.from}`;
      return query.format === 'csv'
        ? download(rosterCsv(row), 'text/csv', `${name}.csv`)
        : download(agentCalendar(row, query.agent, clock()), 'text/calendar', `${name}-${query.agent}.ics`);
    }),
    implement(getCapacity, async ({ params, query }) => {
      const unit = await store.unit(params.unit);
      if (!unit) throw notFound('unit', params.unit);
      return { months: capacityByMonth(unit, await store.rosters(params.unit, 200), query.from, query.to) };
    }),
  ];
}
