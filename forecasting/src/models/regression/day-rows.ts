/** Waves of the time of day: `table[slot · count + w]` is wave w at a slot; wave 0 is 1 throughout. */
export interface DayWaves {
  readonly count: number;
  readonly table: Float64Array;
}

/**
 * Rows of a design matrix, one an interval from interval `first` on, kept a day at a time: most of what a day brings to its
 * rows is one value all day, or one value times a wave of the time of day. The row of an interval of slot s on day d has
 * - in `column[e]`, for e from `start[d]` to `start[d + 1] − 1`, `value[e]` times wave `wave[e]` at s; columns rise;
 * - in `flag[f] + s`, for f from `flagStart[d]` to `flagStart[d + 1] − 1`, a one.
 */
export interface DayRows {
  readonly columns: number;
  readonly first: number;
  readonly waves: DayWaves;
  /** Day of each row, counted from that of the first, and its slot of the day. */
  readonly day: Int32Array;
  readonly slot: Uint16Array;
  readonly start: Int32Array;
  readonly column: Uint16Array;
  readonly wave: Uint8Array;
  readonly value: Float64Array;
  readonly flagStart: Int32Array;
  readonly flag: Uint16Array;
}

interface Entry {
  readonly column: number;
  readonly wave: number;
  readonly value: number;
}

/** Writes rows one day after another. */
export class DayRowsWriter {
  private entries: Entry[] = [];
  private readonly start: number[] = [];
  private readonly column: number[] = [];
  private readonly wave: number[] = [];
  private readonly value: number[] = [];
  private readonly flagStart: number[] = [];
  private readonly flag: number[] = [];
  private readonly day: number[] = [];
  private readonly slot: number[] = [];

  /** The first row is that of interval `first`. */
  constructor(
    private readonly waves: DayWaves,
    private readonly first = 0,
  ) {}

  startDay(): void {
    this.endDay();
    this.start.push(this.column.length);
    this.flagStart.push(this.flag.length);
  }

  /** A column of the day's rows, each of which has one at most; wave 0 for one value all day. */
  add(column: number, value: number, wave = 0): void {
    if (value !== 0) this.entries.push({ column, wave, value });
  }

  /** A column for each slot, from `first` on: a one in that of a row's slot. */
  addFlag(first: number): void {
    this.flag.push(first);
  }

  addRow(slot: number): void {
    this.day.push(this.start.length - 1);
    this.slot.push(slot);
  }

  finish(columns: number): DayRows {
    this.endDay();
    return {
      ...{ columns, first: this.first, waves: this.waves },
      ...{ day: Int32Array.from(this.day), slot: Uint16Array.from(this.slot) },
      start: Int32Array.from([...this.start, this.column.length]),
      column: Uint16Array.from(this.column),
      wave: Uint8Array.from(this.wave),
      value: Float64Array.from(this.value),
      flagStart: Int32Array.from([...this.flagStart, this.flag.length]),
      flag: Uint16Array.from(this.flag),
    };
  }

  private endDay(): void {
    for (const { column, wave, value } of this.entries.sort((a, b) => a.column - b.column)) {
      this.column.push(column);
      this.wave.push(wave);
      this.value.push(value);
    }
    this.entries = [];
  }
}

/** Columns of the row of an interval that are not zero, and their values. */
export function entriesOf(rows: DayRows, interval: number): readonly (readonly [number, number])[] {
  const { first, waves, day, slot, start, column, wave, value, flagStart, flag } = rows;
  const [d, s] = [day[interval - first], slot[interval - first]];
  const entries: [number, number][] = [];
  for (let e = start[d]; e < start[d + 1]; e++) {
    entries.push([column[e], value[e] * waves.table[s * waves.count + wave[e]]]);
  }
  for (let f = flagStart[d]; f < flagStart[d + 1]; f++) entries.push([flag[f] + s, 1]);
  return entries;
}
