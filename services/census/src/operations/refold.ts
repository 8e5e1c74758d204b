import type { Visit } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { foldVisit, importedMovementId, type VisitState } from '../fold/fold-visit.js';
import { survivors } from '../fold/merges.js';
import type { Movement } from '../fold/movement.js';
import {
  insertMovements,
  mergeGroup,
  replaceImported,
  selectMovements,
  withMovements,
} from '../store/movements.js';
import { selectVisits } from '../store/visits.js';
import type { SiteBatch } from './site-batch.js';

/** Visits whose state may differ, before and after. */
export interface Refolded {
  readonly before: ReadonlyMap<string, VisitState>;
  readonly after: ReadonlyMap<string, VisitState | null>;
}

const iso = (instant: string | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

const stateOf = ({ visitId: _, ...state }: Visit): VisitState => ({
  ...state,
  arrivedAt: new Date(state.arrivedAt).toISOString(),
  departedAt: iso(state.departedAt),
  admissionDecidedAt: iso(state.admissionDecidedAt),
});

const asMovement = (visitId: string, state: VisitState): Movement => ({
  visitId,
  movementId: importedMovementId,
  movementVersion: 0,
  kind: 'update',
  at: state.arrivedAt,
  patch: state,
});

/**
 * Stores a batch's movements and folds every visit they touch, through merges too. An imported visit that has
 * no movements is its own state; once it has some, it stands before them as the first.
 */
export async function refold(tx: Queryable, batch: SiteBatch, mayHaveMoved: boolean): Promise<Refolded> {
  const { site, movements, imports } = batch;
  const importedIds = [...imports.keys()];
  const moved = mayHaveMoved ? await withMovements(tx, site, importedIds) : new Set<string>();
  const named = new Set(
    movements.flatMap(({ visitId, mergedInto }) => (mergedInto ? [visitId, mergedInto] : [visitId])),
  );
  const needsFold = new Set([...named, ...moved]);
  await keepImportedStates(tx, batch, needsFold, moved);
  await insertMovements(tx, site, movements);
  const group = await mergeGroup(tx, site, [...needsFold]);
  const before = await selectVisits(tx, site, [...new Set([...group, ...importedIds])]);
  const after = new Map<string, VisitState | null>();
  for (const [visitId, visit] of imports) after.set(visitId, visit && stateOf(visit));
  for (const [visitId, state] of foldGroup(group, await selectMovements(tx, site, group)))
    after.set(visitId, state);
  return { before, after };
}

/** Writes down, as a first movement, the state of imported visits that movements now join. */
async function keepImportedStates(
  tx: Queryable,
  { site, imports }: SiteBatch,
  needsFold: ReadonlySet<string>,
  moved: ReadonlySet<string>,
): Promise<void> {
  const ids = [...needsFold];
  const withHistory = new Set([...moved, ...(await withMovements(tx, site, ids))]);
  const stored = await selectVisits(
    tx,
    site,
    ids.filter((visitId) => !withHistory.has(visitId)),
  );
  const snapshots = new Map([...stored].map(([visitId, state]) => [visitId, asMovement(visitId, state)]));
  for (const visitId of ids) {
    const visit = imports.get(visitId);
    if (visit) snapshots.set(visitId, asMovement(visitId, stateOf(visit)));
  }
  await replaceImported(tx, site, [...snapshots.values()]);
}

/** Folds each visit of a group with those merged into it; those merged away are none. */
function foldGroup(
  group: readonly string[],
  movements: readonly Movement[],
): ReadonlyMap<string, VisitState | null> {
  const survivor = survivors(movements);
  const bySurvivor = new Map<string, Movement[]>();
  for (const movement of movements) {
    const remaining = survivor(movement.visitId);
    const list = bySurvivor.get(remaining) ?? [];
    list.push(movement);
    bySurvivor.set(remaining, list);
  }
  return new Map(group.map((visitId) => [visitId, foldVisit(bySurvivor.get(visitId) ?? [])]));
}
