import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import type { AppliedRule, LineRule } from '../problem/line-rule.js';
import { DEAD, type LinePart, labelsOf } from './line-part.js';
import { runParts } from './run-parts.js';
import { completeWeekendPart } from './weekend-parts.js';
import { restDaysPart, weeklyRestPart, windowPart } from './window-parts.js';

type RuleOf<K extends LineRule['kind']> = Extract<LineRule, { kind: K }>;

/**
 * The machines of an agent's hard rules; rules of one kind that a single machine can hold are joined. Rules of the
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
  parts.push(...restParts(compiled, ofKind('rest'), ofKind('succession')));
  parts.push(
    ...runParts(
      compiled,
      lines.flatMap((line): AppliedRule[] => {
        if (line.kind === 'consecutive-shifts') return [{ id: line.kind, line }];
        // The shortest run of days off is the joined machine's.
        if (line.kind !== 'consecutive-days-off' || line.max === undefined) return [];
        return [{ id: line.kind, line: { kind: line.kind, max: line.max } }];
      }),
    ),
  );
  if (ofKind('complete-weekends').length > 0)
    parts.push(completeWeekendPart(compiled, Number.POSITIVE_INFINITY));
  const weekends = Math.min(...ofKind('weekends').map(({ max, before = 0 }) => Math.max(0, max - before)));
  if (weekends < compiled.days) parts.push(weekendPart(compiled, weekends));
  const minutes = ofKind('period-minutes');
  if (minutes.length > 0) parts.push(minutesPart(compiled, agent, minutes));
  for (const rule of [...ofKind('max-shifts'), ...ofKind('total-shifts')]) {
    const before = rule.kind === 'total-shifts' ? (rule.before ?? 0) : 0;
    const min = rule.kind === 'total-shifts' ? (rule.min ?? 0) - before : 0;
    const max = Math.max(0, (rule.max ?? Number.POSITIVE_INFINITY) - before);
    if (min > 0 || max < compiled.days) parts.push(countPart(compiled, rule.shifts, min, max));
  }
  for (const onCall of [false, true]) {
    const rolling = ofKind('rolling-minutes').filter((rule) => (rule.onCall ?? false) === onCall);
    const minutes = onCall ? compiled.onCall : compiled.worked;
    for (const days of new Set(rolling.map((rule) => rule.days))) {
      const max = Math.min(...rolling.filter((rule) => rule.days === days).map((rule) => rule.max));
      parts.push(windowPart(compiled, days, max, (day, label) => onDay(compiled, minutes, day, label)));
    }
  }
  for (const rule of ofKind('rolling-shifts')) {
    const amount = countedShifts(compiled, rule);
    parts.push(windowPart(compiled, rule.days, rule.max, amount));
  }
  const afterCallOut = Math.max(0, ...ofKind('rest-after-call-out').map(({ minutes: rest }) => rest));
  if (afterCallOut > 0 && agent.callOuts.length > 0) parts.push(callOutPart(compiled, agent, afterCallOut));
  for (const rule of ofKind('weekly-rest')) parts.push(weeklyRestPart(compiled, rule));
  for (const rule of ofKind('rest-days')) parts.push(restDaysPart(compiled, rule));
  return parts;
}

function onDay({ pastDays, stride }: CompiledProblem, table: Int32Array, day: number, label: number): number {
  return table[(day + pastDays) * stride + label];
}

/** 1 for the shifts that a rule counts: of its types, or all with work, on its days. */
export function countedShifts(
  compiled: CompiledProblem,
  { shifts, weekdays, onDays }: RuleOf<'rolling-shifts'>,
): (day: number, label: number) => number {
  const counts = shifts === undefined ? compiled.working : labelsOf(compiled, shifts);
  const weekday = (day: number) => (((day + compiled.firstWeekday) % 7) + 7) % 7;
  const counted = (day: number) =>
    (weekdays === undefined || weekdays.includes(weekday(day))) &&
    (onDays === undefined || onDays.includes(day));
  return (day, label) => (counted(day) ? counts[label] : 0);
}

/** State: days on end of work (positive) or off, and whether the run's start is unknown. */
function runPart(
  work: readonly RuleOf<'consecutive-work'>[],
  off: readonly RuleOf<'consecutive-days-off'>[],
): LinePart {
  const max = Math.min(...work.map((rule) => rule.max ?? Number.POSITIVE_INFINITY));
  const minRun = Math.max(1, ...work.map((rule) => rule.min ?? 1));
  const minOff = Math.max(1, ...off.map((rule) => rule.min ?? 1));
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

/** Without state: work may not start within a rest after a call-out. */
function callOutPart(compiled: CompiledProblem, agent: CompiledAgent, minutes: number): LinePart {
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

/** Whether a rest is due after shifts of a label. */
export function restsAfter({ problem }: CompiledProblem, rule: RuleOf<'rest'>, label: number): boolean {
  const shift = problem.shifts[label - 1];
  return shift !== undefined && (rule.after === undefined || rule.after.includes(shift.id));
}

/** One machine for all rests; where shifts have time on call, one for rests of work, one for the whole of shifts. */
function restParts(
  compiled: CompiledProblem,
  rests: readonly RuleOf<'rest'>[],
  successions: readonly RuleOf<'succession'>[],
): LinePart[] {
  if (!compiled.hasOnCall) return [restPart(compiled, rests, successions, false)];
  return [
    restPart(
      compiled,
      rests.filter(({ onCallToo }) => onCallToo === true),
      successions,
      false,
    ),
    restPart(
      compiled,
      rests.filter(({ onCallToo }) => onCallToo !== true),
      [],
      true,
    ),
  ];
}

/** State: the last shift while it can still forbid a start (1 + label + age × stride), else 0. */
function restPart(
  compiled: CompiledProblem,
  rests: readonly RuleOf<'rest'>[],
  successions: readonly RuleOf<'succession'>[],
  workOnly: boolean,
): LinePart {
  const { stride, days, pastDays, start, working, problem } = compiled;
  const end = workOnly ? compiled.workEnd : compiled.end;
  const seen = (label: number) => (workOnly && working[label] === 0 ? 0 : label);
  const minutesAfter = Int32Array.from({ length: stride }, (_, label) =>
    Math.max(0, ...rests.filter((rule) => restsAfter(compiled, rule, label)).map((rule) => rule.minutes)),
  );
  const label = (id: string) => problem.shifts.findIndex((shift) => shift.id === id) + 1;
  const forbidden = new Uint8Array(stride * stride);
  for (const rule of successions) {
    for (const next of rule.forbidden) forbidden[label(rule.after) * stride + label(next)] = 1;
  }
  const clashes = (before: number, last: number, day: number, next: number): boolean =>
    (day === before + 1 && forbidden[last * stride + next] === 1) ||
    start[(day + pastDays) * stride + next] - end[(before + pastDays) * stride + last] < minutesAfter[last];
  const matters = (before: number, last: number, from: number): boolean => {
    for (let day = from; day < days && day <= before + 4; day++) {
      for (let next = 1; next < stride; next++)
        if (seen(next) > 0 && clashes(before, last, day, next)) return true;
    }
    return false;
  };
  /** State at the midnight before `day` of a shift worked `age` days earlier. */
  const encode = (day: number, age: number, last: number): number =>
    matters(day - age, last, day) ? 1 + (age - 1) * stride + last : 0;
  return {
    start: (past) => {
      for (let age = 1; age <= past.length; age++) {
        const last = seen(past[past.length - age]);
        if (last > 0) return encode(0, age, last);
      }
      return 0;
    },
    step: (state, day, label) => {
      const next = seen(label);
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
function countPart(
  compiled: CompiledProblem,
  shifts: readonly string[] | undefined,
  min: number,
  max: number,
): LinePart {
  const counts = labelsOf(compiled, shifts);
  return {
    start: () => 0,
    step: (state, _day, label) => (state + counts[label] > max ? DEAD : state + counts[label]),
    accepts: (state) => state >= min,
  };
}
