/** Rows of a sparse matrix: row i has entries `start[i]` … `start[i+1] − 1` of `column` and `value`, columns rising. */
export interface SparseRows {
  readonly columns: number;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

/** Writes rows one entry after another. */
export class SparseRowsWriter {
  private column = new Int32Array(1024);
  private value = new Float64Array(1024);
  private readonly start: number[] = [0];
  private length = 0;

  add(column: number, value: number): void {
    if (value === 0) return;
    if (this.length === this.column.length) this.grow();
    this.column[this.length] = column;
    this.value[this.length++] = value;
  }

  /** Ends the row and sorts its entries by column (rows are short and nearly sorted). */
  endRow(): void {
    const first = this.start[this.start.length - 1];
    for (let i = first + 1; i < this.length; i++) {
      const [column, value] = [this.column[i], this.value[i]];
      let j = i - 1;
      for (; j >= first && this.column[j] > column; j--) {
        this.column[j + 1] = this.column[j];
        this.value[j + 1] = this.value[j];
      }
      this.column[j + 1] = column;
      this.value[j + 1] = value;
    }
    this.start.push(this.length);
  }

  finish(columns: number): SparseRows {
    return {
      columns,
      start: Int32Array.from(this.start),
      column: this.column.slice(0, this.length),
      value: this.value.slice(0, this.length),
    };
  }

  private grow(): void {
    const [column, value] = [this.column, this.value];
    this.column = new Int32Array(column.length * 2);
    this.value = new Float64Array(value.length * 2);
    this.column.set(column);
    this.value.set(value);
  }
}

/** Row times vector. */
export function rowDot(rows: SparseRows, row: number, vector: Float64Array): number {
  let sum = 0;
  for (let e = rows.start[row]; e < rows.start[row + 1]; e++) sum += rows.value[e] * vector[rows.column[e]];
  return sum;
}
