import type { VisitMoved } from '@releve/contracts';
import { fingerprint, type Pseudonymise } from '../pseudonym.js';
import type { MappedMovement } from './map-adt.js';

export type Movement = VisitMoved['data'];

/** A movement ready to store: pseudonymous, with its identity and the fingerprint of what it says. */
export interface IdentifiedMovement {
  readonly movement: Movement;
  readonly fingerprint: string;
}

const actionRank = { INSERT: 0, UPDATE: 1, CANCEL: 2 } as const;
const compact = (ms: number): string => new Date(ms).toISOString().replace(/[-:.]/g, '');

/**
 * Gives a movement its identity. With the sender's own id (ZBE-1), later records of it are later versions;
 * without, a movement is what it says and when it was recorded, so the same message again is the same movement.
 */
export function identify(
  mapped: MappedMovement,
  site: string,
  pseudonymise: Pseudonymise,
): IdentifiedMovement {
  const { senderMovementId, action, kind, atMs, patch, recordedMs } = mapped;
  const content = {
    kind,
    at: new Date(atMs).toISOString(),
    patch,
    ...(mapped.mergedIntoNumber === null ? {} : { mergedInto: pseudonymise(site, mapped.mergedIntoNumber) }),
  };
  const print = fingerprint([content, action, recordedMs]);
  const movementId =
    senderMovementId === null
      ? `${compact(recordedMs)}-${kind}-${print.slice(0, 10)}`
      : senderMovementId.length > 100
        ? `zbe-${fingerprint(senderMovementId)}`
        : `zbe-${senderMovementId}`;
  return {
    fingerprint: print,
    movement: {
      visitId: pseudonymise(site, mapped.visitNumber),
      movementId,
      movementVersion: senderMovementId === null ? 0 : recordedMs * 4 + actionRank[action],
      ...content,
      ...(action === 'CANCEL' && senderMovementId !== null ? { cancelsMovementId: movementId } : {}),
    },
  };
}
