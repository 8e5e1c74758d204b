import type { MovementKind } from '@releve/contracts';
import type { Movement } from './movement.js';

const cancelled: Partial<Record<MovementKind, MovementKind>> = {
  'cancel-arrival': 'arrival',
  'cancel-admission': 'admission-decided',
  'cancel-transfer': 'transfer',
  'cancel-departure': 'departure',
};

/**
 * Takes out what was cancelled. A cancellation that names a movement undoes that one, wherever it stands;
 * one that names none undoes the last transfer before it, or every arrival, admission or departure before
 * it: those happen once in a visit, and a sender that repeats them means the same one.
 */
export function withoutCancelled(ordered: readonly Movement[]): readonly Movement[] {
  const named = new Set<string>();
  for (const { kind, cancelsMovementId } of ordered)
    if (cancelled[kind] && cancelsMovementId) named.add(cancelsMovementId);
  let kept: Movement[] = [];
  for (const movement of ordered) {
    const undone = cancelled[movement.kind];
    if (!undone) {
      if (!named.has(movement.movementId)) kept.push(movement);
      continue;
    }
    if (movement.cancelsMovementId) continue;
    if (undone === 'transfer') {
      const last = kept.findLastIndex(({ kind }) => kind === 'transfer');
      if (last !== -1) kept.splice(last, 1);
    } else {
      kept = kept.filter(({ kind }) => kind !== undone);
    }
    if (undone === 'arrival') kept.push(movement);
  }
  return kept;
}
