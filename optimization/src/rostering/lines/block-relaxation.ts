import type { BlockShape } from './block-shape.js';
import type { ClassPrices } from './class-prices.js';

const INF = Number.POSITIVE_INFINITY;

/**
 * The block programme without its minutes, which a price per unit stands for: states are (day, weekends) alone, so
 * it costs a hundredth of the full one. What it says of the cost before and after a state bounds every line from
 * below, which tells the full programme where no line under a ceiling can pass.
 */
export class BlockRelaxation {
  /** Least cost to finish from (day, weekends used), free to start work that day. */
  readonly #finish: Grid = { values: new Float64Array(0) };
  /** Least cost to come to (day, weekends used). */
  readonly #reach: Grid = { values: new Float64Array(0) };
  /** Cheapest block of (day, length), and of (day, length, first class). */
  readonly #block: Grid = { values: new Float64Array(0) };
  readonly #sequence: Grid = { values: new Float64Array(0) };
  readonly #priced: Grid = { values: new Float64Array(0) };

  /** Cost of the cheapest line when each unit costs `perUnit` more; `Infinity` when there is none. */
  run(shape: BlockShape, { cost, offRun }: ClassPrices, perUnit: number): number {
    const { days, weekends, members, limits } = shape;
    const width = limits.maxRun + 1;
    reserve(this.#finish, (days + 1) * (weekends + 1));
    reserve(this.#block, (days + 1) * width);
    reserve(this.#sequence, (days + 1) * width * members.length);
    reserve(this.#priced, days * members.length);
    this.#priceBlocks(shape, cost, perUnit);
    this.#complete(shape, offRun);
    return this.#finish.values[0];
  }

  #priceBlocks(shape: BlockShape, classCost: Float64Array, perUnit: number): void {
    const { days, members, classUnits, followers, limits } = shape;
    const classes = members.length;
    const width = limits.maxRun + 1;
    const [sequence, block, priced] = [this.#sequence.values, this.#block.values, this.#priced.values];
    for (let day = days - 1; day >= 0; day--) {
      for (let c = 0; c < classes; c++)
        priced[day * classes + c] = classCost[day * classes + c] + perUnit * classUnits[c];
      const longest = Math.min(limits.maxRun, days - day);
      for (let length = 1; length <= longest; length++) {
        const mine = (day * width + length) * classes;
        const inner = ((day + 1) * width + length - 1) * classes;
        let cheapest = INF;
        for (let c = 0; c < classes; c++) {
          let cost = priced[day * classes + c];
          if (length > 1 && cost < INF) {
            const next = followers[c];
            let best = INF;
            for (let i = 0; i < next.length; i++) {
              const value = sequence[inner + next[i]];
              if (value < best) best = value;
            }
            cost += best;
          }
          sequence[mine + c] = cost;
          if (cost < cheapest) cheapest = cost;
        }
        block[day * width + length] = cheapest;
      }
    }
  }

  #complete(shape: BlockShape, offRun: Int32Array): void {
    const { days, weekends, weekendLow, weekendHigh, touched, limits } = shape;
    const { maxRun, minRun, minOff } = limits;
    const [finish, block] = [this.#finish.values, this.#block.values];
    const span = weekends + 1;
    finish.fill(0, days * span, (days + 1) * span);
    for (let day = days - 1; day >= 0; day--) {
      const longest = Math.min(maxRun, days - day);
      for (let w = weekendLow[day]; w <= weekendHigh[day]; w++) {
        let best = INF;
        if (offRun[day] > 0 && w <= weekendHigh[day + 1])
          best = finish[(day + 1) * span + Math.max(w, weekendLow[day + 1])];
        for (let length = 1; length <= longest; length++) {
          const end = day + length;
          if (length < minRun && day > 0 && end < days) continue;
          const next = Math.min(end + minOff, days);
          if (offRun[end] < next - end) continue;
          const after = w + touched[day * (maxRun + 1) + length];
          if (after > weekendHigh[next]) continue;
          const value =
            block[day * (maxRun + 1) + length] + finish[next * span + Math.max(after, weekendLow[next])];
          if (value < best) best = value;
        }
        finish[day * span + w] = best;
      }
    }
  }

  /** Fills what it costs to come to each state; after `run`. */
  forward(shape: BlockShape, offRun: Int32Array): void {
    const { days, weekends, weekendLow, weekendHigh, touched, limits } = shape;
    const { maxRun, minRun, minOff } = limits;
    const span = weekends + 1;
    reserve(this.#reach, (days + 1) * span);
    const [reach, block] = [this.#reach.values, this.#block.values];
    reach.fill(INF, 0, (days + 1) * span);
    reach[0] = 0;
    for (let day = 0; day < days; day++) {
      const longest = Math.min(maxRun, days - day);
      for (let w = weekendLow[day]; w <= weekendHigh[day]; w++) {
        const cost = reach[day * span + w];
        if (cost === INF) continue;
        if (offRun[day] > 0 && w <= weekendHigh[day + 1]) {
          const to = (day + 1) * span + Math.max(w, weekendLow[day + 1]);
          if (cost < reach[to]) reach[to] = cost;
        }
        for (let length = 1; length <= longest; length++) {
          const end = day + length;
          if (length < minRun && day > 0 && end < days) continue;
          const next = Math.min(end + minOff, days);
          if (offRun[end] < next - end) continue;
          const after = w + touched[day * (maxRun + 1) + length];
          if (after > weekendHigh[next]) continue;
          const to = next * span + Math.max(after, weekendLow[next]);
          const value = cost + block[day * (maxRun + 1) + length];
          if (value < reach[to]) reach[to] = value;
        }
      }
    }
  }

  /** Least cost of all but the arc in a line that passes from one state to another; after `forward`. */
  around(shape: BlockShape, day: number, weekends: number, next: number, after: number): number {
    if (after > shape.weekendHigh[next]) return INF;
    const span = shape.weekends + 1;
    return (
      this.#reach.values[day * span + weekends] +
      this.#finish.values[next * span + Math.max(after, shape.weekendLow[next])]
    );
  }

  /** Cheapest block of a day and length, units priced. */
  blockCost(shape: BlockShape, day: number, length: number): number {
    return this.#block.values[day * (shape.limits.maxRun + 1) + length];
  }

  /** Writes the labels of the cheapest line of the last `run`. */
  trace(shape: BlockShape, { label, offRun }: ClassPrices, line: Uint8Array): void {
    const { days, weekendLow, weekendHigh, touched, limits, members } = shape;
    const { maxRun, minRun, minOff } = limits;
    const [finish, block] = [this.#finish.values, this.#block.values];
    const span = shape.weekends + 1;
    line.fill(0);
    let [day, w] = [0, 0];
    while (day < days) {
      const value = finish[day * span + w];
      if (offRun[day] > 0 && w <= weekendHigh[day + 1]) {
        const low = Math.max(w, weekendLow[day + 1]);
        if (finish[(day + 1) * span + low] === value) {
          [day, w] = [day + 1, low];
          continue;
        }
      }
      let found = false;
      for (let length = Math.min(maxRun, days - day); length >= 1 && !found; length--) {
        const end = day + length;
        if (length < minRun && day > 0 && end < days) continue;
        const next = Math.min(days, end + minOff);
        if (offRun[end] < next - end) continue;
        const after = w + touched[day * (maxRun + 1) + length];
        if (after > weekendHigh[next]) continue;
        const low = Math.max(after, weekendLow[next]);
        if (block[day * (maxRun + 1) + length] + finish[next * span + low] !== value) continue;
        this.#traceBlock(shape, label, members.length, line, day, length);
        [day, w, found] = [next, low, true];
      }
      if (!found) throw new Error('the relaxed block programme lost its own path');
    }
  }

  #traceBlock(
    shape: BlockShape,
    classLabel: Uint8Array,
    classes: number,
    line: Uint8Array,
    start: number,
    length: number,
  ): void {
    const sequence = this.#sequence.values;
    const width = shape.limits.maxRun + 1;
    let previous = -1;
    for (let day = start, left = length; left > 0; day++, left--) {
      const at = (day * width + left) * classes;
      let [best, chosen] = [INF, -1];
      const options = previous < 0 ? undefined : shape.followers[previous];
      const count = options?.length ?? classes;
      for (let i = 0; i < count; i++) {
        const c = options ? options[i] : i;
        if (sequence[at + c] < best) [best, chosen] = [sequence[at + c], c];
      }
      if (chosen < 0) throw new Error('the relaxed block programme lost its own block');
      line[day] = classLabel[day * classes + chosen];
      previous = chosen;
    }
  }
}

/** Scratch that grows: a wrapper, so that fields stay readonly. */
interface Grid {
  values: Float64Array;
}

function reserve(grid: Grid, size: number): void {
  if (grid.values.length < size) grid.values = new Float64Array(size);
}
