import type { Visit } from '@releve/contracts';
import { withoutCancelled } from './cancellations.js';
import { latestInOrder, type Movement } from './movement.js';

/** A visit's state; what `ed.visits` calls a visit, without its pseudonym. */
export type VisitState = Omit<Visit, 'visitId'>;

/** The movement id under which an imported visit stands among movements; it comes before all of them. */
export const importedMovementId = 'import';

interface Draft {
  arrivedAt: string | null;
  /** An arrival was cancelled: only another arrival brings the visit back. */
  cancelled: boolean;
  departedAt: string | null;
  /** The patient left for a ward: a later discharge is the ward's, not the department's. */
  leftForWard: boolean;
  admissionDecidedAt: string | null;
  triage: Visit['triage'];
  mode: Visit['mode'];
  ageGroup: Visit['ageGroup'];
  outcome: Visit['outcome'];
}

/**
 * Folds movements of one visit (with those merged into it) to the visit. The result depends on the set of
 * movements only: not on their order of arrival, nor on how often each was sent.
 * @returns null when there is no visit: the arrival was cancelled, or no arrival is known yet.
 */
export function foldVisit(movements: readonly Movement[]): VisitState | null {
  const draft: Draft = {
    arrivedAt: null,
    cancelled: false,
    departedAt: null,
    leftForWard: false,
    admissionDecidedAt: null,
    triage: null,
    mode: null,
    ageGroup: null,
    outcome: null,
  };
  const imported = movements.filter(({ movementId }) => movementId === importedMovementId);
  const moved = movements.filter(({ movementId }) => movementId !== importedMovementId);
  for (const movement of latestInOrder(imported)) applyImported(draft, movement);
  for (const movement of withoutCancelled(latestInOrder(moved))) apply(draft, movement);
  return finish(draft);
}

function applyImported(draft: Draft, { patch }: Movement): void {
  applyAttributes(draft, patch);
  draft.arrivedAt = patch.arrivedAt ?? draft.arrivedAt;
  draft.departedAt = patch.departedAt ?? null;
  draft.admissionDecidedAt = patch.admissionDecidedAt ?? null;
}

function applyAttributes(draft: Draft, patch: Movement['patch']): void {
  draft.triage = patch.triage ?? draft.triage;
  draft.mode = patch.mode ?? draft.mode;
  draft.ageGroup = patch.ageGroup ?? draft.ageGroup;
  draft.outcome = patch.outcome ?? draft.outcome;
}

function apply(draft: Draft, { kind, at, patch }: Movement): void {
  if (!(draft.leftForWard && kind === 'departure')) applyAttributes(draft, patch);
  if (patch.arrivedAt && !draft.cancelled && kind !== 'cancel-arrival') draft.arrivedAt = patch.arrivedAt;
  switch (kind) {
    case 'arrival':
      draft.arrivedAt = patch.arrivedAt ?? (draft.cancelled ? at : (draft.arrivedAt ?? at));
      draft.cancelled = false;
      return;
    case 'cancel-arrival':
      draft.arrivedAt = null;
      draft.cancelled = true;
      return;
    case 'admission-decided':
      draft.admissionDecidedAt ??= at;
      draft.outcome ??= 'admitted';
      if (patch.departedAt) leaveForWard(draft, patch.departedAt);
      return;
    case 'transfer':
      if (patch.departedAt) leaveForWard(draft, patch.departedAt);
      return;
    case 'departure':
      if (!draft.leftForWard) draft.departedAt = patch.departedAt ?? at;
      return;
    case 'update':
      if (patch.departedAt && draft.departedAt && !draft.leftForWard) draft.departedAt = patch.departedAt;
      return;
    default:
      return;
  }
}

function leaveForWard(draft: Draft, at: string): void {
  if (draft.leftForWard) return;
  draft.departedAt = at;
  draft.leftForWard = true;
}

const iso = (instant: string): string => new Date(instant).toISOString();

function finish(draft: Draft): VisitState | null {
  if (draft.arrivedAt === null) return null;
  const arrived = Date.parse(draft.arrivedAt);
  const departedAt =
    draft.departedAt === null
      ? null
      : new Date(Math.max(arrived, Date.parse(draft.departedAt))).toISOString();
  const decided = draft.admissionDecidedAt;
  const late = decided !== null && departedAt !== null && Date.parse(decided) > Date.parse(departedAt);
  return {
    arrivedAt: iso(draft.arrivedAt),
    departedAt,
    admissionDecidedAt: decided === null || late ? null : iso(decided),
    triage: draft.triage,
    mode: draft.mode,
    ageGroup: draft.ageGroup,
    outcome: draft.outcome,
  };
}
