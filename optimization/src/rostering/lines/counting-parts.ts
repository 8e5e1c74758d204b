import type { AppliedRule, LineRule } from '../problem/line-rule.js';
import { type CountingPart, type LineFrame, labelsOf } from './line-part.js';
import { weekdayOf } from './weekend-parts.js';

type CountRule = Extract<LineRule, { kind: 'max-shifts' | 'total-shifts' | 'weekends' }>;

/** Rules on a number over the whole period. */
export const isCountRule = (line: LineRule): line is CountRule =>
  line.kind === 'max-shifts' || line.kind === 'total-shifts' || line.kind === 'weekends';

/** One machine for each thing that is counted, with the prices of all rules on it, hard and soft. */
export function countingParts(frame: LineFrame, rules: readonly AppliedRule[]): CountingPart[] {
  const parts = new Map<string, CountingPart>();
  for (const { line, penalty } of rules) {
    if (!isCountRule(line)) continue;
    const key = line.kind === 'weekends' ? 'weekends' : (line.shifts ?? []).join('\n');
    const part = parts.get(key) ?? (line.kind === 'weekends' ? weekends(frame) : shifts(frame, line.shifts));
    parts.set(key, part);
    for (let total = 0; total < part.price.length; total++)
      part.price[total] += priceOf(line, total, penalty ?? Number.POSITIVE_INFINITY);
  }
  return [...parts.values()];
}

function priceOf(line: CountRule, counted: number, penalty: number): number {
  const before = line.kind === 'max-shifts' ? 0 : (line.before ?? 0);
  const min = line.kind === 'total-shifts' ? (line.min ?? 0) : 0;
  const total = counted + before;
  const over = Math.max(0, total - (line.max ?? Number.POSITIVE_INFINITY));
  const under = Math.max(0, min - total);
  // What was too much before the period cannot be mended: a hard rule only forbids adding to it.
  if (penalty === Number.POSITIVE_INFINITY) return under > 0 || (over > 0 && counted > 0) ? penalty : 0;
  return penalty * (over + under);
}

function shifts(frame: LineFrame, listed: readonly string[] | undefined): CountingPart {
  const counts = labelsOf(frame, listed);
  return {
    start: () => 0,
    step: () => 0,
    adds: (_state, _day, label) => (counts[label] === 1 ? 1 : 0),
    price: new Float64Array(frame.days + 1),
  };
}

/** State: whether the present weekend is counted already. */
function weekends(frame: LineFrame): CountingPart {
  const days = Array.from({ length: frame.days }, (_, day) => weekdayOf(frame, day));
  const most = days.filter((weekday, day) => weekday === 5 || (weekday === 6 && day === 0)).length;
  const adds = (state: number, day: number, label: number): 0 | 1 =>
    label > 0 && (days[day] === 5 || (days[day] === 6 && state === 0)) ? 1 : 0;
  return {
    start: () => 0,
    step: (_state, day, label) => (days[day] === 5 && label > 0 ? 1 : 0),
    adds,
    price: new Float64Array(most + 1),
  };
}
