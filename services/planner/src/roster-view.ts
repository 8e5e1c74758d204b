import {
  type CoverSlot,
  type OnCallDay,
  Roster,
  type RosterSummary,
  type ShortStretch,
} from '@releve/contracts';
import {
  areasOf,
  coveredSkills,
  fillsInterval,
  periodCalendar,
  type ShortCover,
  workedMinutes,
} from '@releve/optimization';
import { judgeRoster } from './judge-roster.js';
import type { StoredRoster } from './store.js';

/** A roster's state without its cells. */
export function summaryOf(row: StoredRoster): RosterSummary {
  return Roster.pick({
    id: true,
    unit: true,
    from: true,
    days: true,
    status: true,
    revision: true,
    createdAt: true,
    publishedAt: true,
    publication: true,
    progress: true,
    reasons: true,
    simulated: true,
    fairness: true,
    tradeOff: true,
  }).parse({
    ...row,
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    fairness: row.fairness?.level ?? 'free',
    progress: { seconds: row.seconds, cost: row.cost, bound: row.bound, gap: row.gap },
  });
}

/** The whole roster as the grid shows it: cells, cover, what is violated, what it costs. */
export function viewOf(row: StoredRoster): Roster {
  const assignments = row.assignments ?? {};
  const judgement = judgeRoster(row.problem, assignments, row.rulePack);
  const calendar = periodCalendar(row.problem.period);
  const shiftOf = new Map(row.problem.shifts.map((shift) => [shift.id, shift]));
  const { total: _total, ...parts } = judgement.cost;
  return {
    ...summaryOf(row),
    agents: row.problem.agents.map((agent) => {
      const { leave = [] } = agent;
      const shifts = Array.from({ length: row.days }, (_, day) => assignments[agent.id]?.[day] || null);
      const minutes = shifts.map((id, day) => {
        const shift = id === null ? undefined : shiftOf.get(id);
        return shift ? workedMinutes(calendar.span(day, shift), shift) : 0;
      });
      return {
        id: agent.id,
        name: agent.name ?? agent.id,
        shifts,
        locked: row.locked[agent.id] ?? [],
        plannedMinutes: minutes.reduce((sum, one) => sum + one, 0),
        contractMinutes: row.contractMinutes[agent.id] ?? 0,
        leaveDays: [...new Set(leave.map(({ day }) => day))],
        leaveMinutes: leave.reduce((sum, { creditMinutes = 0 }) => sum + creditMinutes, 0),
        onCallMinutes: shifts.reduce((sum, id, day) => {
          const shift = id === null ? undefined : shiftOf.get(id);
          const span = shift && calendar.span(day, shift);
          return span ? sum + span.end - span.workEnd : sum;
        }, 0),
      };
    }),
    onCall: row.assignments ? onCallOf(row, calendar) : [],
    violations: row.assignments ? [...judgement.violations] : [],
    costs: Object.entries(parts).map(([part, cost]) => ({ part, cost })),
    cover: row.assignments ? coverOf(row, calendar) : [],
    belowMinimum: row.assignments ? judgement.belowMinimum.map(stretchOf) : [],
    bestBelowMinimum:
      row.bestBelowMinimum &&
      judgeRoster(row.problem, row.bestBelowMinimum, row.rulePack).belowMinimum.map(stretchOf),
  };
}

export const stretchOf = ({ skill, ...stretch }: ShortCover): ShortStretch => ({
  ...stretch,
  skill: skill ?? null,
});

/** Who is on call on each line and day. */
function onCallOf(
  { problem, assignments }: StoredRoster,
  calendar: ReturnType<typeof periodCalendar>,
): OnCallDay[] {
  const areas = areasOf(problem.shifts);
  const shiftOf = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  return problem.cover.flatMap((line) => {
    if (line.on !== 'interval' || line.onCall !== true || line.skill === undefined) return [];
    const { day, fromMinute, toMinute, need, skill } = line;
    const [from, to] = [calendar.instant(day, fromMinute), calendar.instant(day, toMinute)];
    const agents = problem.agents
      .filter(({ id, skills = [] }) => {
        const shift = shiftOf.get(assignments?.[id]?.[day] ?? '');
        const covers = shift && coveredSkills(shift, skills, areas).includes(skill);
        return covers && fillsInterval(calendar.span(day, shift), from, to, true);
      })
      .map(({ id }) => id);
    return [{ day, fromMinute, toMinute, need, skill, agents }];
  });
}

/** Planned staff of each half-hour of the requirement, counted from instants. */
function coverOf(
  { problem, assignments, requirement }: StoredRoster,
  calendar: ReturnType<typeof periodCalendar>,
): CoverSlot[] {
  const areas = areasOf(problem.shifts);
  const shiftOf = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const spans = problem.agents.flatMap((agent) => {
    const past = (agent.past ?? []).map(({ day, shift }) => [shift, day] as const);
    const planned = (assignments?.[agent.id] ?? []).map((id, day) => [id, day] as const);
    return [...past, ...planned].flatMap(([id, day]) => {
      const shift = shiftOf.get(id);
      if (!shift) return [];
      const { start, coverEnd: end } = calendar.span(day, shift);
      return [{ start, end, skills: coveredSkills(shift, agent.skills ?? [], areas) }];
    });
  });
  // What comes before the first shift can begin is the cover of the roster before this one.
  const begins = Math.min(...problem.shifts.map((shift) => calendar.span(0, shift).start)) * 60_000;
  return requirement
    .filter((slot) => Date.parse(slot.start) >= begins)
    .map((slot) => {
      const at = Date.parse(slot.start) / 60_000;
      const planned = spans.filter(
        ({ start, end, skills }) => start <= at && at < end && skills.includes(slot.skill),
      ).length;
      return {
        start: slot.start,
        skill: slot.skill,
        q50: slot.q50,
        q80: slot.q80,
        required: slot.required,
        planned,
        shortProbability: slot.exceedance[planned] ?? 0,
      };
    });
}
