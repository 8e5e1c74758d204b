import type { LabelGrid } from '../compile/compile.js';
import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import { periodCalendar } from '../problem/calendar.js';

/** Which cells may change. */
export interface Movable {
  /** Days, both included, that may change. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Minutes since 1970: shifts that have begun stay, and nobody is called to one that has. */
  readonly now?: number;
  /** Agent → days that never change. */
  readonly locked: Readonly<Record<string, readonly number[]>>;
}

/**
 * The compiled problem with every cell closed that may not be used: outside the window, locked, already begun. A cell
 * that leave, absence or a skill closes by itself keeps only what they leave open.
 */
export function closeCells(compiled: CompiledProblem, base: LabelGrid, movable: Movable): CompiledProblem {
  const { days, stride, pastDays, start } = compiled;
  const origin = periodCalendar(compiled.problem.period).instant(0, 0);
  const begun = (day: number, label: number): boolean =>
    movable.now !== undefined &&
    label > 0 &&
    origin + start[(day + pastDays) * stride + label] <= movable.now;
  const agents = compiled.agents.map((agent): CompiledAgent => {
    const allowed = new Uint8Array(agent.allowed);
    const locked = new Set(movable.locked[agent.id] ?? []);
    for (let day = 0; day < days; day++) {
      const kept = base[agent.index * days + day];
      const keptOpen = allowed[day * stride + kept] === 1;
      const fixed = day < movable.fromDay || day > movable.toDay || locked.has(day) || begun(day, kept);
      for (let label = 0; label < stride; label++) {
        if (label !== kept && ((fixed && keptOpen) || begun(day, label))) allowed[day * stride + label] = 0;
      }
    }
    return { ...agent, allowed };
  });
  return { ...compiled, agents };
}
