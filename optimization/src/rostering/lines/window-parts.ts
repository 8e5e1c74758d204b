import type { CompiledProblem } from '../compile/compiled-problem.js';
import type { RuleOf } from '../problem/line-rule.js';
import { DEAD, type LinePart } from './line-part.js';
import { weekdayOf } from './weekend-parts.js';

/** Numbers states that are richer than a number by their text. */
class Interned<T> {
  readonly values: T[] = [];
  readonly #ids = new Map<string, number>();

  id(value: T): number {
    const key = JSON.stringify(value);
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.values.push(value) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }
}

/**
 * Sums of the last 1 … `days` − 1 days may not pass `max` together with the days to come. Of each sum only its
 * room matters: the largest amount that the rest of its window could still add. Sums with the same room are one
 * state, which keeps mixed shift lengths small.
 */
export function windowPart(
  compiled: CompiledProblem,
  days: number,
  max: number,
  amount: (day: number, label: number) => number,
): LinePart {
  const { pastDays, stride } = compiled;
  const amounts = new Set([0]);
  for (let day = -pastDays; day < compiled.days; day++) {
    for (let label = 1; label < stride; label++) amounts.add(amount(day, label));
  }
  const reach = reachableSums([...amounts], days, max);
  const memory = new Interned<number[]>();
  /** Largest sum of the last `length` days that leaves the same room as `sum`; beyond `max` nothing fits. */
  const rounded = (sum: number, length: number): number => {
    if (sum > max) return max + 1;
    const sums = reach[days - length];
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sums[middle] <= max - sum) low = middle;
      else high = middle - 1;
    }
    return max - sums[low];
  };
  const push = (sums: readonly number[], added: number): number =>
    memory.id(sums.map((_, index) => rounded((index === 0 ? 0 : sums[index - 1]) + added, index + 1)));
  return {
    start: (past) => {
      const amountsBack = Array.from(past, (label, index) => amount(index - pastDays, label)).reverse();
      const sums = Array.from({ length: Math.max(0, days - 1) }, (_, index) =>
        rounded(
          amountsBack.slice(0, index + 1).reduce((sum, value) => sum + value, 0),
          index + 1,
        ),
      );
      return memory.id(sums);
    },
    step: (state, day, label) => {
      const sums = memory.values[state];
      const added = amount(day, label);
      // Only a day that adds something can break the rule: an overrun of the past alone is over.
      if (added > 0 && (sums.at(-1) ?? 0) + added > max) return DEAD;
      return push(sums, added);
    },
    accepts: () => true,
  };
}

/** For 0 … `days` days, every sum up to `max` that they can make, ascending. */
function reachableSums(amounts: readonly number[], days: number, max: number): number[][] {
  const sums: number[][] = [[0]];
  for (let day = 1; day <= days; day++) {
    const next = new Set<number>();
    for (const sum of sums[day - 1])
      for (const amount of amounts) if (sum + amount <= max) next.add(sum + amount);
    sums.push([...next].sort((a, b) => a - b));
  }
  return sums;
}

interface RestMemory {
  /** End of the last shift, and the latest end of a long enough rest; minutes from the coming midnight. */
  readonly end: number | null;
  readonly good: number | null;
}

/** Every window of `days` known days must hold a rest of `minutes`. */
export function weeklyRestPart(compiled: CompiledProblem, rule: RuleOf<'weekly-rest'>): LinePart {
  const { start, workEnd, working, stride, pastDays, midnight } = compiled;
  const memory = new Interned<RestMemory>();
  const at = (day: number) => midnight[day + pastDays];
  const advance = (state: RestMemory, day: number, label: number, judged: boolean): number => {
    const [from, to] = [at(day), at(day + 1)];
    let last = state.end === null ? Number.NEGATIVE_INFINITY : state.end + from;
    let good = state.good === null ? Number.NEGATIVE_INFINITY : state.good + from;
    if (working[label] === 1) {
      const cell = (day + pastDays) * stride + label;
      if (start[cell] - last >= rule.minutes) good = start[cell];
      last = Math.max(last, workEnd[cell]);
    }
    const first = day + 1 - rule.days;
    if (first >= -pastDays) {
      const window = at(first);
      const held = good - window >= rule.minutes || to - Math.max(last, window) >= rule.minutes;
      if (!held && judged) return DEAD;
    }
    // Whatever lies before every window still to come is forgotten, so that states stay few.
    const horizon = at(Math.max(-pastDays, first + 1));
    return memory.id({
      end: last <= horizon ? null : last - to,
      good: good - horizon < rule.minutes ? null : good - to,
    });
  };
  return {
    start: (past) => {
      let state = memory.id({ end: null, good: null });
      past.forEach((label, index) => {
        state = advance(memory.values[state], index - pastDays, label, false);
      });
      return state;
    },
    step: (state, day, label) => advance(memory.values[state], day, label, true),
    accepts: () => true,
  };
}

interface BlockMemory {
  /** Rest days so far (at most the minimum), the run of them, a Sunday in the run, the run asked for seen. */
  readonly rest: number;
  readonly run: number;
  readonly sunday: boolean;
  readonly together: boolean;
  /** Minutes the last shift runs past the coming midnight. */
  readonly spill: number;
}

/** Rest days in blocks of days from the Monday of the period's first week. */
export function restDaysPart(compiled: CompiledProblem, rule: RuleOf<'rest-days'>): LinePart {
  const { end, stride, pastDays, days, midnight, firstWeekday } = compiled;
  const memory = new Interned<BlockMemory>();
  const together = Math.max(rule.together, rule.sunday ? 1 : 0);
  const fresh = { rest: 0, run: 0, sunday: false, together: together === 0 };
  const advance = (state: BlockMemory, day: number, label: number, judged: boolean): number => {
    const to = midnight[day + 1 + pastDays];
    const length = to - midnight[day + pastDays];
    const position = (((day + firstWeekday) % rule.days) + rule.days) % rule.days;
    const before = position === 0 ? fresh : state;
    const cellEnd = label > 0 ? end[(day + pastDays) * stride + label] - to : 0;
    const spill = Math.max(0, cellEnd, state.spill - length);
    const rests = label === 0 && state.spill <= 0;
    const run = rests ? Math.min(before.run + 1, Math.max(1, together)) : 0;
    const isSunday = weekdayOf(compiled, day) === 6;
    const sunday = rests && (isSunday || (before.run > 0 && before.sunday));
    const seen = before.together || (run >= together && (!rule.sunday || sunday));
    const rest = Math.min(rule.min, before.rest + (rests ? 1 : 0));
    const blockStart = day - position;
    const whole = blockStart >= -pastDays && blockStart + rule.days <= days;
    if (position === rule.days - 1 && whole && judged && (rest < rule.min || !seen)) return DEAD;
    return memory.id(whole ? { rest, run, sunday, together: seen, spill } : { ...fresh, spill });
  };
  return {
    start: (past) => {
      let state = memory.id({ ...fresh, spill: 0 });
      past.forEach((label, index) => {
        state = advance(memory.values[state], index - pastDays, label, false);
      });
      return state;
    },
    step: (state, day, label) => advance(memory.values[state], day, label, true),
    accepts: () => true,
  };
}
