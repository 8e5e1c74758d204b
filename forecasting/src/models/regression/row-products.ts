import type { DayRows } from './day-rows.js';

/** Products of rows with one vector. What a day's rows have in common is multiplied once for all of them. */
export class RowProducts {
  private readonly byWave: Float64Array;
  private known = -1;

  constructor(
    private readonly rows: DayRows,
    private readonly vector: Float64Array,
  ) {
    this.byWave = new Float64Array(rows.waves.count);
  }

  /** Row of an interval times the vector. */
  at(interval: number): number {
    const { rows, vector, byWave } = this;
    const { first, waves, day, slot, flagStart, flag } = rows;
    const d = day[interval - first];
    const s = slot[interval - first];
    if (d !== this.known) this.take(d);
    const { count, table } = waves;
    let sum = 0;
    for (let w = 0; w < count; w++) sum += byWave[w] * table[s * count + w];
    for (let f = flagStart[d]; f < flagStart[d + 1]; f++) sum += vector[flag[f] + s];
    return sum;
  }

  private take(day: number): void {
    const { rows, vector, byWave } = this;
    const { start, column, wave, value } = rows;
    byWave.fill(0);
    for (let e = start[day]; e < start[day + 1]; e++) byWave[wave[e]] += value[e] * vector[column[e]];
    this.known = day;
  }
}

/** Adds Σ weightᵢ·rowᵢ to `into`, a day at a time. */
export class RowSum {
  private readonly byWave: Float64Array;
  private open = -1;

  constructor(
    private readonly rows: DayRows,
    private readonly into: Float64Array,
  ) {
    this.byWave = new Float64Array(rows.waves.count);
  }

  add(interval: number, weight: number): void {
    const { rows, into, byWave } = this;
    const { first, waves, day, slot, flagStart, flag } = rows;
    const d = day[interval - first];
    const s = slot[interval - first];
    if (d !== this.open) {
      this.finish();
      this.open = d;
    }
    const { count, table } = waves;
    for (let w = 0; w < count; w++) byWave[w] += weight * table[s * count + w];
    for (let f = flagStart[d]; f < flagStart[d + 1]; f++) into[flag[f] + s] += weight;
  }

  /** Takes in the day that is still open. */
  finish(): void {
    if (this.open < 0) return;
    const { rows, into, byWave } = this;
    const { start, column, wave, value } = rows;
    for (let e = start[this.open]; e < start[this.open + 1]; e++)
      into[column[e]] += value[e] * byWave[wave[e]];
    byWave.fill(0);
    this.open = -1;
  }
}
