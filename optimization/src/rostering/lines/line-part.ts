import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import type { LineRule } from '../problem/line-rule.js';

/** A dead end: the rule is broken whatever comes. */
export const DEAD = -1;

/**
 * One rule as a machine that reads a line day by day. States are small whole numbers. The past is read by
 * `start`; it cannot break the rule by itself.
 */
export interface LinePart {
  /** State at the period's first midnight, given the agent's past labels (oldest first, may be empty). */
  start(past: Uint8Array): number;
  /** State after working `label` (0 = off) on `day`; `DEAD` if that breaks the rule. */
  step(state: number, day: number, label: number): number;
  /** Whether the rule holds at the end of the period. */
  accepts(state: number): boolean;
}

type RuleOf<K extends LineRule['kind']> = Extract<LineRule, { kind: K }>;

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
 * The machines of an agent's rules; rules of one kind that a single machine can hold are joined. Rules of the
 * kind `without` are left out.
 */
export function lineParts(
  compiled: CompiledProblem,
  agent: CompiledAgent,
  without?: LineRule['kind'],
): LinePart[] {
  const lines = agent.rules.map(({ line }) => line).filter(({ kind }) => kind !== without);
  const ofKind = <K extends LineRule['kind']>(kind: K): RuleOf<K>[] =>
    lines.filter((line): line is RuleOf<K> => line.kind === kind);
  const parts: LinePart[] = [runPart(ofKind('consecutive-work'), ofKind('consecutive-days-off'))];
  parts.push(restPart(compiled, ofKind('rest'), ofKind('succession')));
  const weekends = Math.min(...ofKind('weekends').map(({ max }) => max));
  if (weekends < compiled.days) parts.push(weekendPart(compiled, weekends));
  const minutes = ofKind('period-minutes');
  if (minutes.length > 0) parts.push(minutesPart(compiled, agent, minutes));
  for (const rule of ofKind('max-shifts')) {
    if (rule.max < compiled.days) parts.push(countPart(compiled, rule));
  }
  const rolling = ofKind('rolling-minutes');
  for (const days of new Set(rolling.map((rule) => rule.days))) {
    const max = Math.min(...rolling.filter((rule) => rule.days === days).map((rule) => rule.max));
    parts.push(windowPart(compiled, days, max, (day, label) => workedOn(compiled, day, label)));
  }
  for (const rule of ofKind('rolling-shifts')) {
    const counts = labelsOf(compiled, rule.shifts);
    parts.push(windowPart(compiled, rule.days, rule.max, (_day, label) => counts[label]));
  }
  for (const rule of ofKind('weekly-rest')) parts.push(weeklyRestPart(compiled, rule));
  for (const rule of ofKind('rest-days')) parts.push(restDaysPart(compiled, rule));
  return parts;
}

function workedOn(compiled: CompiledProblem, day: number, label: number): number {
  return compiled.worked[(day + compiled.pastDays) * compiled.stride + label];
}

function labelsOf({ problem, stride }: CompiledProblem, shifts: readonly string[] | undefined): Uint8Array {
  return Uint8Array.from({ length: stride }, (_, label) => {
    const shift = problem.shifts[label - 1];
    return shift !== undefined && (shifts === undefined || shifts.includes(shift.id)) ? 1 : 0;
  });
}

/** State: days on end of work (positive) or off, and whether the run's start is unknown. */
function runPart(
  work: readonly RuleOf<'consecutive-work'>[],
  off: readonly RuleOf<'consecutive-days-off'>[],
): LinePart {
  const max = Math.min(...work.map((rule) => rule.max ?? Number.POSITIVE_INFINITY));
  const minRun = Math.max(1, ...work.map((rule) => rule.min ?? 1));
  const minOff = Math.max(1, ...off.map((rule) => rule.min));
  const top = Math.max(minRun, Number.isFinite(max) ? max : 0);
  // 0 = nothing known; 1..top = a run of work that may end only at the minimum; then the same, free to end at
  // once; then runs of days off up to the minimum, from which work may start.
  const free = top;
  const offBase = 2 * top;
  const next = (state: number, works: boolean): number => {
    if (works) {
      if (state === 0) return free + 1;
      if (state > offBase) return state - offBase >= minOff ? 1 : DEAD;
      const [base, length] = state > free ? [free, state - free] : [0, state];
      return length >= max ? DEAD : base + Math.min(top, length + 1);
    }
    if (state === 0) return offBase + minOff;
    if (state > offBase) return Math.min(offBase + minOff, state + 1);
    return state > free || state >= minRun ? offBase + 1 : DEAD;
  };
  return {
    start: (past) => {
      let state = 0;
      for (const label of past) {
        const reached = next(state, label > 0);
        // A past that breaks the rule is over: only where it stands now matters.
        state = reached !== DEAD ? reached : label > 0 ? (state > offBase ? 1 : state) : offBase + 1;
      }
      return state;
    },
    step: (state, _day, label) => next(state, label > 0),
    accepts: () => true,
  };
}

/** State: the last shift while it can still forbid a start (1 + label + age × stride), else 0. */
function restPart(
  compiled: CompiledProblem,
  rests: readonly RuleOf<'rest'>[],
  successions: readonly RuleOf<'succession'>[],
): LinePart {
  const { stride, days, pastDays, start, end, problem } = compiled;
  const minutes = Math.max(0, ...rests.map((rule) => rule.minutes));
  const label = (id: string) => problem.shifts.findIndex((shift) => shift.id === id) + 1;
  const forbidden = new Uint8Array(stride * stride);
  for (const rule of successions) {
    for (const next of rule.forbidden) forbidden[label(rule.after) * stride + label(next)] = 1;
  }
  const clashes = (before: number, last: number, day: number, next: number): boolean =>
    (day === before + 1 && forbidden[last * stride + next] === 1) ||
    start[(day + pastDays) * stride + next] - end[(before + pastDays) * stride + last] < minutes;
  const matters = (before: number, last: number, from: number): boolean => {
    for (let day = from; day < days && day <= before + 4; day++) {
      for (let next = 1; next < stride; next++) if (clashes(before, last, day, next)) return true;
    }
    return false;
  };
  /** State at the midnight before `day` of a shift worked `age` days earlier. */
  const encode = (day: number, age: number, last: number): number =>
    matters(day - age, last, day) ? 1 + (age - 1) * stride + last : 0;
  return {
    start: (past) => {
      for (let age = 1; age <= past.length; age++) {
        const last = past[past.length - age];
        if (last > 0) return encode(0, age, last);
      }
      return 0;
    },
    step: (state, day, next) => {
      if (state === 0) return next === 0 ? 0 : encode(day + 1, 1, next);
      const age = 1 + Math.floor((state - 1) / stride);
      const last = (state - 1) % stride;
      if (next === 0) return encode(day + 1, age + 1, last);
      return clashes(day - age, last, day, next) ? DEAD : encode(day + 1, 1, next);
    },
    accepts: () => true,
  };
}

/** State: weekends worked × 2 + whether the present one is counted already. */
function weekendPart({ firstWeekday }: CompiledProblem, max: number): LinePart {
  return {
    start: () => 0,
    step: (state, day, label) => {
      const weekday = (firstWeekday + day) % 7;
      const counted = weekday === 5 ? 0 : state % 2;
      const used = state >> 1;
      if (weekday < 5) return used * 2;
      if (label === 0 || counted === 1) return used * 2 + counted;
      return used + 1 > max ? DEAD : (used + 1) * 2 + 1;
    },
    accepts: () => true,
  };
}

/** State: counted minutes so far. */
function minutesPart(
  compiled: CompiledProblem,
  agent: CompiledAgent,
  rules: readonly RuleOf<'period-minutes'>[],
): LinePart {
  const { counted, stride, pastDays, days } = compiled;
  const min = Math.max(0, ...rules.map((rule) => rule.min ?? 0)) - agent.creditMinutes;
  const max = Math.min(...rules.map((rule) => rule.max ?? Number.POSITIVE_INFINITY)) - agent.creditMinutes;
  const longest = new Int32Array(days + 1);
  for (let day = days - 1; day >= 0; day--) {
    const row = counted.subarray((day + pastDays) * stride, (day + pastDays + 1) * stride);
    longest[day] = longest[day + 1] + Math.max(...row);
  }
  return {
    start: () => 0,
    step: (state, day, label) => {
      const sum = state + counted[(day + pastDays) * stride + label];
      return sum > max || sum + longest[day + 1] < min ? DEAD : sum;
    },
    accepts: (state) => state >= min,
  };
}

/** State: shifts of the listed types so far. */
function countPart(compiled: CompiledProblem, rule: RuleOf<'max-shifts'>): LinePart {
  const counts = labelsOf(compiled, rule.shifts);
  return {
    start: () => 0,
    step: (state, _day, label) => (state + counts[label] > rule.max ? DEAD : state + counts[label]),
    accepts: () => true,
  };
}

/**
 * Sums of the last 1 … `days` − 1 days may not pass `max` together with the days to come. Of each sum only its
 * room matters: the largest amount that the rest of its window could still add. Sums with the same room are one
 * state, which keeps mixed shift lengths small.
 */
function windowPart(
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
function weeklyRestPart(compiled: CompiledProblem, rule: RuleOf<'weekly-rest'>): LinePart {
  const { start, end, stride, pastDays, midnight } = compiled;
  const memory = new Interned<RestMemory>();
  const at = (day: number) => midnight[day + pastDays];
  const advance = (state: RestMemory, day: number, label: number, judged: boolean): number => {
    const [from, to] = [at(day), at(day + 1)];
    let last = state.end === null ? Number.NEGATIVE_INFINITY : state.end + from;
    let good = state.good === null ? Number.NEGATIVE_INFINITY : state.good + from;
    if (label > 0) {
      const cell = (day + pastDays) * stride + label;
      if (start[cell] - last >= rule.minutes) good = start[cell];
      last = Math.max(last, end[cell]);
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
function restDaysPart(compiled: CompiledProblem, rule: RuleOf<'rest-days'>): LinePart {
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
    const isSunday = (((day + firstWeekday) % 7) + 7) % 7 === 6;
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
