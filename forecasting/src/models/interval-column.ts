/** A number for each interval from `from` to `end`; those of earlier intervals have been let go. */
export class IntervalColumn {
  private constructor(
    readonly from: number,
    private readonly values: Float64Array,
  ) {}

  /** Zeros for the intervals before `end`. */
  static zeros(end: number): IntervalColumn {
    return new IntervalColumn(0, new Float64Array(end));
  }

  /** The numbers of the intervals from `from` on. */
  static of(values: ArrayLike<number>, from = 0): IntervalColumn {
    return new IntervalColumn(from, Float64Array.from(values));
  }

  get end(): number {
    return this.from + this.values.length;
  }

  at(index: number): number {
    return this.values[index - this.from];
  }

  set(index: number, value: number): void {
    this.values[index - this.from] = value;
  }

  /** Whether every number before `end` that is still here is zero. */
  isZeroTo(end: number): boolean {
    for (let i = 0; i < end - this.from; i++) if (this.values[i] !== 0) return false;
    return true;
  }

  /** A copy that reaches to `end`, zero beyond this one. */
  reaching(end: number): IntervalColumn {
    const values = new Float64Array(end - this.from);
    values.set(this.values);
    return new IntervalColumn(this.from, values);
  }

  /** A copy without the intervals before `from`. */
  since(from: number): IntervalColumn {
    return new IntervalColumn(from, this.values.slice(from - this.from));
  }
}
