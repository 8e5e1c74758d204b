import { dateWords } from '../../text/date-words.js';
import type { LocalText } from '../../text/local-text.js';
import { periodCalendar } from '../problem/calendar.js';
import type { AppliedRule } from '../problem/line-rule.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import type { NamedRow } from './cover-names.js';
import type { ConflictItem, HardRequest } from './explanation.js';
import { ruleWords } from './rule-words.js';

/** Most names written out in one sentence. */
const NAMES = 6;

/** Skills of the default profile and the demo unit; any other is shown as it is written. */
const SKILL_WORDS: Readonly<Record<string, LocalText>> = {
  nurse: { fr: 'soins infirmiers', en: 'nursing' },
  triage: { fr: 'accueil et tri', en: 'triage' },
  aide: { fr: 'aide-soignant', en: 'healthcare assistant' },
  doctor: { fr: 'médecin', en: 'doctor' },
};

/** Reads `request/AGENT/KIND/DAY` back into the request, with the whole run of days it stands for. */
export function requestOfKey(problem: RosterProblem, key: string): HardRequest {
  const [, , kindAndDay] = /^request\/(.*)\/((?:leave|pin)\/-?\d+)$/.exec(key) ?? [];
  const agentId = key.slice('request/'.length, key.length - kindAndDay.length - 1);
  const fromDay = Number(kindAndDay.split('/')[1]);
  const agent = problem.agents.find(({ id }) => id === agentId);
  const leave = new Set((agent?.leave ?? []).map(({ day }) => day));
  let toDay = fromDay;
  if (kindAndDay.startsWith('pin')) return { agent: agentId, kind: 'pin', fromDay, toDay };
  while (leave.has(toDay + 1)) toDay += 1;
  return { agent: agentId, kind: 'leave', fromDay, toDay };
}

/** Puts a conflict's groups into words; requests of one kind and days become one sentence. */
export function conflictItems(
  problem: RosterProblem,
  keys: readonly string[],
  rows: readonly NamedRow[],
  agent?: string,
): readonly ConflictItem[] {
  const rules = keys
    .filter((key) => key.startsWith('rule/'))
    .map((key) => ruleItem(problem, key.slice('rule/'.length), agent));
  const cover = coverItems(
    problem,
    keys.filter((key) => key.startsWith('cover/')).map((key) => rows[Number(key.slice('cover/'.length))]),
  );
  const skill: ConflictItem = {
    kind: 'skill',
    message: {
      fr: 'Chacun ne tient que les postes de ses compétences.',
      en: 'Agents only work shifts they have the skill for.',
    },
  };
  const requests = keys.filter((key) => key.startsWith('request/')).map((key) => requestOfKey(problem, key));
  return [...cover, ...rules, ...(keys.includes('skill') ? [skill] : []), ...requestItems(problem, requests)];
}

/** Rules of a problem by id; the same id may hide different numbers per agent, then the first is named. */
export function findRule(problem: RosterProblem, id: string, agent?: string): AppliedRule | undefined {
  const own = problem.agents
    .filter((a) => agent === undefined || a.id === agent)
    .flatMap((a) => a.rules ?? []);
  return [...own, ...problem.rules].find((rule) => rule.id === id);
}

function ruleItem(problem: RosterProblem, id: string, agent?: string): ConflictItem {
  const rule = findRule(problem, id, agent);
  const words = rule === undefined ? { title: { fr: id, en: id } } : ruleWords(rule);
  if (words.article !== undefined) {
    const message = { fr: capital(words.title.fr), en: capital(words.title.en) };
    return { kind: 'rule', rule: id, article: words.article, message };
  }
  const title = agent === undefined ? withoutNumbers(id, words.title) : words.title;
  return {
    kind: 'rule',
    rule: id,
    message: { fr: `${capital(title.fr)} (${id})`, en: `${capital(title.en)} (${id})` },
  };
}

/** Contract rules differ by agent: for the whole unit they are named by kind, not by one agent's numbers. */
function withoutNumbers(id: string, title: { readonly fr: string; readonly en: string }) {
  return id === 'contract/minutes'
    ? { fr: 'temps de travail prévu au contrat de chacun', en: 'working time of each agent’s contract' }
    : title;
}

/** Covers of the same people on the same shifts are one sentence, whatever the days. */
function coverItems(problem: RosterProblem, rows: readonly NamedRow[]): readonly ConflictItem[] {
  const alike = new Map<string, NamedRow[]>();
  for (const row of rows) {
    const key = `${row.hardMin} ${row.skill ?? ''} ${row.shifts.join('/')}`;
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].map((same) => {
    const [{ hardMin, skill, shifts }] = same;
    const days = [...new Set(same.map(({ day }) => day))].sort((a, b) => a - b);
    const as = skill === undefined ? undefined : (SKILL_WORDS[skill] ?? { fr: skill, en: skill });
    const on = shifts.join(' / ');
    const when = daysWords(problem, days);
    return {
      kind: 'cover',
      days,
      message: {
        fr: `${hardMin} agents${as === undefined ? '' : ` (${as.fr})`} au moins en ${on} ${when.fr}.`,
        en: `At least ${hardMin} agents${as === undefined ? '' : ` (${as.en})`} on ${on} ${when.en}.`,
      },
    };
  });
}

/** Days in words: one day, a run of days, or how many among which. */
function daysWords(
  problem: RosterProblem,
  days: readonly number[],
): { readonly fr: string; readonly en: string } {
  const first = dayWords(problem, days[0]);
  const last = dayWords(problem, days[days.length - 1]);
  if (days.length === 1) return { fr: first.fr, en: `on ${first.en}` };
  const from = first.fr.replace(/^le /, '');
  const to = last.fr.replace(/^le /, '');
  const isRun = days[days.length - 1] - days[0] === days.length - 1;
  return isRun
    ? { fr: `du ${from} au ${to}`, en: `from ${first.en} to ${last.en}` }
    : {
        fr: `${days.length} jours entre le ${from} et le ${to}`,
        en: `on ${days.length} days between ${first.en} and ${last.en}`,
      };
}

function requestItems(problem: RosterProblem, requests: readonly HardRequest[]): readonly ConflictItem[] {
  const together = new Map<string, HardRequest[]>();
  for (const request of requests) {
    const cell = request.kind === 'pin' ? pinnedShift(problem, request) : 'leave';
    const key = `${cell} ${request.fromDay} ${request.toDay}`;
    together.set(key, [...(together.get(key) ?? []), request]);
  }
  return [...together.values()].map((same) => {
    const days = Array.from({ length: same[0].toDay - same[0].fromDay + 1 }, (_, k) => same[0].fromDay + k);
    return {
      kind: 'request',
      agents: same.map(({ agent }) => agent),
      days,
      message: requestWords(problem, same),
    };
  });
}

/** One sentence for requests of one kind and the same days. */
export function requestWords(problem: RosterProblem, same: readonly HardRequest[]) {
  const [{ kind, fromDay, toDay }] = same;
  const from = dayWords(problem, fromDay);
  const to = dayWords(problem, toDay);
  const frDays =
    fromDay === toDay ? from.fr : `du ${from.fr.replace(/^le /, '')} au ${to.fr.replace(/^le /, '')}`;
  const enDays = fromDay === toDay ? `on ${from.en}` : `from ${from.en} to ${to.en}`;
  const shift = kind === 'pin' ? pinnedShift(problem, same[0]) : '';
  const fr = kind === 'leave' ? 'congé' : shift === '' ? 'repos imposé' : `poste ${shift} imposé`;
  const en = kind === 'leave' ? 'on leave' : shift === '' ? 'fixed off' : `fixed on ${shift}`;
  return {
    fr: `${who(problem, same, 'agents', 'et')}, ${fr} ${frDays}.`,
    en: `${who(problem, same, 'agents', 'and')} ${en} ${enDays}.`,
  };
}

function who(problem: RosterProblem, same: readonly HardRequest[], plural: string, and: string): string {
  const names = same.map(({ agent }) => problem.agents.find(({ id }) => id === agent)?.name ?? agent);
  if (names.length === 1) return names[0];
  if (names.length <= NAMES) return `${names.slice(0, -1).join(', ')} ${and} ${names[names.length - 1]}`;
  return `${names.length} ${plural} (${names.slice(0, NAMES).join(', ')}…)`;
}

function pinnedShift(problem: RosterProblem, request: HardRequest): string {
  const agent = problem.agents.find(({ id }) => id === request.agent);
  return agent?.pins?.find(({ day }) => day === request.fromDay)?.shift ?? '';
}

/** A day of the period in words: « le samedi 6 juin », "Saturday 6 June". */
export function dayWords(problem: RosterProblem, day: number): { readonly fr: string; readonly en: string } {
  const { fr, en } = dateWords(periodCalendar(problem.period).label(day));
  return { fr: `le ${fr}`, en };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
