import type { Violation } from '@releve/contracts';
import {
  type Assignments,
  type Violation as Fault,
  judgeLaws,
  type RosterProblem,
  rulePack,
  verify,
} from '@releve/optimization';
import { describeFault, isFairness } from './rule-text.js';

/** What a roster breaks and what it costs. */
export interface Judgement {
  /** No law, contract or condition is broken; a share of burdens above the cap is told of, but breaks none. */
  readonly legal: boolean;
  readonly violations: readonly Violation[];
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
  const law: Violation[] = broken.map(({ rule, article, agent, day, message }) => ({
    rule,
    article,
    agent,
    day: day >= 0 ? day : null,
    message,
    hard: true,
  }));
  const spoken = new Set(law.map(({ rule, agent }) => `${rule}|${agent}`));
  const rest = verdict.violations
    .filter((fault) => !spoken.has(`${fault.rule}|${fault.agent}`))
    .map(toViolation);
  const violations = [...law, ...rest];
  return { legal: !violations.some(({ hard }) => hard), violations, cost: verdict.cost };
}

const toViolation = (fault: Fault): Violation => ({
  rule: fault.rule,
  article: '',
  agent: fault.agent ?? null,
  day: fault.day ?? null,
  message: describeFault(fault),
  hard: !isFairness(fault.rule),
});
