import type { DayRows } from './day-rows.js';

/**
 * Adds Σ weightᵢ·rowᵢ·rowᵢᵀ to the lower triangle of `into` (full square, row-major), a day at a time: the columns a day's
 * rows have in common are multiplied once, by the day's weighted products of its waves.
 */
export class WeightedProducts {
  /** Weighted products of each two waves over the rows of the open day. */
  private readonly byWaves: Float64Array;
  private open = -1;

  constructor(
    private readonly rows: DayRows,
    private readonly into: Float64Array,
  ) {
    this.byWaves = new Float64Array(rows.waves.count ** 2);
  }

  add(interval: number, weight: number): void {
    const { first, waves, day, slot } = this.rows;
    const d = day[interval - first];
    const s = slot[interval - first];
    if (d !== this.open) {
      this.finish();
      this.open = d;
    }
    const { count, table } = waves;
    for (let a = 0; a < count; a++) {
      const x = weight * table[s * count + a];
      for (let b = 0; b < count; b++) this.byWaves[a * count + b] += x * table[s * count + b];
    }
    this.addFlags(d, s, weight);
  }

  /** Takes in the day that is still open. */
  finish(): void {
    if (this.open < 0) return;
    const { rows, into, byWaves } = this;
    const { columns, waves, start, column, wave, value } = rows;
    const from = start[this.open];
    for (let e = from; e < start[this.open + 1]; e++) {
      const base = column[e] * columns;
      const pairs = wave[e] * waves.count;
      const x = value[e];
      for (let k = from; k <= e; k++) into[base + column[k]] += x * value[k] * byWaves[pairs + wave[k]];
    }
    byWaves.fill(0);
    this.open = -1;
  }

  /** Products of a row's flags with all of it. */
  private addFlags(d: number, s: number, weight: number): void {
    const { rows, into } = this;
    const { columns, waves, start, column, wave, value, flagStart, flag } = rows;
    const [from, to] = [flagStart[d], flagStart[d + 1]];
    for (let e = start[d]; e < start[d + 1]; e++) {
      const other = column[e];
      const x = weight * value[e] * waves.table[s * waves.count + wave[e]];
      for (let f = from; f < to; f++) {
        const own = flag[f] + s;
        into[other < own ? own * columns + other : other * columns + own] += x;
      }
    }
    for (let f = from; f < to; f++) {
      for (let g = from; g < to; g++) {
        if (flag[g] <= flag[f]) into[(flag[f] + s) * columns + flag[g] + s] += weight;
      }
    }
  }
}
