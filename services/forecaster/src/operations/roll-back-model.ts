import { randomUUID } from 'node:crypto';
import { conflict } from '@releve/platform';
import type { RegistryDeps } from '../deps.js';
import type { ModelRow } from '../registry-store.js';
import type { SeriesKey } from '../series-key.js';

/** Puts the model back in use that was in use before. @throws conflict when there was none. */
export async function rollBackModel(
  { registry, database, clock, modelChanged }: RegistryDeps,
  key: SeriesKey,
  by: string,
  reason: string,
): Promise<ModelRow> {
  const before = await registry.previousChampion(key);
  if (!before) throw conflict('No model of this series was in use before the one in use now.');
  const at = clock();
  await database.db.transaction(async (tx) => {
    await registry.setChampion(tx, key, before.id, at);
    await registry.decide(tx, {
      ...{ id: randomUUID(), ...key, modelId: before.id, kind: 'rolled-back', at, byUser: by, reason },
    });
  });
  modelChanged(key);
  return { ...before, state: 'champion', promotedAt: at };
}
