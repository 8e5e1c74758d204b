const ALIKE = 2;

/** How often in a row a verdict has come back at the same slot of a cycle, on a like value: then it is no error. */
export class Recurrence {
  private readonly times: Int32Array;
  private readonly last: Float64Array;
  /** Slots at which the verdict stands. */
  private standing = 0;

  /** @param cycle slots of the cycle, such as those of a week */
  constructor(private readonly cycle: number) {
    this.times = new Int32Array(cycle);
    this.last = new Float64Array(cycle);
  }

  get isEmpty(): boolean {
    return this.standing === 0;
  }

  /** Times the verdict came back on values within a factor two of this one. */
  of(i: number, value: number): number {
    const last = this.last[i % this.cycle];
    return value <= ALIKE * last && last <= ALIKE * value ? this.times[i % this.cycle] : 0;
  }

  add(i: number, value: number): void {
    const times = this.of(i, value) + 1;
    if (this.times[i % this.cycle] === 0) this.standing++;
    this.times[i % this.cycle] = times;
    this.last[i % this.cycle] = value;
  }

  clear(i: number): void {
    if (this.times[i % this.cycle] > 0) this.standing--;
    this.times[i % this.cycle] = 0;
  }
}
