import { hours, type LocalText } from '../../text/local-text.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { findRule } from './conflict-words.js';
import type { RelaxationAction, RelaxationPrices } from './explanation.js';
import { ruleWords } from './rule-words.js';

/** A relaxation worth trying, before re-solving says whether it is enough. */
export interface Candidate {
  readonly action: RelaxationAction;
  readonly cost: number;
  readonly message: LocalText;
  /** What to try in its place when re-solving says that it is not enough. */
  readonly otherwise?: () => readonly Candidate[];
}

/**
 * Ways to loosen one rule of a conflict that a hospital may really take: overtime up to 48 hours, a local agreement
 * on daily rest, a contract's own limits. Nothing else of the law is negotiable.
 */
export function ruleCandidates(
  problem: RosterProblem,
  id: string,
  prices: RelaxationPrices,
  agent?: string,
): readonly Candidate[] {
  const rule = findRule(problem, id, agent);
  if (rule === undefined) return [];
  const { line } = rule;
  const { title, article } = ruleWords(rule);
  // A rule of the whole problem cannot be loosened for one agent alone.
  const on = agent === undefined || problem.rules.includes(rule) ? {} : { agent };
  const candidate = (
    step: Extract<RelaxationAction, { kind: 'loosen-rule' }>['step'],
    cost: number,
    fr: string,
    en: string,
  ): Candidate => ({ action: { kind: 'loosen-rule', rule: id, ...on, step }, cost, message: { fr, en } });
  if (article !== undefined) {
    if (id === 'fr-hospital/44-hours') {
      return [
        candidate(
          { kind: 'remove' },
          prices.overtimeRule,
          'Recourir aux heures supplémentaires : jusqu’à 48 h sur 7 jours au lieu de 44 h (décret 2002-9, art. 6 et 15).',
          'Use overtime: up to 48 h in 7 days instead of 44 h (décret 2002-9, arts 6 and 15).',
        ),
      ];
    }
    if (id === 'fr-hospital/daily-rest' && line.kind === 'rest' && line.minutes > 660) {
      return [
        candidate(
          { kind: 'add', field: 'minutes', amount: 660 - line.minutes },
          prices.localAgreement,
          'Accord local : repos quotidien de 11 h au lieu de 12 h (décret 2002-9, art. 6).',
          'Local agreement: daily rest of 11 h instead of 12 h (décret 2002-9, art. 6).',
        ),
      ];
    }
    return [];
  }
  if (line.kind === 'period-minutes') return minutesCandidates(problem, candidate, prices);
  if (
    line.kind === 'weekends' ||
    line.kind === 'rolling-shifts' ||
    (line.kind === 'max-shifts' && line.max > 0)
  ) {
    return [
      candidate(
        { kind: 'add', field: 'max', amount: 1 },
        prices.contractRule,
        `Accepter un de plus que : ${title.fr} (${id}).`,
        `Accept one more than: ${title.en} (${id}).`,
      ),
    ];
  }
  return [
    candidate(
      { kind: 'remove' },
      prices.contractRule + 10,
      `Suspendre la règle : ${title.fr} (${id}).`,
      `Suspend the rule: ${title.en} (${id}).`,
    ),
  ];
}

type Make = (
  step: Extract<RelaxationAction, { kind: 'loosen-rule' }>['step'],
  cost: number,
  fr: string,
  en: string,
) => Candidate;

/** One or two shifts more than the contract, or fewer, whichever the conflict wants. */
function minutesCandidates(
  problem: RosterProblem,
  make: Make,
  prices: RelaxationPrices,
): readonly Candidate[] {
  const shift = Math.max(...problem.shifts.map((type) => type.countedMinutes ?? type.durationMinutes));
  const step = (count: number) => hours(count * shift);
  return [
    ...[1, 2].map((count) =>
      make(
        { kind: 'add', field: 'max', amount: count * shift },
        prices.overtimeRule * count,
        `Autoriser jusqu’à ${step(count)} supplémentaires par agent sur la période (volontariat, heures supplémentaires).`,
        `Allow up to ${step(count)} of overtime per agent over the period (volunteers).`,
      ),
    ),
    make(
      { kind: 'add', field: 'min', amount: -2 * shift },
      prices.contractRule,
      `Accepter jusqu’à ${step(2)} de moins que le contrat sur la période (à rattraper ensuite).`,
      `Accept up to ${step(2)} less than the contract over the period (to be made up later).`,
    ),
  ];
}
