import type { CompiledAgent, CompiledProblem } from '../compile/compiled-problem.js';
import type { RuleOf } from '../problem/line-rule.js';
import { restsAfter } from './rest-parts.js';

/** A maximum on the number of shifts of some labels over the period. */
export interface CountLimit {
  /** 1 for the labels that count. */
  readonly labels: Uint8Array;
  readonly max: number;
}

/** The rules of a line in the form the block programme carries. */
export interface BlockLimits {
  readonly maxRun: number;
  readonly minRun: number;
  readonly minOff: number;
  readonly maxWeekends: number;
  readonly minUnits: number;
  readonly maxUnits: number;
  /** Counted minutes ÷ their greatest common divisor, by label. */
  readonly units: Int32Array;
  /** `forbidden[a * stride + b]` = 1 when b may not be worked the day after a. */
  readonly forbidden: Uint8Array;
  readonly counts: readonly CountLimit[];
  /** Labels with a maximum of zero, never worked. */
  readonly banned: Uint8Array;
}

/**
 * Limits of an agent, or undefined when some rule or a known past does not fit the block form: soft rules, rolling
 * windows, rest days, time on call, rest that reaches past the next day or depends on the day, unequal minutes, no
 * longest run.
 */
export function blockLimits(compiled: CompiledProblem, agent: CompiledAgent): BlockLimits | undefined {
  if (compiled.pastDays > 0 || compiled.hasOnCall || agent.softRules.length > 0) return undefined;
  const { stride, days } = compiled;
  const units = labelMinutes(compiled);
  if (!units) return undefined;
  let [maxRun, minRun, minOff, maxWeekends] = [Number.POSITIVE_INFINITY, 1, 1, Number.POSITIVE_INFINITY];
  let [minMinutes, maxMinutes] = [0, Number.POSITIVE_INFINITY];
  const forbidden = new Uint8Array(stride * stride);
  const banned = new Uint8Array(stride);
  const counts: CountLimit[] = [];
  for (const { line } of agent.rules) {
    switch (line.kind) {
      case 'consecutive-work':
        maxRun = Math.min(maxRun, line.max ?? maxRun);
        minRun = Math.max(minRun, line.min ?? minRun);
        break;
      case 'consecutive-days-off':
        if (line.max !== undefined) return undefined;
        minOff = Math.max(minOff, line.min ?? 1);
        break;
      case 'weekends':
        maxWeekends = Math.min(maxWeekends, Math.max(0, line.max - (line.before ?? 0)));
        break;
      case 'period-minutes':
        minMinutes = Math.max(minMinutes, (line.min ?? 0) - agent.creditMinutes);
        maxMinutes = Math.min(maxMinutes, (line.max ?? maxMinutes) - agent.creditMinutes);
        break;
      case 'succession':
        forbidSuccession(compiled, line, forbidden);
        break;
      case 'rest':
        if (!forbidByRest(compiled, line, forbidden)) return undefined;
        break;
      case 'max-shifts':
        addCount(compiled, line, counts, banned);
        break;
      default:
        return undefined;
    }
  }
  if (!Number.isFinite(maxRun)) return undefined;
  const gcd = units.reduce(divisor, 0) || 1;
  const most = Math.max(...units) * days;
  return {
    maxRun: Math.min(maxRun, days),
    minRun,
    minOff,
    maxWeekends,
    minUnits: Math.ceil(minMinutes / gcd),
    maxUnits: Math.floor(Math.min(maxMinutes, most) / gcd),
    units: units.map((minutes) => minutes / gcd),
    forbidden,
    counts,
    banned,
  };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** Counted minutes by label when they are the same on every day. */
function labelMinutes({ counted, stride, days }: CompiledProblem): Int32Array | undefined {
  const minutes = counted.slice(0, stride);
  for (let cell = 0; cell < days * stride; cell++)
    if (counted[cell] !== minutes[cell % stride]) return undefined;
  return minutes;
}

function forbidSuccession(
  { problem, stride }: CompiledProblem,
  rule: RuleOf<'succession'>,
  forbidden: Uint8Array,
): void {
  const label = (id: string) => problem.shifts.findIndex((shift) => shift.id === id) + 1;
  for (const next of rule.forbidden) forbidden[label(rule.after) * stride + label(next)] = 1;
}

/** Adds the successions a rest forbids; false when they differ between days or reach further than one day. */
function forbidByRest(compiled: CompiledProblem, rule: RuleOf<'rest'>, forbidden: Uint8Array): boolean {
  const { start, end, stride, days } = compiled;
  for (let after = 1; after < stride; after++) {
    if (!restsAfter(compiled, rule, after)) continue;
    for (let next = 1; next < stride; next++) {
      const tooClose = (day: number, gap: number) =>
        start[(day + gap) * stride + next] - end[day * stride + after] < rule.minutes;
      for (let day = 0; day + 2 < days; day++) if (tooClose(day, 2)) return false;
      for (let day = 1; day + 1 < days; day++) if (tooClose(day, 1) !== tooClose(0, 1)) return false;
      if (days > 1 && tooClose(0, 1)) forbidden[after * stride + next] = 1;
    }
  }
  return true;
}

function addCount(
  { problem, stride, days }: CompiledProblem,
  rule: RuleOf<'max-shifts'>,
  counts: CountLimit[],
  banned: Uint8Array,
): void {
  const labels = new Uint8Array(stride);
  for (const id of rule.shifts) labels[problem.shifts.findIndex((shift) => shift.id === id) + 1] = 1;
  if (rule.max === 0) for (let label = 1; label < stride; label++) banned[label] |= labels[label];
  else if (rule.max < days) counts.push({ labels, max: rule.max });
}
