import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import { DEAD, type LinePart } from './line-part.js';

/** Without state: work may not start within a rest after a call-out. */
export function callOutPart(compiled: CompiledProblem, agent: CompiledAgent, minutes: number): LinePart {
  return {
    start: () => 0,
    step: (_state, day, label) => (startsTooSoon(compiled, agent, minutes, day, label) ? DEAD : 0),
    accepts: () => true,
  };
}

/** Whether work on a day starts within so many minutes of a call-out, or while it lasts. */
export function startsTooSoon(
  { start, working, pastDays, stride }: CompiledProblem,
  { callOuts }: CompiledAgent,
  minutes: number,
  day: number,
  label: number,
): boolean {
  if (working[label] === 0) return false;
  const at = start[(day + pastDays) * stride + label];
  return callOuts.some((callOut) => at >= callOut.start && at < callOut.end + minutes);
}
