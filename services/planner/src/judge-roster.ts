import type { Violation } from '@releve/contracts';
import {
  type Assignments,
  belowMinimum,
  type Violation as Fault,
  judgeLaws,
  type RosterProblem,
  rulePack,
  type ShortCover,
  verify,
} from '@releve/optimization';
import { describeFault, describeShort, isFairness } from './rule-text.js';

/** Name by which violations tell of fewer people than the safety minimum. */
export const SAFETY_MINIMUM = 'hard-minimum';

/** What a roster breaks and what it costs. */
export interface Judgement {
  /** No law, contract or condition is broken; a share of burdens above the cap is told of, but breaks none. */
  readonly legal: boolean;
  readonly violations: readonly Violation[];
  /** Laws broken that may be departed from for a reason, each with the article that allows it. */
  readonly derogations: readonly { readonly rule: string; readonly article: string }[];
  /** Where fewer are planned than the safety minimum. */
  readonly belowMinimum: readonly ShortCover[];
  readonly cost: ReturnType<typeof verify>['cost'];
}

/**
 * Judges a roster twice, neither time with anything of the solver: its form, contracts and cover by walking it,
 * and the law by the agents' instants. Where both see one breach, the law's words are kept.
 */
export function judgeRoster(problem: RosterProblem, assignments: Assignments, packId: string): Judgement {
  const verdict = verify(problem, assignments);
  const pack = rulePack(packId);
  const broken = pack ? judgeLaws(problem, assignments, pack) : [];
  const mayDerogate: ReadonlyMap<string, string> = new Map(
    (pack?.laws ?? []).flatMap(({ id, derogation }) =>
      derogation === undefined ? [] : [[`${packId}/${id}`, derogation] as const],
    ),
  );
  const law: Violation[] = broken.map(({ rule, article, agent, day, message }) => ({
    rule,
    article,
    agent,
    day: day >= 0 ? day : null,
    message,
    hard: true,
    derogable: mayDerogate.has(rule),
  }));
  const spoken = new Set(law.map(({ rule, agent }) => `${rule}|${agent}`));
  const rest = verdict.violations
    .filter((fault) => fault.kind !== 'hard-minimum' && !spoken.has(`${fault.rule}|${fault.agent}`))
    .map((fault) => toViolation(fault, mayDerogate.has(fault.rule)));
  const short = belowMinimum(problem, verdict.present);
  const violations = [...law, ...rest, ...short.map(shortViolation)];
  return {
    legal: !violations.some(({ hard }) => hard),
    violations,
    derogations: [...mayDerogate]
      .filter(([rule]) => violations.some((each) => each.rule === rule))
      .map(([rule, article]) => ({ rule, article })),
    belowMinimum: short,
    cost: verdict.cost,
  };
}

const toViolation = (fault: Fault, derogable: boolean): Violation => ({
  rule: fault.rule,
  article: '',
  agent: fault.agent ?? null,
  day: fault.day ?? null,
  message: describeFault(fault),
  hard: !isFairness(fault.rule),
  derogable,
});

/** Half-hours on end below the safety minimum are one violation. */
const shortViolation = (short: ShortCover): Violation => ({
  rule: SAFETY_MINIMUM,
  article: '',
  agent: null,
  day: short.day,
  message: describeShort(short),
  hard: true,
  derogable: true,
});
