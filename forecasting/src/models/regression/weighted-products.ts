import type { SparseRows } from './sparse-rows.js';

/** Rows taken together: about a day of hours, whose rows have most columns in common. */
const TOGETHER = 24;

/**
 * Adds Σ weightᵢ·rowᵢ·rowᵢᵀ to the lower triangle of `into` (full square, row-major). Columns most rows of a day have are
 * multiplied densely, a day at a time: their products then reach the large matrix once a day, not once a row.
 */
export class WeightedProducts {
  /** Places of the rows that wait, counted from the first row held. */
  private readonly members = new Int32Array(TOGETHER);
  private readonly weights = new Float64Array(TOGETHER);
  private waiting = 0;
  /** Times each column occurs among the rows that wait. */
  private readonly occurs: Uint8Array;
  /** Place of each column among the dense ones, −1 for the others. */
  private readonly place: Int32Array;
  private readonly dense: Int32Array;
  /** `values[place · TOGETHER + row]` of the dense columns. */
  private readonly values: Float64Array;
  private readonly scaled = new Float64Array(TOGETHER);

  constructor(
    private readonly rows: SparseRows,
    private readonly into: Float64Array,
  ) {
    const n = rows.columns;
    this.occurs = new Uint8Array(n);
    this.place = new Int32Array(n).fill(-1);
    this.dense = new Int32Array(n);
    this.values = new Float64Array(n * TOGETHER);
  }

  add(row: number, weight: number): void {
    this.members[this.waiting] = row - this.rows.first;
    this.weights[this.waiting++] = weight;
    if (this.waiting === TOGETHER) this.finish();
  }

  /** Takes in the rows that still wait. */
  finish(): void {
    const count = this.gather();
    this.addDense(count);
    this.addSparse();
    for (let k = 0; k < count; k++) this.place[this.dense[k]] = -1;
    this.waiting = 0;
  }

  /** Finds the columns at least half of the rows have, lays out their values, and returns how many there are. */
  private gather(): number {
    const { rows, members, waiting, occurs, place, dense, values } = this;
    const { start, column, value } = rows;
    for (let r = 0; r < waiting; r++) {
      const end = start[members[r] + 1];
      for (let e = start[members[r]]; e < end; e++) occurs[column[e]]++;
    }
    let count = 0;
    for (let c = 0; c < rows.columns; c++) {
      if (occurs[c] * 2 >= waiting && occurs[c] > 1) {
        place[c] = count;
        dense[count] = c;
        values.fill(0, count * TOGETHER, count * TOGETHER + waiting);
        count++;
      }
      occurs[c] = 0;
    }
    for (let r = 0; r < waiting; r++) {
      const end = start[members[r] + 1];
      for (let e = start[members[r]]; e < end; e++) {
        const at = place[column[e]];
        if (at >= 0) values[at * TOGETHER + r] = value[e];
      }
    }
    return count;
  }

  private addDense(count: number): void {
    const { dense, values, scaled, weights, waiting, into } = this;
    const n = this.rows.columns;
    for (let a = 0; a < count; a++) {
      for (let r = 0; r < waiting; r++) scaled[r] = weights[r] * values[a * TOGETHER + r];
      const base = dense[a] * n;
      let b = 0;
      for (; b + 3 <= a; b += 4) {
        const at = b * TOGETHER;
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        for (let r = 0; r < waiting; r++) {
          const x = scaled[r];
          s0 += x * values[at + r];
          s1 += x * values[at + TOGETHER + r];
          s2 += x * values[at + 2 * TOGETHER + r];
          s3 += x * values[at + 3 * TOGETHER + r];
        }
        into[base + dense[b]] += s0;
        into[base + dense[b + 1]] += s1;
        into[base + dense[b + 2]] += s2;
        into[base + dense[b + 3]] += s3;
      }
      for (; b <= a; b++) {
        let sum = 0;
        for (let r = 0; r < waiting; r++) sum += scaled[r] * values[b * TOGETHER + r];
        into[base + dense[b]] += sum;
      }
    }
  }

  /** Products of the other columns with all of their row. */
  private addSparse(): void {
    const { rows, members, weights, waiting, place, into } = this;
    const { start, column, value, columns } = rows;
    for (let r = 0; r < waiting; r++) {
      const first = start[members[r]];
      const end = start[members[r] + 1];
      for (let e = first; e < end; e++) {
        if (place[column[e]] >= 0) continue;
        const own = column[e];
        const x = weights[r] * value[e];
        for (let f = first; f < end; f++) {
          const other = column[f];
          if (other <= own) into[own * columns + other] += x * value[f];
          else if (place[other] >= 0) into[other * columns + own] += x * value[f];
        }
      }
    }
  }
}
