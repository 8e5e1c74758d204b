import type { Burdens, RosterProblem } from '@releve/optimization';
import { badInput, notFound } from '@releve/platform';
import { addDays } from '../civil-days.js';
import type { PlannerDeps } from '../deps.js';
import { carriedBefore } from '../ledger-store.js';
import type { PricedSlot } from '../priced-slot.js';
import type { StoredUnit } from '../store.js';
import { buildProblem } from './build-problem.js';
import { callOutsFor } from './call-outs.js';
import { shiftsElsewhere } from './elsewhere.js';
import type { GenerateRequest } from './generate-roster.js';
import { unitRequirement } from './get-requirement.js';

/** What a search needs, whatever its level of fairness. */
export interface PreparedRoster {
  readonly stored: StoredUnit;
  readonly problem: RosterProblem;
  readonly slots: readonly PricedSlot[];
  /** What each agent carried before. */
  readonly past: Readonly<Record<string, Burdens>>;
}

/**
 * Builds the problem of a unit and period from the forecast, which takes seconds.
 * @throws not-found for a unit or days the forecast does not reach; bad-input for a base of other days
 */
export async function prepareRoster(deps: PlannerDeps, request: GenerateRequest): Promise<PreparedRoster> {
  const stored = await deps.store.unit(request.unit);
  if (!stored) throw notFound('unit', request.unit);
  const requirement = await unitRequirement(deps, stored, request);
  const problem = buildProblem({
    unit: stored.definition,
    planning: stored.planning,
    from: request.from,
    days: request.days,
    requirement: requirement.computed,
    earlier: await earlierRosters(deps, request),
    pins: await pinsOf(deps, request),
    mustBeOff: request.mustBeOff,
    holidayCalendar: await deps.store.holidayCalendar(stored.definition.site),
    callOuts: await callOutsFor(deps, stored, request),
    elsewhere: await shiftsElsewhere(deps, stored, request),
  });
  const past = await carriedBefore(deps.database.db, request.unit, request.from);
  return { stored, problem, slots: requirement.slots, past };
}

/** Published rosters that end within a fortnight before the period begins. */
async function earlierRosters({ store }: PlannerDeps, { unit, from }: GenerateRequest) {
  const fortnightBefore = addDays(from, -14);
  return (await store.rosters(unit))
    .filter(
      (row) => row.status === 'published' && row.from < from && addDays(row.from, row.days) > fortnightBefore,
    )
    .flatMap(({ from: start, days, assignments }) =>
      assignments ? [{ from: start, days, assignments }] : [],
    );
}

/** Locked cells of the roster this one is based on. */
async function pinsOf(
  { store }: PlannerDeps,
  { unit, from, basedOn }: GenerateRequest,
): Promise<Record<string, Record<number, string>>> {
  if (!basedOn) return {};
  const base = await store.roster(unit, basedOn);
  if (!base) throw notFound('roster', basedOn);
  if (base.from !== from)
    throw badInput({ place: 'body.basedOn', value: base.from, expected: `a roster that starts on ${from}` });
  return Object.fromEntries(
    Object.entries(base.locked).map(([agent, days]) => [
      agent,
      Object.fromEntries(days.map((day) => [day, base.assignments?.[agent]?.[day] ?? ''])),
    ]),
  );
}
