/** Events by time (a binary heap); events of the same time come out in the order they went in. */
export class EventQueue<T> {
  readonly #times: number[] = [];
  readonly #order: number[] = [];
  readonly #events: T[] = [];
  #added = 0;

  get size(): number {
    return this.#events.length;
  }

  push(time: number, event: T): void {
    let at = this.#events.length;
    const order = this.#added++;
    this.#times.push(time);
    this.#order.push(order);
    this.#events.push(event);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** The earliest event and its time, or undefined when none is left. */
  pop(): { readonly time: number; readonly event: T } | undefined {
    const last = this.#events.length - 1;
    if (last < 0) return undefined;
    this.#swap(0, last);
    const event = this.#events.pop();
    const time = this.#times.pop();
    this.#order.pop();
    if (event === undefined || time === undefined) return undefined;
    this.#sink();
    return { time, event };
  }

  #sink(): void {
    const size = this.#events.length;
    let at = 0;
    for (;;) {
      let first = at;
      const left = 2 * at + 1;
      if (left < size && this.#before(left, first)) first = left;
      if (left + 1 < size && this.#before(left + 1, first)) first = left + 1;
      if (first === at) return;
      this.#swap(at, first);
      at = first;
    }
  }

  #before(a: number, b: number): boolean {
    const difference = this.#times[a] - this.#times[b];
    return difference < 0 || (difference === 0 && this.#order[a] < this.#order[b]);
  }

  #swap(a: number, b: number): void {
    [this.#times[a], this.#times[b]] = [this.#times[b], this.#times[a]];
    [this.#order[a], this.#order[b]] = [this.#order[b], this.#order[a]];
    [this.#events[a], this.#events[b]] = [this.#events[b], this.#events[a]];
  }
}
