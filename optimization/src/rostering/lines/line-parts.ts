import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import type { AppliedRule, LineRule, RuleOf } from '../problem/line-rule.js';
import { callOutPart } from './call-out-part.js';
import { countedShifts } from './counted-shifts.js';
import { DEAD, type LinePart, labelsOf } from './line-part.js';
import { restParts } from './rest-parts.js';
import { runParts } from './run-parts.js';
import { completeWeekendPart, weekendPart } from './weekend-parts.js';
import { restDaysPart, weeklyRestPart, windowPart } from './window-parts.js';
import { workRunPart } from './work-run-part.js';

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
  const parts: LinePart[] = [workRunPart(ofKind('consecutive-work'), ofKind('consecutive-days-off'))];
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
