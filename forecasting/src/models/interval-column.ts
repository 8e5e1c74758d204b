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

  get end(): number {
    return this.from + this.values.length;
  }

  at(index: number): number {
    return this.values[index - this.from];
  }

  set(index: number, value: number): void {
    this.values[index - this.from] = value;
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
