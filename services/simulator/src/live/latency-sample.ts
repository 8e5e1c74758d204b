const size = 10_000;

/** The last 10,000 times, for their quantiles. */
export class LatencySample {
  readonly #times: number[] = [];
  #next = 0;

  add(ms: number): void {
    this.#times[this.#next] = ms;
    this.#next = (this.#next + 1) % size;
  }

  /** 0 while nothing has been measured. */
  quantile(level: number): number {
    const sorted = this.#times.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))] ?? 0;
  }
}
