import type { Queryable } from '@releve/database';
import type { Tally } from '../imports/tally.js';
import { lockImports } from '../store/imports.js';
import { writeTotals } from '../store/message-log.js';
import type { ImportContext, ImportOptions } from './import-context.js';

/** An item and what it says, in short. */
export interface Printed<T> {
  readonly item: T;
  readonly print: string;
}

/** How items of one kind are known again, and stored. */
export interface ImportKind<T> {
  readonly source: string;
  readonly largestBatch: number;
  readonly keyOf: (item: T) => string;
  /** What the item says; the same item with the same print is a duplicate. */
  readonly printOf: (item: T) => string;
  readonly stored: (db: Queryable, site: string, items: readonly T[]) => Promise<ReadonlyMap<string, string>>;
  /** Writes items that are new or differ, and the event that tells of them. */
  readonly write: (tx: Queryable, items: readonly Printed<T>[], now: Date) => Promise<void>;
}

type Batch<T> = ReadonlyMap<string, Printed<T>>;

const itemsOf = <T>(batch: Batch<T>): readonly T[] => [...batch.values()].map(({ item }) => item);

interface Sorted<T> {
  readonly changed: readonly Printed<T>[];
  readonly replaced: number;
}

function sortOut<T>(items: Batch<T>, stored: ReadonlyMap<string, string>): Sorted<T> {
  let replaced = 0;
  const changed: Printed<T>[] = [];
  for (const [key, printed] of items) {
    const before = stored.get(key);
    if (before === printed.print) continue;
    if (before !== undefined) replaced += 1;
    changed.push(printed);
  }
  return { changed, replaced };
}

/**
 * Stores items in batches, one transaction each, and counts exactly what was new, different and sent before. A dry
 * run counts the same and writes nothing; it remembers the file's own items instead.
 */
export async function importInBatches<T>(
  { database, clock }: ImportContext,
  site: string,
  items: AsyncIterable<T> | Iterable<T>,
  kind: ImportKind<T>,
  tally: Tally,
  { dryRun, onProgress }: ImportOptions,
): Promise<void> {
  const seen = new Map<string, string>();
  let batch = new Map<string, Printed<T>>();
  let storing: Promise<void> = Promise.resolve();

  const pretend = async (batch: Batch<T>): Promise<Sorted<T>> => {
    const stored = new Map(await kind.stored(database.db, site, itemsOf(batch)));
    for (const key of batch.keys()) {
      const print = seen.get(key);
      if (print !== undefined) stored.set(key, print);
    }
    for (const [key, { print }] of batch) seen.set(key, print);
    return sortOut(batch, stored);
  };
  const commit = (batch: Batch<T>): Promise<Sorted<T>> =>
    database.db.transaction(async (tx) => {
      await lockImports(tx, site);
      const sorted = sortOut(batch, await kind.stored(tx, site, itemsOf(batch)));
      const now = clock();
      if (sorted.changed.length > 0) await kind.write(tx, sorted.changed, now);
      const total = { site, source: kind.source, accepted: batch.size, rejected: 0, reason: null };
      await writeTotals(tx, [total], now.toISOString());
      return sorted;
    });
  const store = async (batch: Batch<T>): Promise<void> => {
    const { changed, replaced } = dryRun ? await pretend(batch) : await commit(batch);
    const duplicate = batch.size - changed.length;
    tally.add({ accepted: changed.length - replaced, replaced, duplicate });
    onProgress?.(tally.rowsSoFar);
  };
  /** One batch is stored while the next is read. */
  const flush = async (): Promise<void> => {
    await storing;
    storing = store(batch);
    storing.catch(() => {});
    batch = new Map();
  };

  try {
    for await (const item of items) {
      const key = kind.keyOf(item);
      const print = kind.printOf(item);
      const before = batch.get(key);
      if (before?.print === print) {
        tally.add({ accepted: 0, replaced: 0, duplicate: 1 });
        continue;
      }
      if (before || batch.size >= kind.largestBatch) await flush();
      batch.set(key, { item, print });
    }
    if (batch.size > 0) await flush();
  } finally {
    await storing;
  }
}
