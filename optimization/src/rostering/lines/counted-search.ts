import type { BlockShape } from './block-shape.js';
import type { BlockTables } from './block-tables.js';
import { COST_EPSILON } from './line-pricer.js';

const INF = Number.POSITIVE_INFINITY;
/** Labels after which the search gives up; what it knows by then stays valid. */
const MAX_LABELS = 40_000;

export interface CountedTask {
  readonly costs: Float64Array;
  readonly shape: BlockShape;
  /** Just run for `costs` and `penalty`: their completion costs bound every label. */
  readonly tables: BlockTables;
  /** Indices of the count limits to carry; every limit with a penalty must be among them. */
  readonly carried: readonly number[];
  readonly penalty: Float64Array;
  /** Only lines cheaper than this are looked for. */
  readonly ceiling: number;
  readonly line: Uint8Array;
}

export interface CountedResult {
  /** True cost of the line written, `Infinity` if none was found under the ceiling. */
  readonly cost: number;
  /** Whether every cheaper line (as far as the carried limits go) has been ruled out. */
  readonly complete: boolean;
}

/**
 * Cheapest line that keeps the carried count limits, by labels (day, weekends, units, counts) in order of day.
 * The ceiling is raised in steps, so that a small gap is closed by a small search; a line is accepted only if it
 * costs no more than the ceiling it was searched under.
 */
export function countedSearch(task: CountedTask): CountedResult {
  const { tables, shape, carried, penalty, ceiling } = task;
  const rebate = carried.reduce((sum, index) => sum + penalty[index] * shape.limits.counts[index].max, 0);
  const bound = tables.finish(shape, 0, 0, 0) - rebate;
  let width = ceiling < INF ? (ceiling - bound) / 16 : 4 + Math.abs(bound) * 0.01;
  for (;;) {
    const top = Math.min(ceiling, bound + Math.max(width, 1e-3));
    const search = new Search(task, rebate, top);
    const cost = search.run();
    if (cost < INF) return { cost, complete: true };
    if (!search.complete) return { cost: INF, complete: false };
    if (top >= ceiling || !search.pruned) return { cost: INF, complete: true };
    width *= 4;
  }
}

/** The ways to fill a run of `length` days from one day, by units and counts. */
interface Variant {
  readonly units: number;
  readonly counts: Int32Array;
  readonly cost: number;
  readonly labels: readonly number[];
}

/** Labels that are alike in class and in the limits they count for. */
interface Kind {
  readonly cls: number;
  readonly labels: readonly number[];
  readonly counts: Int32Array;
}

interface Label {
  readonly day: number;
  readonly weekends: number;
  readonly units: number;
  counts: Int32Array;
  cost: number;
  parent: Label | undefined;
  /** Day the last block started and its labels; undefined for a day off. */
  blockStart: number;
  block: readonly number[] | undefined;
}

class Search {
  complete = true;
  pruned = false;
  readonly #task: CountedTask;
  readonly #rebate: number;
  readonly #top: number;
  readonly #max: Int32Array;
  readonly #kinds: Kind[];
  readonly #variants: (readonly (readonly Variant[])[] | undefined)[];
  readonly #days: Map<number, Label>[];
  #labels = 0;

  constructor(task: CountedTask, rebate: number, top: number) {
    this.#task = task;
    this.#rebate = rebate;
    this.#top = top;
    const { shape, carried } = task;
    this.#max = Int32Array.from(carried, (index) => shape.limits.counts[index].max);
    this.#kinds = kindsOf(shape, carried);
    this.#variants = Array.from({ length: shape.days }, () => undefined);
    this.#days = Array.from({ length: shape.days + 1 }, () => new Map());
  }

  run(): number {
    const { shape, tables, carried, penalty, line } = this.#task;
    const { days, limits, touched } = shape;
    this.#push(0, 0, 0, new Int32Array(carried.length), 0, undefined, 0, undefined);
    for (let day = 0; day < days; day++) {
      for (const label of this.#days[day].values()) {
        if (tables.prices.offRun[day] > 0) {
          this.#push(day + 1, label.weekends, label.units, label.counts, label.cost, label, day, undefined);
        }
        const longest = Math.min(limits.maxRun, days - day);
        for (let length = 1; length <= longest; length++) {
          const end = day + length;
          if (length < limits.minRun && day > 0 && end < days) continue;
          const next = Math.min(days, end + limits.minOff);
          if (tables.prices.offRun[end] < next - end) continue;
          const weekends = label.weekends + touched[day * (limits.maxRun + 1) + length];
          for (const variant of this.#variantsAt(day)[length]) {
            const units = label.units + variant.units;
            this.#push(
              next,
              weekends,
              units,
              variant.counts,
              label.cost + variant.cost,
              label,
              day,
              variant.labels,
            );
            if (!this.complete) return INF;
          }
        }
      }
    }
    let [best, winner]: [number, Label | undefined] = [INF, undefined];
    for (const label of this.#days[days].values()) {
      let cost = label.cost;
      carried.forEach((index, i) => {
        cost -= penalty[index] * label.counts[i];
      });
      if (cost < best) [best, winner] = [cost, label];
    }
    // Cheaper lines above the top may have been cut: only what lies under it is the cheapest for sure.
    if (winner && best > this.#top + COST_EPSILON) this.pruned = true;
    if (!winner || best > this.#top + COST_EPSILON) return INF;
    line.fill(0);
    for (let label: Label | undefined = winner; label; label = label.parent) {
      label.block?.forEach((value, index) => {
        line[(label?.blockStart ?? 0) + index] = value;
      });
    }
    return best;
  }

  /** Adds a label unless its counts are over, its bound is above the top, or the same state is known cheaper. */
  #push(
    day: number,
    weekends: number,
    units: number,
    added: Int32Array,
    cost: number,
    parent: Label | undefined,
    blockStart: number,
    block: readonly number[] | undefined,
  ): void {
    const { tables, shape } = this.#task;
    const finish = tables.finish(shape, day, weekends, units);
    if (finish === INF) return;
    if (cost + finish - this.#rebate > this.#top + COST_EPSILON) {
      this.pruned = true;
      return;
    }
    const counts = added.slice();
    let key = weekends * (shape.limits.maxUnits + 1) + units;
    for (let i = 0; i < counts.length; i++) {
      if (block && parent) counts[i] += parent.counts[i];
      if (counts[i] > this.#max[i]) return;
      key = key * (this.#max[i] + 1) + counts[i];
    }
    const known = this.#days[day].get(key);
    if (known) {
      if (cost >= known.cost) return;
      known.cost = cost;
      known.counts = counts;
      known.parent = parent;
      known.blockStart = blockStart;
      known.block = block;
      return;
    }
    if (++this.#labels > MAX_LABELS) {
      this.complete = false;
      return;
    }
    this.#days[day].set(key, { day, weekends, units, counts, cost, parent, blockStart, block });
  }

  #variantsAt(day: number): readonly (readonly Variant[])[] {
    let variants = this.#variants[day];
    if (!variants) {
      variants = this.#listVariants(day);
      this.#variants[day] = variants;
    }
    return variants;
  }

  #listVariants(start: number): Variant[][] {
    const { shape, costs, carried, penalty } = this.#task;
    const { days, limits, stride, classUnits, followers } = shape;
    const lists: Variant[][] = [[]];
    let level = new Map<number, Variant & { kind: number }>();
    for (let length = 1; length <= Math.min(limits.maxRun, days - start); length++) {
      const day = start + length - 1;
      const grown = new Map<number, Variant & { kind: number }>();
      this.#kinds.forEach((kind, index) => {
        let [cheapest, at] = [INF, 0];
        for (const label of kind.labels) {
          const cost = costs[day * stride + label];
          if (cost < cheapest) [cheapest, at] = [cost, label];
        }
        if (cheapest === INF) return;
        carried.forEach((limit, i) => {
          cheapest += penalty[limit] * kind.counts[i];
        });
        const extend = (before: (Variant & { kind: number }) | undefined) => {
          const units = (before?.units ?? 0) + classUnits[kind.cls];
          const counts = kind.counts.map((own, i) => own + (before?.counts[i] ?? 0));
          const cost = (before?.cost ?? 0) + cheapest;
          let key = units;
          for (let i = 0; i < counts.length; i++) {
            if (counts[i] > this.#max[i]) return;
            key = key * (limits.maxRun + 1) + counts[i];
          }
          key = key * this.#kinds.length + index;
          const known = grown.get(key);
          if (known && known.cost <= cost) return;
          grown.set(key, { units, counts, cost, labels: [...(before?.labels ?? []), at], kind: index });
        };
        if (length === 1) extend(undefined);
        else {
          for (const before of level.values()) {
            if (followers[this.#kinds[before.kind].cls].includes(kind.cls)) extend(before);
          }
        }
      });
      level = grown;
      const best = new Map<string, Variant>();
      for (const variant of level.values()) {
        const key = `${variant.units}|${variant.counts.join()}`;
        const known = best.get(key);
        if (!known || variant.cost < known.cost) best.set(key, variant);
      }
      lists.push([...best.values()]);
    }
    return lists;
  }
}

function kindsOf(shape: BlockShape, carried: readonly number[]): Kind[] {
  const kinds = new Map<string, { cls: number; labels: number[]; counts: Int32Array }>();
  shape.members.forEach((labels, cls) => {
    for (const label of labels) {
      const counts = Int32Array.from(carried, (index) => shape.limits.counts[index].labels[label]);
      const key = `${cls}|${counts.join()}`;
      const known = kinds.get(key);
      if (known) known.labels.push(label);
      else kinds.set(key, { cls, labels: [label], counts });
    }
  });
  return [...kinds.values()];
}
