import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { LinePricer } from '../lines/line-pricer.js';
import { generateColumns } from './column-generation.js';
import { fixCells } from './fix-cells.js';
import type { Master } from './master.js';
import type { Random } from './random.js';

export interface DiveOptions {
  readonly shouldStop: () => boolean;
  /** Gives up once the relaxation costs this much. */
  readonly cutoff: number;
  readonly rounds: number;
  /** Strength of the random nudge on values when choosing what to fix; 0 = none. */
  readonly noise: number;
  readonly columnsPerAgent: number;
  /** Fixes days of agents, not whole lines, while no line is likely. */
  readonly byCells: boolean;
  readonly outside: number;
}

/** Value from which a line is taken for granted, and from which it is likely. */
const CERTAIN = 0.95;
const LIKELY = 0.7;

/** Rise of the relaxation, as a share, at which a fixing of a line or of days counts as made up for. */
const RECOVERED = 1e-4;
const RECOVERED_DAYS = 3e-3;
/** Share of the agents of whom a day may be fixed at once. */
const DAYS_SHARE = 0.33;

/**
 * Fixes lines one batch at a time, letting new columns answer each fixing. Returns the line of every agent of
 * the master (as columns), or undefined when it fell behind the cutoff or out of time.
 */
export function dive(
  compiled: CompiledProblem,
  master: Master,
  pricers: readonly LinePricer[],
  random: Random,
  options: DiveOptions,
): readonly { readonly agent: number; readonly line: Uint8Array }[] | undefined {
  const fixed = new Uint8Array(compiled.agents.length);
  let columns = new Set<number>();
  const share = Math.max(1, Math.floor(master.agents.length * 0.06));
  const finish = () => {
    master.reopen();
    for (const column of columns) master.setFixed(column, false);
  };
  while (columns.size < master.agents.length) {
    const moved = master.trim(options.columnsPerAgent, columns);
    if (moved) columns = new Set([...columns].map((column) => moved.get(column) ?? column));
    const open: { index: number; value: number }[] = [];
    master.columns.forEach((column, index) => {
      const value = master.values[index];
      if (fixed[column.agent] || !(value > 1e-6)) return;
      open.push({ index, value: value + (value < 0.999 ? options.noise * random.unit() : 1) });
    });
    open.sort((a, b) => b.value - a.value);
    let taken = 0;
    // Once new columns have made up for a fixing, the next may follow.
    const recovered = options.byCells ? RECOVERED_DAYS : RECOVERED;
    const enough = master.objective + recovered * Math.abs(master.objective);
    for (const { index, value } of open) {
      const { agent } = master.columns[index];
      if (fixed[agent]) continue;
      const certain = value >= CERTAIN + options.noise;
      if (taken === 0 && options.byCells && master.values[index] < LIKELY) break;
      if (taken > 0 && !certain && !(value >= LIKELY && taken < share)) break;
      fixed[agent] = 1;
      columns.add(index);
      master.setFixed(index, true);
      taken++;
    }
    if (taken === 0 && options.byCells) {
      const much = { share: Math.ceil(master.agents.length * DAYS_SHARE), noise: options.noise };
      if (fixCells(compiled, master, pricers, fixed, random, much)) taken++;
    }
    if (taken === 0 || !master.solve('dual')) {
      finish();
      return undefined;
    }
    const answer = (maxRounds: number) =>
      generateColumns(compiled, master, pricers, options.outside, {
        shouldStop: options.shouldStop,
        maxRounds,
        cutoff: options.cutoff,
        fixed,
        prove: false,
        enough,
      });
    let result = answer(options.rounds);
    // Before giving up, the agents still free get the time to answer in full.
    if (result.feasible && !result.dry && master.objective >= options.cutoff)
      result = answer(6 * options.rounds);
    if (!result.feasible || options.shouldStop() || master.objective >= options.cutoff - 1e-6) {
      finish();
      return undefined;
    }
  }
  const lines = [...columns].map((index) => master.columns[index]);
  finish();
  return lines;
}
