/** Sums of the members' absolute errors by target interval, from interval `first` on. */
export class SettledErrors {
  private readonly sums: Float64Array;
  private readonly settled: Float64Array;

  constructor(
    private readonly first: number,
    length: number,
    private readonly members: number,
  ) {
    this.sums = new Float64Array(Math.max(0, length) * members);
    this.settled = new Float64Array(Math.max(0, length));
  }

  /** Adds a forecast of `target`. A member without a forecast is charged the first member's error. */
  add(target: number, count: number, means: ArrayLike<number>): void {
    const i = target - this.first;
    if (i < 0 || i >= this.settled.length || Number.isNaN(count)) return;
    const main = Math.abs(count - means[0]);
    for (let k = 0; k < this.members; k++) {
      this.sums[i * this.members + k] += means[k] >= 0 ? Math.abs(count - means[k]) : main;
    }
    this.settled[i]++;
  }

  errors(target: number): Float64Array {
    const at = (target - this.first) * this.members;
    return this.sums.subarray(at, at + this.members);
  }

  count(target: number): number {
    return this.settled[target - this.first];
  }
}
