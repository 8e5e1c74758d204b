import type { CompiledProblem } from '../compile/compiled-problem.js';

/** The same problem with one agent's day fixed to one label (0 = day off); undefined when the cell may not be used. */
export function fixCell(
  compiled: CompiledProblem,
  agent: number,
  day: number,
  label: number,
): CompiledProblem | undefined {
  const { stride } = compiled;
  const before = compiled.agents[agent].allowed;
  if (before[day * stride + label] === 0) return undefined;
  const allowed = before.slice();
  for (let other = 0; other < stride; other++) if (other !== label) allowed[day * stride + other] = 0;
  return {
    ...compiled,
    agents: compiled.agents.map((each) => (each.index === agent ? { ...each, allowed } : each)),
  };
}
