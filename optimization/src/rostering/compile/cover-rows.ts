import { areasOf, coveredSkills } from '../problem/areas.js';
import { fillsInterval, type PeriodCalendar } from '../problem/calendar.js';
import type { CostStep, CoverNeed, RosterProblem } from '../problem/roster-problem.js';

/** Steepness of a missing person under a hard minimum, over the steepest soft step. */
const HARD_FACTOR = 1000;

export interface CoverRows {
  readonly rowCost: Float64Array[];
  readonly rowHardMin: number[];
  readonly cellRows: Int32Array[][];
  /** Cover class of each agent: agents who fill the same rows. */
  readonly classOf: number[];
  readonly constant: number;
}

interface OpenRow {
  readonly skill: string | undefined;
  readonly cells: readonly number[];
  readonly parts: { readonly need: CoverNeed; readonly past: number }[];
}

/**
 * Turns needs into rows. Needs that the same cells fill (all half-hours of one shift pattern) merge into one
 * row whose cost is the sum of theirs: a sum of convex functions of the same count.
 */
export function coverRows(problem: RosterProblem, calendar: PeriodCalendar): CoverRows {
  const stride = problem.shifts.length + 1;
  const spans = spanTable(problem, calendar);
  const rows = new Map<string, OpenRow>();
  for (const need of problem.cover) {
    const cells = cellsFilling(need, problem, calendar, spans);
    if (cells === undefined) continue;
    const past = pastPresence(need, problem, calendar);
    const key = `${need.skill ?? ''}|${cells.join()}`;
    const row = rows.get(key) ?? { skill: need.skill, cells, parts: [] };
    row.parts.push({ need, past });
    rows.set(key, row);
  }
  const skillKeys = new Map<string, number>();
  const classSkills: ReadonlySet<string>[] = [];
  const used = new Set(problem.cover.flatMap((need) => (need.skill === undefined ? [] : [need.skill])));
  const classOf = problem.agents.map((agent) => {
    const skills = [...new Set(agent.skills ?? [])].filter((skill) => used.has(skill)).sort();
    const key = JSON.stringify(skills);
    let index = skillKeys.get(key);
    if (index === undefined) {
      index = classSkills.push(new Set(skills)) - 1;
      skillKeys.set(key, index);
    }
    return index;
  });
  const lists: number[][][] = classSkills.map(() =>
    Array.from({ length: problem.period.days * stride }, () => []),
  );
  let constant = 0;
  const rowCost: Float64Array[] = [];
  const rowHardMin: number[] = [];
  const steepest = steepestStep(problem);
  const areas = areasOf(problem.shifts);
  for (const row of rows.values()) {
    const cost = costTable(row, problem.agents.length, steepest);
    if (row.cells.length === 0) {
      constant += cost[0];
      continue;
    }
    const index = rowCost.push(cost) - 1;
    rowHardMin.push(Math.max(0, ...row.parts.map(({ need, past }) => (need.hardMin ?? 0) - past)));
    for (const cell of row.cells) {
      const shift = problem.shifts[(cell % stride) - 1];
      classSkills.forEach((skills, cls) => {
        const fills = row.skill === undefined || coveredSkills(shift, [...skills], areas).includes(row.skill);
        if (fills) lists[cls][cell].push(index);
      });
    }
  }
  return {
    rowCost,
    rowHardMin,
    cellRows: lists.map((cells) => cells.map((list) => Int32Array.from(list))),
    classOf,
    constant,
  };
}

function spanTable(problem: RosterProblem, calendar: PeriodCalendar) {
  return Array.from({ length: problem.period.days }, (_, day) =>
    problem.shifts.map((shift) => calendar.span(day, shift)),
  );
}

/** Cells whose shift fills a need; undefined when a clock change skips the need's interval. */
function cellsFilling(
  need: CoverNeed,
  problem: RosterProblem,
  calendar: PeriodCalendar,
  spans: ReturnType<typeof spanTable>,
): number[] | undefined {
  const stride = problem.shifts.length + 1;
  if (need.on === 'shift') {
    const label = problem.shifts.findIndex((shift) => shift.id === need.shift) + 1;
    return [need.day * stride + label];
  }
  const [from, to] = [calendar.instant(need.day, need.fromMinute), calendar.instant(need.day, need.toMinute)];
  if (to <= from) return undefined;
  const cells: number[] = [];
  for (let day = Math.max(0, need.day - 2); day <= need.day && day < problem.period.days; day++) {
    spans[day].forEach((span, shift) => {
      if (fillsInterval(span, from, to, need.onCall)) cells.push(day * stride + shift + 1);
    });
  }
  return cells;
}

/** People whose past shift still fills the need. */
function pastPresence(need: CoverNeed, problem: RosterProblem, calendar: PeriodCalendar): number {
  if (need.on === 'shift' || need.day > 1) return 0;
  const [from, to] = [calendar.instant(need.day, need.fromMinute), calendar.instant(need.day, need.toMinute)];
  const areas = areasOf(problem.shifts);
  return problem.agents.filter((agent) =>
    (agent.past ?? []).some((past) => {
      const shift = problem.shifts.find((type) => type.id === past.shift);
      if (!shift) return false;
      const span = calendar.span(past.day, shift);
      const counts =
        need.skill === undefined || coveredSkills(shift, agent.skills ?? [], areas).includes(need.skill);
      return counts && fillsInterval(span, from, to, need.onCall);
    }),
  ).length;
}

function steepestStep(problem: RosterProblem): number {
  let steepest = 1;
  for (const need of problem.cover) {
    for (const step of [...need.shortage, ...need.surplus]) steepest = Math.max(steepest, step.cost);
  }
  return steepest;
}

function costTable(row: OpenRow, agents: number, steepest: number): Float64Array {
  return Float64Array.from({ length: agents + 1 }, (_, present) => {
    let cost = 0;
    for (const { need, past } of row.parts) {
      const have = present + past;
      cost +=
        have < need.need ? along(need.shortage, need.need - have) : along(need.surplus, have - need.need);
      const missing = (need.hardMin ?? 0) - have;
      if (missing > 0) cost += missing * steepest * HARD_FACTOR;
    }
    return cost;
  });
}

function along(steps: readonly CostStep[], units: number): number {
  let [cost, done] = [0, 0];
  for (const [index, step] of steps.entries()) {
    const width = index === steps.length - 1 ? units - done : Math.min(step.width ?? units, units - done);
    cost += step.cost * width;
    done += width;
    if (done >= units) break;
  }
  return cost;
}
