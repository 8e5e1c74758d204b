import type { LabelGrid } from '../compile/compile.js';

const LOCK = 0;
const STOP = 1;
const VERSION = 2;
const HEADER_WORDS = 4;
const NUMBERS = 3;
const BEST = 0;
const BOUND = 1;
const MISSING = 2;
/** Numbers start on a multiple of their size. */
const HEADER_BYTES = HEADER_WORDS * 4;

/**
 * What the threads of one solve share: the best roster with its cost, the best proven bound, and the order to
 * stop. Lives in shared memory because each thread is busy in one long synchronous search.
 */
export class Board {
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #grid: Uint8Array;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#words = new Int32Array(memory, 0, HEADER_WORDS);
    this.#numbers = new Float64Array(memory, HEADER_BYTES, NUMBERS);
    this.#grid = new Uint8Array(memory, HEADER_BYTES + NUMBERS * 8);
  }

  /** An empty board for grids of `cells` labels. */
  static create(cells: number): Board {
    const board = new Board(new SharedArrayBuffer(HEADER_BYTES + NUMBERS * 8 + cells));
    board.#numbers[BEST] = Number.POSITIVE_INFINITY;
    board.#numbers[BOUND] = Number.NEGATIVE_INFINITY;
    return board;
  }

  /** Cost of the best roster, `Infinity` before the first. */
  get best(): number {
    return this.#locked(() => this.#numbers[BEST]);
  }

  /** Highest proven lower bound, `-Infinity` before the first. */
  get bound(): number {
    return this.#locked(() => this.#numbers[BOUND]);
  }

  /** Grows by one with every better roster. */
  get version(): number {
    return Atomics.load(this.#words, VERSION);
  }

  /** People the best roster lacks under hard minima; 0 = legal, as far as the engine can tell. */
  get missing(): number {
    return this.#locked(() => this.#numbers[MISSING]);
  }

  /** Keeps the roster if it is cheaper than the best; tells whether it was. */
  offer(cost: number, grid: LabelGrid, missing: number): boolean {
    return this.#locked(() => {
      if (!(cost < this.#numbers[BEST] - 1e-9)) return false;
      this.#numbers[BEST] = cost;
      this.#numbers[MISSING] = missing;
      this.#grid.set(grid);
      Atomics.add(this.#words, VERSION, 1);
      return true;
    });
  }

  /** Raises the proven bound. */
  raiseBound(bound: number): boolean {
    return this.#locked(() => {
      if (!(bound > this.#numbers[BOUND])) return false;
      // Rounding up a hair below zero gives minus zero.
      this.#numbers[BOUND] = bound + 0;
      return true;
    });
  }

  /** A copy of the best roster and its cost; undefined before the first. */
  read(): { readonly cost: number; readonly grid: LabelGrid } | undefined {
    return this.#locked(() =>
      this.#numbers[BEST] === Number.POSITIVE_INFINITY
        ? undefined
        : { cost: this.#numbers[BEST], grid: this.#grid.slice() },
    );
  }

  stop(): void {
    Atomics.store(this.#words, STOP, 1);
  }

  get stopped(): boolean {
    return Atomics.load(this.#words, STOP) === 1;
  }

  #locked<T>(act: () => T): T {
    // Held for a copy of a few kilobytes at most, so spinning is cheaper than sleeping.
    while (Atomics.compareExchange(this.#words, LOCK, 0, 1) !== 0);
    try {
      return act();
    } finally {
      Atomics.store(this.#words, LOCK, 0);
    }
  }
}
