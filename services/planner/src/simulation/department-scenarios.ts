import {
  DEFAULT_PATIENCE,
  DEFAULT_SPELL_MINUTES,
  type FlowScenario,
  GRID_MINUTES,
  scenarioFromProfile,
} from '@releve/optimization';
import type { DepartmentInput } from './simulation-job.js';

const HOUR = 60;
export const WARM_UP_HOURS = 24;

/** The scenario of each run: run i meets future i, round and round. The first day comes twice, the first uncounted. */
export function scenariosOf(department: DepartmentInput): (run: number) => FlowScenario {
  const { profile, order, seenBy, counts, extraCounts, beds } = department;
  const servers = Object.fromEntries(
    Object.entries(department.servers).map(([skill, byCell]) => [
      skill,
      withFirstDay(byCell, (WARM_UP_HOURS * HOUR) / GRID_MINUTES),
    ]),
  );
  return (run) => {
    const arrivals = withFirstDay(counts[run % counts.length] ?? [], WARM_UP_HOURS);
    const extra = extraCounts?.[run % extraCounts.length];
    return scenarioFromProfile(profile, {
      arrivals: arrivals.map(() => 1),
      counts: arrivals,
      ...(extra === undefined ? {} : { extraCounts: withFirstDay(extra, WARM_UP_HOURS) }),
      ...(beds === undefined ? {} : { beds }),
      stepMinutes: HOUR,
      warmUpSteps: WARM_UP_HOURS,
      servers,
      order,
      seenBy,
      spellMinutes: DEFAULT_SPELL_MINUTES,
      patienceMinutes: DEFAULT_PATIENCE,
    });
  };
}

function withFirstDay(values: readonly number[], steps: number): readonly number[] {
  const cycle = Math.max(1, Math.min(steps, values.length));
  return [...Array.from({ length: steps }, (_, step) => values[step % cycle] ?? 0), ...values];
}
