import type { VisitMoved } from '@releve/contracts';

/** One version of one movement, as `ed.visits` carries it. */
export type Movement = VisitMoved['data'];

const byAt = (a: Movement, b: Movement): number =>
  Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b) || compare(a.movementId, b.movementId);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const rank = (movement: Movement): number => (movement.kind.startsWith('cancel-') ? 1 : 0);

/** Movements in the order they took place, the highest version of each; a cancellation follows what it shares its time with. */
export function latestInOrder(movements: readonly Movement[]): readonly Movement[] {
  const latest = new Map<string, Movement>();
  for (const movement of movements) {
    const key = `${movement.visitId}\n${movement.movementId}`;
    const known = latest.get(key);
    if (!known || movement.movementVersion > known.movementVersion) latest.set(key, movement);
  }
  return [...latest.values()].sort(byAt);
}
