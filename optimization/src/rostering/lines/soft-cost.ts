import type { SoftRule } from '../problem/line-rule.js';
import { countingParts } from './counting-parts.js';
import type { LineFrame, LinePart } from './line-part.js';
import { runParts } from './run-parts.js';
import { completeWeekendPart } from './weekend-parts.js';

/** Cost of a whole line (one label a day). */
export type LineCost = (line: Uint8Array) => number;

/** The machines of the soft rules that are priced as the line goes on. */
export function softParts(frame: LineFrame, rules: readonly SoftRule[]): LinePart[] {
  return [
    ...runParts(frame, rules),
    ...rules
      .filter(({ line }) => line.kind === 'complete-weekends')
      .map(({ penalty }) => completeWeekendPart(frame, penalty)),
  ];
}

/** What a line costs under an agent's soft rules; undefined when there are none. */
export function softCostOf(
  frame: LineFrame,
  rules: readonly SoftRule[],
  past: Uint8Array,
): LineCost | undefined {
  if (rules.length === 0) return undefined;
  const parts = softParts(frame, rules);
  const counters = countingParts(frame, rules);
  return (line) => {
    let total = 0;
    for (const part of parts) {
      let state = part.start(past);
      for (let day = 0; day < line.length; day++) {
        total += part.cost?.(state, day, line[day]) ?? 0;
        state = part.step(state, day, line[day]);
      }
    }
    for (const counter of counters) {
      let [state, count] = [counter.start(past), 0];
      for (let day = 0; day < line.length; day++) {
        count += counter.adds(state, day, line[day]);
        state = counter.step(state, day, line[day]);
      }
      total += counter.price[count];
    }
    return total;
  };
}
