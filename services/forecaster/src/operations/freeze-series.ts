import { randomUUID } from 'node:crypto';
import type { RegistryDeps } from '../deps.js';
import type { FrozenRow } from '../registry-store.js';
import type { SeriesKey } from '../series-key.js';

/** From now on only a person changes the series' model, or again the nights do. */
export async function freezeSeries(
  { registry, database, clock }: RegistryDeps,
  key: SeriesKey,
  by: string,
  { frozen, reason }: { readonly frozen: boolean; readonly reason: string },
): Promise<FrozenRow | null> {
  const since = clock();
  const row: FrozenRow = { ...key, since, byUser: by, reason };
  const champion = await registry.champion(key);
  await database.db.transaction(async (tx) => {
    if (frozen) await registry.freeze(tx, row);
    else await registry.unfreeze(tx, key);
    const kind = frozen ? 'frozen' : 'unfrozen';
    await registry.decide(tx, {
      ...{ id: randomUUID(), ...key, modelId: champion?.id ?? null, kind, at: since, byUser: by, reason },
    });
  });
  return frozen ? row : null;
}
