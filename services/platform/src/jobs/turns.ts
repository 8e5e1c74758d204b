/** A place in the queue. */
export interface Turn {
  /** Gives the place up; false when the turn had begun. */
  leave(): boolean;
}

/** Work that may not all run at once, taken in turns. */
export interface Turns {
  /** Queues work under a key; `begin` is called once its turn comes, and `end` must be called when it is over. */
  take(key: string, begin: (end: () => void) => void): Turn;
}

interface Waiting {
  readonly begin: (end: () => void) => void;
}

/**
 * Turns shared fairly between keys (units, sites): the key with the least running goes first, then the one served
 * longest ago; within a key, first come first served. One key with a hundred jobs delays another's by one at most.
 */
export function createTurns(slots: number): Turns {
  const waiting = new Map<string, Set<Waiting>>();
  const running = new Map<string, number>();
  const servedAt = new Map<string, number>();
  let [free, served] = [slots, 0];

  const before = (a: string, b: string): number =>
    (running.get(a) ?? 0) - (running.get(b) ?? 0) || (servedAt.get(a) ?? 0) - (servedAt.get(b) ?? 0);

  const drop = (key: string, one: Waiting): boolean => {
    const queue = waiting.get(key);
    if (!queue?.delete(one)) return false;
    if (queue.size === 0) waiting.delete(key);
    return true;
  };

  const next = (): void => {
    const [key] = [...waiting.keys()].sort(before);
    if (key === undefined || free === 0) return;
    const [first] = waiting.get(key) ?? [];
    if (!first) return;
    drop(key, first);
    free -= 1;
    served += 1;
    servedAt.set(key, served);
    running.set(key, (running.get(key) ?? 0) + 1);
    let over = false;
    first.begin(() => {
      if (over) return;
      over = true;
      free += 1;
      const left = (running.get(key) ?? 1) - 1;
      if (left === 0) running.delete(key);
      else running.set(key, left);
      next();
    });
    next();
  };

  return {
    take(key, begin) {
      const one: Waiting = { begin };
      waiting.set(key, (waiting.get(key) ?? new Set()).add(one));
      next();
      return { leave: () => drop(key, one) };
    },
  };
}
