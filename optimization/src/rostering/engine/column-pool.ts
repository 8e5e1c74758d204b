import type { Column } from './master.js';
import type { Random } from './random.js';

/** Lines seen so far, the promising ones kept for each agent. */
export class ColumnPool {
  readonly #limit: number;
  readonly #byAgent = new Map<number, Map<string, { column: Column; price: number }>>();

  /** `limit` lines are kept per agent. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds a line; `price` is its reduced cost (lower is better). */
  add(column: Column, price: number): void {
    let lines = this.#byAgent.get(column.agent);
    if (!lines) {
      lines = new Map();
      this.#byAgent.set(column.agent, lines);
    }
    const key = column.line.join();
    const known = lines.get(key);
    if (!known || price < known.price) lines.set(key, { column, price });
    if (lines.size > this.#limit * 2) {
      const kept = [...lines].sort(([, a], [, b]) => a.price - b.price).slice(0, this.#limit);
      this.#byAgent.set(column.agent, new Map(kept));
    }
  }

  /** Up to `count` lines of an agent: the best half, then some at random. */
  pick(agent: number, count: number, random: Random): Column[] {
    const lines = [...(this.#byAgent.get(agent)?.values() ?? [])].sort((a, b) => a.price - b.price);
    const picked = lines.slice(0, Math.ceil(count / 2));
    const rest = lines.slice(picked.length);
    while (picked.length < count && rest.length > 0) {
      const at = random.below(rest.length);
      picked.push(rest[at]);
      rest[at] = rest[rest.length - 1];
      rest.pop();
    }
    return picked.map(({ column }) => column);
  }
}
