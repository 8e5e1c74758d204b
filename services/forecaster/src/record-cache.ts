/** Records that take a while to compute, kept until scores change or for ten minutes. */
export interface RecordCache {
  get<T>(site: string, name: string, make: () => Promise<T>): Promise<T>;
  /** A site's forecasts have been scored anew. */
  forget(site: string): void;
}

/** Another process may score: its scores show after this long. */
const KEPT_MS = 10 * 60_000;

interface Kept {
  readonly at: number;
  readonly value: Promise<unknown>;
}

export function createRecordCache(clock: () => Date): RecordCache {
  const sites = new Map<string, Map<string, Kept>>();
  return {
    get<T>(site: string, name: string, make: () => Promise<T>): Promise<T> {
      const kept = sites.get(site) ?? new Map<string, Kept>();
      sites.set(site, kept);
      const now = clock().getTime();
      const known = kept.get(name);
      if (known && now - known.at < KEPT_MS) return known.value as Promise<T>;
      const value = make();
      kept.set(name, { at: now, value });
      value.catch(() => kept.delete(name));
      return value;
    },
    forget: (site) => void sites.delete(site),
  };
}
