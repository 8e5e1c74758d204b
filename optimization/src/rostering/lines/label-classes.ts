import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import type { LineRule } from '../problem/line-rule.js';

/**
 * For each label the first label that no rule of the agent tells apart from it: same times and minutes on every day,
 * same place in every rule. Shift types that differ only in what they cover price as one.
 */
export function labelClasses(compiled: CompiledProblem, agent: CompiledAgent): Uint8Array {
  const { stride, worked, counted, onCall, start, workEnd, end, problem } = compiled;
  const lines = [...agent.rules, ...agent.softRules].map(({ line }) => line);
  const known = new Map<string, number>();
  return Uint8Array.from({ length: stride }, (_, label) => {
    if (label === 0) return 0;
    const times = [worked, counted, onCall, start, workEnd, end].map((table) =>
      table.filter((_minutes, cell) => cell % stride === label).join(),
    );
    const { id } = problem.shifts[label - 1];
    const key = [...times, ...lines.map((line) => placeIn(line, id)), followers(lines, id)].join('|');
    const first = known.get(key) ?? label;
    known.set(key, first);
    return first;
  });
}

/** Whether a rule on listed shift types lists this one. */
function placeIn(line: LineRule, id: string): string {
  const listed = line.kind === 'rest' ? line.after : 'shifts' in line ? line.shifts : undefined;
  return listed !== undefined && !listed.includes(id) ? '0' : '1';
}

/** Types forbidden after this one, and types that forbid it. */
function followers(lines: readonly LineRule[], id: string): string {
  const [after, before]: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const line of lines) {
    if (line.kind !== 'succession') continue;
    if (line.after === id) for (const next of line.forbidden) after.add(next);
    if (line.forbidden.includes(id)) before.add(line.after);
  }
  return JSON.stringify([[...after].sort(), [...before].sort()]);
}
