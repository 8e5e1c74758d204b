/**
 * Rows of a sparse matrix from `first` on: row first + i has entries `start[i]` … `start[i+1] − 1` of `column` and `value`,
 * columns rising.
 */
export interface SparseRows {
  readonly columns: number;
  readonly first: number;
  readonly start: Int32Array;
  readonly column: Uint16Array;
  /** Single precision: the values are flags, sines and scaled covariates, and rows are what fills memory. */
  readonly value: Float32Array;
}

/** Writes rows one entry after another. */
export class SparseRowsWriter {
  private column: Uint16Array;
  private value: Float32Array;
  private readonly start: Int32Array;
  private rows = 0;
  private length = 0;

  /** Room for `rows` rows, of which the first is row `first`; entries grow as they come. */
  constructor(
    rows: number,
    private readonly first = 0,
  ) {
    this.start = new Int32Array(rows + 1);
    this.column = new Uint16Array(64 * (rows + 1));
    this.value = new Float32Array(64 * (rows + 1));
  }

  add(column: number, value: number): void {
    if (value === 0) return;
    if (this.length === this.column.length) this.grow();
    this.column[this.length] = column;
    this.value[this.length++] = value;
  }

  /** Ends the row and sorts its entries by column (rows are short and nearly sorted). */
  endRow(): void {
    const first = this.start[this.rows];
    for (let i = first + 1; i < this.length; i++) {
      const column = this.column[i];
      const value = this.value[i];
      let j = i - 1;
      for (; j >= first && this.column[j] > column; j--) {
        this.column[j + 1] = this.column[j];
        this.value[j + 1] = this.value[j];
      }
      this.column[j + 1] = column;
      this.value[j + 1] = value;
    }
    this.start[++this.rows] = this.length;
  }

  finish(columns: number): SparseRows {
    return {
      columns,
      first: this.first,
      start: this.start,
      column: this.column.subarray(0, this.length),
      value: this.value.subarray(0, this.length),
    };
  }

  private grow(): void {
    const [column, value] = [this.column, this.value];
    this.column = new Uint16Array(Math.ceil(column.length * 1.25));
    this.value = new Float32Array(this.column.length);
    this.column.set(column);
    this.value.set(value);
  }
}

/** Row times vector. */
export function rowDot(rows: SparseRows, row: number, vector: Float64Array): number {
  const at = row - rows.first;
  let sum = 0;
  for (let e = rows.start[at]; e < rows.start[at + 1]; e++) sum += rows.value[e] * vector[rows.column[e]];
  return sum;
}
