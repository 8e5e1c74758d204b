import { isDeepStrictEqual as same } from 'node:util';
import type { Agent, StaffTable, Unit } from '@releve/contracts';
import type { AppliedRule } from '@releve/optimization';
import { addDays, daysBetween } from '../civil-days.js';
import type { UnitPlanning } from '../unit-planning.js';
import { date, type Field, number, share, text, word } from './fields.js';
import type { RowOutcome } from './report.js';

/** A unit being changed row by row. */
export interface OpenUnit {
  agents: Agent[];
  readonly unit: Unit;
  planning: UnitPlanning;
}

type Values = Readonly<Record<string, unknown>>;

/** A table of staff: its columns, what a row does to a unit, and the rows a unit has. */
export interface TableKind {
  readonly fields: Readonly<Record<string, Field<unknown>>>;
  readonly apply: (open: OpenUnit, values: Values) => RowOutcome;
  readonly rows: (unit: Unit, planning: UnitPlanning) => readonly (readonly string[])[];
}

const RHYTHMS = {
  mixed: ['jour et nuit', 'mixte'],
  days: ['jour', 'jours', 'day'],
  nights: ['nuit', 'nuits', 'night'],
} as const;
const RHYTHM_WORDS = { mixed: 'jour et nuit', days: 'jour', nights: 'nuit' } as const;
type Rhythm = keyof typeof RHYTHMS;

const LONGEST_LEAVE_DAYS = 400;
const FULL_DAY_MINUTES = 420;
const USUAL_WEIGHT = 3;

const agentField: Field<string> = {
  names: ['agent', 'matricule', 'id', 'identifiant'],
  required: true,
  parse: text(40),
};
const percent = (value: number): string => `${Math.round(value * 1000) / 10} %`;

const unknownAgent = (value: string): RowOutcome => ({
  column: 'agent',
  value,
  expected: 'an agent of the unit; import the staff first',
});
const agentOf = ({ agents }: OpenUnit, id: unknown): Agent | undefined =>
  agents.find((each) => each.id === id);

function replaceAgent(open: OpenUnit, agent: Agent): void {
  open.agents = open.agents.map((each) => (each.id === agent.id ? agent : each));
}

const staff: TableKind = {
  fields: {
    agent: agentField,
    name: { names: ['nom', 'name', 'nom et prénom'], required: true, parse: text(120) },
    skills: {
      names: ['compétences', 'skills', 'qualifications'],
      required: true,
      parse: (cell) => {
        const skills = cell
          .split(/[;,|+]/)
          .map((each) => each.trim())
          .filter(Boolean);
        return skills.length > 0 ? { value: skills } : { expected: 'skills separated by semicolons' };
      },
    },
  },
  apply: (open, { agent: id, name, skills }) => {
    const asked = skills as readonly string[];
    const unknown = asked.find((skill) => !open.unit.skills.includes(skill));
    if (unknown !== undefined)
      return {
        column: 'skills',
        value: unknown,
        expected: `skills of the unit: ${open.unit.skills.join(', ')}`,
      };
    const before = agentOf(open, id);
    const after: Agent = {
      workingTimeShare: 1,
      nightsOnly: false,
      ...before,
      id: id as string,
      name: name as string,
      skills: [...asked],
    };
    if (before === undefined) {
      open.agents = [...open.agents, after];
      return 'added';
    }
    if (same(after, before)) return 'unchanged';
    replaceAgent(open, after);
    return 'changed';
  },
  rows: ({ agents }) => agents.map(({ id, name, skills }) => [id, name, skills.join('; ')]),
};

/** Shift types closed to those who work days only or nights only. */
function closedTo(unit: Unit, rhythm: Rhythm): readonly string[] {
  if (rhythm === 'mixed') return [];
  return unit.shiftTypes.filter(({ isNight }) => isNight === (rhythm === 'days')).map(({ id }) => id);
}

function rhythmOf(unit: Unit, agent: Agent, rules: readonly AppliedRule[]): Rhythm {
  if (agent.nightsOnly) return 'nights';
  const nights = closedTo(unit, 'days');
  const closed = rules.some(
    ({ line }) =>
      line.kind === 'max-shifts' &&
      line.max === 0 &&
      nights.length > 0 &&
      nights.every((id) => line.shifts.includes(id)),
  );
  return closed ? 'days' : 'mixed';
}

const weekendsOf = (rules: readonly AppliedRule[]): number | undefined =>
  rules.flatMap(({ id, line }) =>
    line.kind === 'weekends' && id.startsWith('contract/') ? [line.max] : [],
  )[0];

const contracts: TableKind = {
  fields: {
    agent: agentField,
    share: { names: ['quotité', 'share', 'temps de travail'], required: true, parse: share },
    rhythm: { names: ['rythme', 'rhythm'], required: false, parse: word(RHYTHMS) },
    weekends: {
      names: ['week-ends par période', 'weekends', 'weekends a period'],
      required: false,
      parse: number(0, 12),
    },
  },
  apply: (open, values) => {
    const before = agentOf(open, values.agent);
    if (!before) return unknownAgent(String(values.agent));
    const { unit, planning } = open;
    const rules = planning.agentRules[before.id] ?? [];
    const rhythm = (values.rhythm ?? rhythmOf(unit, before, rules)) as Rhythm;
    const weekends = (values.weekends ?? weekendsOf(rules)) as number | undefined;
    const closed = closedTo(unit, rhythm);
    const factor = (values.share as number) / before.workingTimeShare;
    const scaled = (minutes: number | undefined) =>
      minutes === undefined ? {} : { minutes: Math.round(minutes * factor) };
    const kept = rules.flatMap((rule): AppliedRule[] => {
      if (['contract/nights-only', 'contract/days-only', 'contract/weekends'].includes(rule.id)) return [];
      if (rule.line.kind !== 'period-minutes') return [rule];
      const { minutes: min } = scaled(rule.line.min) as { minutes?: number };
      const { minutes: max } = scaled(rule.line.max) as { minutes?: number };
      const line = {
        kind: 'period-minutes' as const,
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
      };
      return [{ id: rule.id, line }];
    });
    const added: AppliedRule[] = [
      ...(weekends === undefined
        ? []
        : [{ id: 'contract/weekends', line: { kind: 'weekends' as const, max: weekends } }]),
      ...(closed.length === 0
        ? []
        : [{ id: `contract/${rhythm}-only`, line: { kind: 'max-shifts' as const, shifts: closed, max: 0 } }]),
    ];
    const agent = { ...before, workingTimeShare: values.share as number, nightsOnly: rhythm === 'nights' };
    const after = [...kept, ...added];
    const sorted = (of: readonly AppliedRule[]) => [...of].sort((a, b) => a.id.localeCompare(b.id));
    if (same(agent, before) && same(sorted(after), sorted(rules))) return 'unchanged';
    replaceAgent(open, agent);
    open.planning = { ...planning, agentRules: { ...planning.agentRules, [agent.id]: after } };
    return 'changed';
  },
  rows: (unit, planning) =>
    unit.agents.map((agent) => {
      const rules = planning.agentRules[agent.id] ?? [];
      return [
        agent.id,
        percent(agent.workingTimeShare),
        RHYTHM_WORDS[rhythmOf(unit, agent, rules)],
        String(weekendsOf(rules) ?? ''),
      ];
    }),
};

const leave: TableKind = {
  fields: {
    agent: agentField,
    from: { names: ['du', 'from', 'date', 'début'], required: true, parse: date },
    to: { names: ['au', 'to', 'fin'], required: false, parse: date },
    reason: { names: ['motif', 'reason', 'code'], required: false, parse: text(20) },
    hours: { names: ['heures par jour', 'hours a day'], required: false, parse: number(0, 24) },
  },
  apply: (open, values) => {
    if (!agentOf(open, values.agent)) return unknownAgent(String(values.agent));
    const agent = values.agent as string;
    const from = values.from as string;
    const to = (values.to ?? from) as string;
    const days = daysBetween(from, to) + 1;
    if (days < 1 || days > LONGEST_LEAVE_DAYS)
      return { column: 'to', value: to, expected: `a day from ${from} to ${LONGEST_LEAVE_DAYS} days later` };
    const { planning } = open;
    const own = new Map(
      planning.leave.filter((each) => each.agent === agent).map((each) => [each.date, each]),
    );
    const asked = Array.from({ length: days }, (_, day) => addDays(from, day)).map((day) => ({
      agent,
      date: day,
      ...(values.reason === undefined ? {} : { reason: values.reason as string }),
      wholeDay: true,
      creditMinutes:
        values.hours === undefined
          ? isWeekend(day)
            ? 0
            : FULL_DAY_MINUTES
          : Math.round((values.hours as number) * 60),
    }));
    const fresh = asked.filter((each) => !own.has(each.date)).length;
    const differ = asked.filter((each) => {
      const known = own.get(each.date);
      return known !== undefined && !same({ ...known, ...each }, known);
    });
    if (fresh + differ.length === 0) return 'unchanged';
    const dates = new Set(asked.map((each) => each.date));
    const others = planning.leave.filter((each) => each.agent !== agent || !dates.has(each.date));
    open.planning = { ...planning, leave: [...others, ...asked] };
    return fresh > 0 ? 'added' : 'changed';
  },
  rows: (_unit, planning) =>
    planning.leave.map((each) => [
      each.agent,
      each.date,
      each.date,
      each.reason ?? '',
      each.creditMinutes === undefined ? '' : String(each.creditMinutes / 60),
    ]),
};

const isWeekend = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0;

const wishes: TableKind = {
  fields: {
    agent: agentField,
    date: { names: ['date', 'jour'], required: true, parse: date },
    wish: {
      names: ['souhait', 'wish'],
      required: true,
      parse: word({ off: ['repos', 'libre'], on: ['travail', 'poste', 'work'] }),
    },
    shift: { names: ['poste', 'shift'], required: false, parse: text(12) },
    weight: { names: ['poids', 'weight'], required: false, parse: number(1, 100) },
  },
  apply: (open, values) => {
    if (!agentOf(open, values.agent)) return unknownAgent(String(values.agent));
    const { unit, planning } = open;
    const shift = values.shift as string | undefined;
    const known = unit.shiftTypes.map(({ id }) => id);
    if (shift !== undefined && !known.includes(shift))
      return { column: 'shift', value: shift, expected: `nothing or one of ${known.join(', ')}` };
    const after = {
      agent: values.agent as string,
      date: values.date as string,
      ...(shift === undefined ? {} : { shift }),
      wish: values.wish as 'on' | 'off',
      weight: (values.weight as number | undefined) ?? USUAL_WEIGHT,
    };
    const isSame = (each: UnitPlanning['wishes'][number]) =>
      each.agent === after.agent && each.date === after.date && (each.shift ?? '') === (after.shift ?? '');
    const before = planning.wishes.find(isSame);
    if (before && before.wish === after.wish && before.weight === after.weight) return 'unchanged';
    open.planning = { ...planning, wishes: [...planning.wishes.filter((each) => !isSame(each)), after] };
    return before ? 'changed' : 'added';
  },
  rows: (_unit, planning) =>
    planning.wishes.map(({ agent, date: day, wish, shift, weight }) => [
      agent,
      day,
      wish === 'off' ? 'repos' : 'travail',
      shift ?? '',
      String(weight),
    ]),
};

export const STAFF_TABLES: Readonly<Record<StaffTable, TableKind>> = { staff, contracts, leave, wishes };
