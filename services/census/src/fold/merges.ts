import { latestInOrder, type Movement } from './movement.js';

/**
 * Which visit remains for each visit of a group linked by merges (A40). Merges count in the order they took
 * place; one that would close a circle turns the older link round.
 */
export function survivors(movements: readonly Movement[]): (visitId: string) => string {
  const into = new Map<string, string>();
  const resolve = (visitId: string): string => {
    let at = visitId;
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
    return at;
  };
  for (const { kind, visitId, mergedInto } of latestInOrder(movements)) {
    if (kind !== 'merge' || !mergedInto || mergedInto === visitId) continue;
    if (resolve(mergedInto) === visitId) into.delete(mergedInto);
    into.set(visitId, mergedInto);
  }
  return resolve;
}
