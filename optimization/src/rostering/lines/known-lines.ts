const INF = Number.POSITIVE_INFINITY;
/** Lines remembered per agent. */
const KEPT = 12;

/** Legal lines found lately for one agent: the cheapest of them is a ceiling for the next search. */
export class KnownLines {
  readonly #lines: Uint8Array[] = [];
  readonly #days: number;
  #next = 0;

  constructor(days: number) {
    this.#days = days;
  }

  /** Writes the cheapest line known under these costs and tells its cost; `Infinity` if none is usable. */
  recall(costs: Float64Array, stride: number, line: Uint8Array): number {
    let best = INF;
    let at = -1;
    for (let index = 0; index < this.#lines.length; index++) {
      const known = this.#lines[index];
      let cost = 0;
      for (let day = 0; day < known.length; day++) cost += costs[day * stride + known[day]];
      if (cost < best) [best, at] = [cost, index];
    }
    if (at >= 0) line.set(this.#lines[at]);
    return best;
  }

  /** Keeps a line in place of the oldest, unless it is known. */
  remember(line: Uint8Array): void {
    if (this.#lines.some((known) => same(known, line))) return;
    if (this.#lines.length < KEPT) this.#lines.push(new Uint8Array(this.#days));
    this.#lines[this.#next % this.#lines.length].set(line);
    this.#next = (this.#next + 1) % KEPT;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  for (let day = 0; day < a.length; day++) if (a[day] !== b[day]) return false;
  return true;
}
