import type { WhatIf } from '@releve/contracts';
import { badInput, notFound } from '@releve/platform';
import { addDays, mondayFrom } from '../civil-days.js';
import type { StoredUnit } from '../store.js';
import { countsOf, coveringRoster, departmentOf, pathsOf, seenByOf } from './department.js';
import { type DepartmentInput, runSimulation } from './simulation-job.js';
import type { SimulationDeps } from './simulation-routes.js';

export interface ChangeRequest {
  readonly from?: string | undefined;
  readonly days: number;
  readonly runs: number;
  readonly seed: number;
  readonly staff: number;
  readonly skill: string;
  readonly beds?: number | undefined;
  readonly moreBeds: number;
  readonly epidemic: number;
  readonly closed?: string | undefined;
  readonly closedShare: number;
}

interface Variant {
  readonly change: WhatIf['variants'][number]['change'];
  readonly department: DepartmentInput;
}

/** Simulates each change that is not nothing, alone, against the department as it is. */
export async function simulateChangesOf(
  deps: SimulationDeps,
  id: string,
  request: ChangeRequest,
): Promise<WhatIf> {
  const unit = await deps.store.unit(id);
  if (!unit) throw notFound('unit', id);
  const { definition, planning } = unit;
  const window = { from: request.from ?? (await firstDay(deps, unit)), days: request.days };
  const roster = await coveringRoster(deps, id, window);
  const { input, forecastId, rostered, assumed } = await departmentOf(deps, unit, roster, window);
  const base: DepartmentInput = request.beds === undefined ? input : { ...input, beds: request.beds };
  if (request.staff !== 0 && base.servers[request.skill] === undefined)
    throw badInput({
      place: 'query.skill',
      value: request.skill,
      expected: `one of ${Object.keys(base.servers).join(', ')}`,
    });
  const variants: Variant[] = [
    ...staffVariant(base, request),
    ...bedsVariant(base, request),
    ...epidemicVariant(base, request),
    ...(await closedVariant(deps, unit, base, request, window)),
  ];
  const compared = await runSimulation(deps.simulator, {
    kind: 'compare',
    departments: [base, ...variants.map(({ department }) => department)],
    runs: request.runs,
    seed: request.seed,
  });
  const [first] = compared;
  if (first === undefined) throw new RangeError('a comparison of nothing');
  return {
    unit: definition.id,
    forecastId,
    ...window,
    runs: request.runs,
    seed: request.seed,
    rostered: [...rostered],
    assumed: [...assumed],
    seenBy: seenByOf(planning.profile),
    simulated: definition.simulated,
    roster: roster?.id ?? null,
    beds: request.beds ?? null,
    base: first.figures,
    variants: compared.slice(1).flatMap(({ figures, difference }, index) => {
      const change = variants[index]?.change;
      return change === undefined ? [] : [{ change, figures, difference }];
    }),
  };
}

/** The first day of the newest roster, or the Monday to come. */
async function firstDay(deps: SimulationDeps, unit: StoredUnit): Promise<string> {
  const [newest] = (await deps.store.rosters(unit.definition.id)).filter(({ assignments }) => assignments);
  return newest?.from ?? mondayFrom(addDays(deps.clock().toISOString().slice(0, 10), 1));
}

function staffVariant(base: DepartmentInput, { staff, skill }: ChangeRequest): readonly Variant[] {
  if (staff === 0) return [];
  const cells = (base.servers[skill] ?? []).map((count) => Math.max(0, count + staff));
  return [{ change: 'staff', department: { ...base, servers: { ...base.servers, [skill]: cells } } }];
}

function bedsVariant(base: DepartmentInput, { moreBeds }: ChangeRequest): readonly Variant[] {
  if (base.beds === undefined || moreBeds === 0) return [];
  return [{ change: 'beds', department: { ...base, beds: Math.max(1, base.beds + moreBeds) } }];
}

function epidemicVariant(base: DepartmentInput, { epidemic }: ChangeRequest): readonly Variant[] {
  if (epidemic === 0) return [];
  const scaled = (factor: number) => base.counts.map((path) => path.map((count) => count * factor));
  const department =
    epidemic > 0 ? { ...base, extraCounts: scaled(epidemic) } : { ...base, counts: scaled(1 + epidemic) };
  return [{ change: 'epidemic', department }];
}

async function closedVariant(
  deps: SimulationDeps,
  { definition }: StoredUnit,
  base: DepartmentInput,
  { closed, closedShare }: ChangeRequest,
  window: { readonly from: string; readonly days: number },
): Promise<readonly Variant[]> {
  if (closed === undefined || closedShare === 0) return [];
  if (closed === definition.site)
    throw badInput({ place: 'query.closed', value: closed, expected: 'another site than the unit’s own' });
  const theirs = countsOf(await pathsOf(deps, closed), { ...window, zone: definition.timeZone });
  const extraCounts = base.counts.map((path, future) =>
    path.map((_, hour) => closedShare * (theirs[future % theirs.length]?.[hour] ?? 0)),
  );
  return [{ change: 'closed-site', department: { ...base, extraCounts } }];
}
