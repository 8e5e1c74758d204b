import { dateWords } from '../../text/date-words.js';
import { hours, type LocalText } from '../../text/local-text.js';
import { ruleWords } from '../explain/rule-words.js';
import type { Agent } from '../problem/roster-problem.js';
import { judgeWorkLine, workLine } from '../rules/judge-laws.js';
import type { Violation } from '../verify/verdict.js';
import type { Move, RosterDesk } from './roster-desk.js';

/** Why somebody cannot do something: a law with its article, or a plain fact. */
export interface Reason {
  readonly rule: string;
  /** Empty for what is not a law. */
  readonly article: string;
  readonly message: LocalText;
}

/** What moves would break, in the law's words where there is a law; one reason a rule. */
export function reasonsOf(
  desk: RosterDesk,
  agent: Agent,
  moves: readonly Move[],
  faults: readonly Violation[],
): readonly Reason[] {
  const laws = lawReasons(desk, agent, moves);
  const spoken = new Set(laws.map(({ rule }) => rule));
  const others = faults
    .filter(({ rule }) => !spoken.has(rule))
    .map((fault) => plainReason(desk, agent, fault));
  return firstOfEach([...laws, ...others]);
}

function lawReasons(desk: RosterDesk, agent: Agent, moves: readonly Move[]): readonly Reason[] {
  const { pack } = desk;
  if (pack === undefined) return [];
  const judge = (after: readonly Move[]) =>
    judgeWorkLine(workLine(desk.problem, agent, desk.cells(agent, after), desk.calendar), pack);
  const after = judge(moves);
  if (after.length === 0) return [];
  const before = new Set(judge([]).map(({ rule, day, found }) => `${rule} ${day} ${found}`));
  return after
    .filter(({ rule, day, found }) => !before.has(`${rule} ${day} ${found}`))
    .map(({ rule, article, message }) => ({ rule, article, message }));
}

function firstOfEach(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Set<string>();
  return reasons.filter(({ rule }) => !seen.has(rule) && seen.add(rule));
}

const FORM: Readonly<Record<string, LocalText>> = {
  leave: { fr: 'En congé ou absent ce jour-là.', en: 'On leave or absent that day.' },
  pin: { fr: 'Cette cellule est verrouillée.', en: 'This cell is locked.' },
  skill: { fr: 'N’a pas la compétence de ce poste.', en: 'Lacks the skill of this shift.' },
  'no-overlap': { fr: 'Serait à deux postes à la fois.', en: 'Would be on two shifts at once.' },
};

function plainReason({ problem }: RosterDesk, agent: Agent, fault: Violation): Reason {
  const form = FORM[fault.rule];
  if (form !== undefined) return { rule: fault.rule, article: '', message: form };
  const applied = [...(agent.rules ?? []), ...problem.rules].find(({ id }) => id === fault.rule);
  const words = applied === undefined ? undefined : ruleWords(applied);
  const title = words?.title ?? { fr: fault.detail, en: fault.detail };
  const found = applied !== undefined && IN_MINUTES.has(applied.line.kind) ? hours(fault.found) : fault.found;
  return {
    rule: fault.rule,
    article: words?.article ?? '',
    message: {
      fr: `${capital(title.fr)} ; ce serait ${found}.`,
      en: `${capital(title.en)}; it would be ${found}.`,
    },
  };
}

const IN_MINUTES: ReadonlySet<string> = new Set(['period-minutes', 'rest', 'rolling-minutes', 'weekly-rest']);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Works already that day. */
export function atWork(desk: RosterDesk, shift: string, day: number): Reason {
  const name = desk.shifts.get(shift)?.name ?? shift;
  const date = dateWords(desk.calendar.label(day));
  return {
    rule: 'at-work',
    article: '',
    message: { fr: `Déjà en poste le ${date.fr} : ${name}.`, en: `Already at work on ${date.en}: ${name}.` },
  };
}

export const LOCKED: Reason = { rule: 'locked', article: '', message: FORM.pin };

/** The caps of overtime leave no room for the shift. */
export function noOvertimeLeft(minutes: number): Reason {
  return {
    rule: 'overtime-cap',
    article: 'décret 2002-9, art. 15 ; décret 2020-297',
    message: {
      fr: `Il reste ${hours(minutes)} d’heures supplémentaires possibles : trop peu pour ce poste.`,
      en: `${hours(minutes)} of overtime are left: too little for this shift.`,
    },
  };
}
