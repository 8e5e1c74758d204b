import type { RosterSimulation, SimulatedLevel } from '@releve/contracts';
import { type FlowResult, FRENCH_TARGETS, type Interval } from '@releve/optimization';
import { conflict, notFound } from '@releve/platform';
import { instantsOf } from '../operations/compute-requirement.js';
import { findRoster } from '../operations/edit-roster.js';
import { departmentOf, seenByOf } from './department.js';
import { runSimulation } from './simulation-job.js';
import type { SimulationDeps } from './simulation-routes.js';

const HOUR_MS = 3_600_000;
const CELLS_AN_HOUR = 2;
/** As for triage level 5: what a level outside the French scale is meant to wait at most. */
const LEAST_URGENT_MINUTES = 240;

/** Simulates a roster on the forecast's futures: what patients would wait under it, before it is published. */
export async function simulateStoredRoster(
  deps: SimulationDeps,
  target: { readonly unit: string; readonly roster: string },
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<RosterSimulation> {
  const row = await findRoster(deps, target.unit, target.roster);
  const unit = await deps.store.unit(target.unit);
  if (!unit) throw notFound('unit', target.unit);
  if (!row.assignments)
    throw conflict('There is no roster to simulate yet.', {
      place: 'roster.status',
      value: row.status,
      expected: 'draft or published',
    });
  const window = { from: row.from, days: row.days };
  const department = await departmentOf(deps, unit, row, window);
  const result = await runSimulation(deps.simulator, {
    kind: 'flow',
    department: department.input,
    runs,
    seed,
  });
  const { from } = instantsOf({ ...window, zone: unit.definition.timeZone });
  const { profile } = unit.planning;
  return {
    unit: unit.definition.id,
    roster: row.id,
    revision: row.revision,
    forecastId: department.forecastId,
    ...window,
    runs,
    seed,
    rostered: [...department.rostered],
    assumed: [...department.assumed],
    seenBy: seenByOf(profile),
    simulated: row.simulated,
    levels: result.levels.map((level) => levelOf(level, row.days)),
    leftUnseen: share(result.leftUnseen),
    skills: department.input.order.map((skill) => ({
      skill,
      utilisation: share(result.utilisation[skill]),
      delayed: share(result.delayed[skill]),
    })),
    present: result.present
      .filter((_, cell) => cell % CELLS_AN_HOUR === 0)
      .map((cell, hour) => ({ start: new Date(from.getTime() + hour * HOUR_MS).toISOString(), ...cell })),
  };
}

const NONE: Interval = { mean: 0, low: 0, high: 0 };

/** An interval of a share, cut to what a share can be. */
function share(interval: Interval | undefined): Interval {
  const { mean, low, high } = interval ?? NONE;
  return { mean, low: Math.max(0, low), high: Math.min(1, high) };
}

function levelOf(level: FlowResult['levels'][number], days: number): SimulatedLevel {
  const { arrivals, meanWaitMinutes: wait } = level;
  return {
    level: level.id,
    targetMinutes: FRENCH_TARGETS[level.id] ?? LEAST_URGENT_MINUTES,
    arrivalsPerDay: {
      mean: arrivals.mean / days,
      low: Math.max(0, arrivals.low) / days,
      high: arrivals.high / days,
    },
    waitMinutes: { ...wait, low: Math.max(0, wait.low) },
    medianWaitMinutes: level.medianWaitMinutes,
    p90WaitMinutes: level.p90WaitMinutes,
    withinTarget: share(level.withinTarget),
    leftUnseen: share(level.leftUnseen),
  };
}
