import { BlockRelaxation } from './block-relaxation.js';
import type { BlockShape } from './block-shape.js';
import { ClassPrices } from './class-prices.js';

const INF = Number.POSITIVE_INFINITY;

/**
 * Scratch tables of the block programme, reused from call to call and shared by all agents of a thread.
 * `run` fills them backwards for one cost vector; `trace` re-derives the best line from them.
 */
export class BlockTables {
  /** Cost to finish from (day, weekends used, units used), free to start work that day. */
  completion = new Float64Array(0);
  /** Cheapest sequence of (day, length, first class, units). */
  sequence = new Float64Array(0);
  /** Cheapest block of (day, length, units). */
  block = new Float64Array(0);
  shape: BlockShape | undefined;
  readonly prices = new ClassPrices();
  readonly #relaxation = new BlockRelaxation();
  /** Blocks of (day, length) that a line under the ceiling may hold, and those they are built from. */
  #live = new Uint8Array(0);
  #built = new Uint8Array(0);

  /**
   * Cost of the cheapest line if units were free of their range and cost `perUnit` each; `Infinity` if there is
   * none. `penalty` is added per shift of each count limit.
   */
  relax(costs: Float64Array, shape: BlockShape, penalty: Float64Array, perUnit: number): number {
    this.#reserve(shape);
    this.shape = shape;
    this.prices.price(costs, shape, penalty);
    return this.#relaxation.run(shape, this.prices, perUnit);
  }

  /** Writes the labels of the cheapest line of the last `relax`. */
  traceRelaxed(line: Uint8Array): void {
    if (this.shape) this.#relaxation.trace(this.shape, this.prices, line);
  }

  /**
   * Cost of the cheapest line; `Infinity` if there is none or, before penalties, none under the ceiling. States
   * that no line under the ceiling passes, by the relaxation with `perUnit`, are left out.
   */
  run(
    costs: Float64Array,
    shape: BlockShape,
    penalty: Float64Array,
    perUnit = 0,
    ceiling = Number.POSITIVE_INFINITY,
  ): number {
    const relaxed = this.relax(costs, shape, penalty, perUnit);
    const { minUnits, maxUnits, counts } = shape.limits;
    let top = ceiling + perUnit * (perUnit > 0 ? maxUnits : minUnits);
    for (let i = 0; i < counts.length; i++) top += penalty[i] * counts[i].max;
    top += 1e-7 * (1 + Math.abs(top));
    if (relaxed === INF || relaxed > top) return INF;
    this.#relaxation.forward(shape, this.prices.offRun);
    this.#choose(shape, top);
    this.#priceBlocks(shape);
    this.#complete(shape, perUnit, top);
    return shape.low[0] <= 0 && shape.high[0] >= 0 ? this.completion[shape.offset[0]] : INF;
  }

  #reserve(shape: BlockShape): void {
    const { days, members, blockUnits, limits } = shape;
    const blocks = days * (limits.maxRun + 1) * (blockUnits + 1);
    if (this.completion.length < shape.tableSize) this.completion = new Float64Array(shape.tableSize);
    if (this.block.length < blocks) this.block = new Float64Array(blocks);
    if (this.sequence.length < blocks * members.length)
      this.sequence = new Float64Array(blocks * members.length);
    if (this.#live.length < days * (limits.maxRun + 1)) {
      this.#live = new Uint8Array(days * (limits.maxRun + 1));
      this.#built = new Uint8Array(days * (limits.maxRun + 1));
    }
  }

  #choose(shape: BlockShape, top: number): void {
    const { days, touched, weekendLow, weekendHigh, limits } = shape;
    const width = limits.maxRun + 1;
    this.#live.fill(0, 0, days * width);
    this.#built.fill(0, 0, days * width);
    for (let day = 0; day < days; day++) {
      const longest = Math.min(limits.maxRun, days - day);
      for (let length = 1; length <= longest; length++) {
        const end = day + length;
        if (length < limits.minRun && day > 0 && end < days) continue;
        const next = Math.min(days, end + limits.minOff);
        if (this.prices.offRun[end] < next - end) continue;
        const cost = this.#relaxation.blockCost(shape, day, length);
        let live = false;
        for (let w = weekendLow[day]; w <= weekendHigh[day] && !live; w++) {
          const after = w + touched[day * width + length];
          live = this.#relaxation.around(shape, day, w, next, after) + cost <= top;
        }
        if (!live) continue;
        this.#live[day * width + length] = 1;
        for (let skip = 0; skip < length; skip++) this.#built[(day + skip) * width + length - skip] = 1;
      }
    }
  }

  #priceBlocks(shape: BlockShape): void {
    const { days, members, classUnits, followers, blockUnits, limits, minShiftUnits, maxShiftUnits } = shape;
    const { sequence, block } = this;
    const classCost = this.prices.cost;
    const classes = members.length;
    const width = blockUnits + 1;
    for (let day = days - 1; day >= 0; day--) {
      const longest = Math.min(limits.maxRun, days - day);
      for (let length = 1; length <= longest; length++) {
        if (this.#built[day * (limits.maxRun + 1) + length] === 0) continue;
        const at = (day * (limits.maxRun + 1) + length) * width;
        const from = length * minShiftUnits;
        const to = length * maxShiftUnits;
        for (let u = from; u <= to; u++) block[at + u] = INF;
        const inner = ((day + 1) * (limits.maxRun + 1) + length - 1) * width * classes;
        for (let c = 0; c < classes; c++) {
          const mine = at * classes + c * width;
          const cost = classCost[day * classes + c];
          for (let u = from; u <= to; u++) sequence[mine + u] = INF;
          if (cost === INF) continue;
          const units = classUnits[c];
          if (length === 1) {
            sequence[mine + units] = cost;
            if (cost < block[at + units]) block[at + units] = cost;
            continue;
          }
          const next = followers[c];
          for (let rest = from - minShiftUnits; rest <= to - maxShiftUnits; rest++) {
            let best = INF;
            for (let i = 0; i < next.length; i++) {
              const value = sequence[inner + next[i] * width + rest];
              if (value < best) best = value;
            }
            const value = cost + best;
            sequence[mine + units + rest] = value;
            if (value < block[at + units + rest]) block[at + units + rest] = value;
          }
        }
      }
    }
  }

  #complete(shape: BlockShape, perUnit: number, top: number): void {
    const { days, low, high, weekendLow, weekendHigh, offset, touched, blockUnits, limits } = shape;
    const { completion, block } = this;
    const { offRun } = this.prices;
    const { maxRun, minOff } = limits;
    completion.fill(0, offset[days], offset[days + 1]);
    const width = blockUnits + 1;
    for (let day = days - 1; day >= 0; day--) {
      const [lo, hi] = [low[day], high[day]];
      const span = hi - lo + 1;
      if (span <= 0) continue;
      completion.fill(INF, offset[day], offset[day + 1]);
      const longest = Math.min(maxRun, days - day);
      for (let w = weekendLow[day]; w <= weekendHigh[day]; w++) {
        const mine = offset[day] + (w - weekendLow[day]) * span - lo;
        const through = (next: number, after: number) => this.#relaxation.around(shape, day, w, next, after);
        if (offRun[day] > 0 && through(day + 1, w) <= top) this.#relax(shape, mine, lo, hi, day + 1, w, 0, 0);
        for (let length = 1; length <= longest; length++) {
          if (this.#live[day * (maxRun + 1) + length] === 0) continue;
          const next = Math.min(days, day + length + minOff);
          const after = w + touched[day * (maxRun + 1) + length];
          const room = top - through(next, after);
          if (this.#relaxation.blockCost(shape, day, length) > room) continue;
          const at = (day * (maxRun + 1) + length) * width;
          const to = length * shape.maxShiftUnits;
          for (let u = length * shape.minShiftUnits; u <= to; u++) {
            const cost = block[at + u];
            if (cost < INF && cost + perUnit * u <= room)
              this.#relax(shape, mine, lo, hi, next, after, u, cost);
          }
        }
      }
    }
  }

  /** completion[mine + u] = min(·, cost + completion(next day, weekends, u + units)) over the units that matter. */
  #relax(
    shape: BlockShape,
    mine: number,
    lo: number,
    hi: number,
    next: number,
    weekends: number,
    units: number,
    cost: number,
  ): void {
    const { low, high, weekendLow, weekendHigh, offset } = shape;
    if (weekends > weekendHigh[next]) return;
    const span = high[next] - low[next] + 1;
    // Weekends are only limited from above: too few for the band count as the fewest it holds.
    const used = Math.max(weekends, weekendLow[next]) - weekendLow[next];
    const theirs = offset[next] + used * span - low[next] + units;
    const from = Math.max(lo, low[next] - units);
    const to = Math.min(hi, high[next] - units);
    const { completion } = this;
    for (let u = from; u <= to; u++) {
      const value = cost + completion[theirs + u];
      if (value < completion[mine + u]) completion[mine + u] = value;
    }
  }

  /** Cost to finish from a state; `Infinity` outside the ranges that matter. */
  finish(shape: BlockShape, day: number, weekends: number, units: number): number {
    const { low, high, weekendLow, weekendHigh, offset } = shape;
    if (units < low[day] || units > high[day]) return INF;
    if (weekends > weekendHigh[day]) return INF;
    const span = high[day] - low[day] + 1;
    const used = Math.max(weekends, weekendLow[day]) - weekendLow[day];
    return this.completion[offset[day] + used * span + units - low[day]];
  }

  /** Writes the labels of the cheapest line of the last `run`. */
  trace(line: Uint8Array): void {
    const { shape } = this;
    if (!shape) return;
    const { days, touched, blockUnits, limits } = shape;
    line.fill(0);
    let [day, weekends, units] = [0, 0, 0];
    while (day < days) {
      weekends = Math.max(weekends, shape.weekendLow[day]);
      const value = this.finish(shape, day, weekends, units);
      if (this.prices.offRun[day] > 0 && this.finish(shape, day + 1, weekends, units) === value) {
        day++;
        continue;
      }
      const longest = Math.min(limits.maxRun, days - day);
      let found = false;
      for (let length = longest; length >= 1 && !found; length--) {
        if (this.#live[day * (limits.maxRun + 1) + length] === 0) continue;
        const next = Math.min(days, day + length + limits.minOff);
        const after = weekends + touched[day * (limits.maxRun + 1) + length];
        const at = (day * (limits.maxRun + 1) + length) * (blockUnits + 1);
        for (let u = length * shape.minShiftUnits; u <= length * shape.maxShiftUnits; u++) {
          if (this.block[at + u] + this.finish(shape, next, after, units + u) !== value) continue;
          this.#traceBlock(shape, line, day, length, u);
          [day, weekends, units, found] = [next, after, units + u, true];
          break;
        }
      }
      if (!found) throw new Error('the block programme lost its own path');
    }
  }

  #traceBlock(shape: BlockShape, line: Uint8Array, start: number, length: number, blockUnits: number): void {
    const { members, classUnits, followers, limits } = shape;
    const width = shape.blockUnits + 1;
    let previous = -1;
    let [day, left, units] = [start, length, blockUnits];
    let value = this.block[(day * (limits.maxRun + 1) + left) * width + units];
    while (left > 0) {
      const at = (day * (limits.maxRun + 1) + left) * width * members.length;
      const options = previous < 0 ? members.map((_, c) => c) : followers[previous];
      let chosen = -1;
      for (const c of options) {
        const cell = this.sequence[at + c * width + units];
        const reachable = units >= left * shape.minShiftUnits && units <= left * shape.maxShiftUnits;
        if (reachable && cell === value) {
          chosen = c;
          break;
        }
      }
      if (chosen < 0) throw new Error('the block programme lost its own block');
      line[day] = this.prices.label[day * members.length + chosen];
      units -= classUnits[chosen];
      left--;
      day++;
      if (left > 0) {
        // The value below is the minimum the cell above was built from, so it is found again exactly.
        const below = (day * (limits.maxRun + 1) + left) * width * members.length;
        value = Number.POSITIVE_INFINITY;
        for (const c of followers[chosen]) value = Math.min(value, this.sequence[below + c * width + units]);
      }
      previous = chosen;
    }
  }
}
