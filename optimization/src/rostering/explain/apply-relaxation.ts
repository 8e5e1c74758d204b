import type { AppliedRule } from '../problem/line-rule.js';
import type { Agent, RosterProblem } from '../problem/roster-problem.js';
import type { RelaxationAction, RuleStep } from './explanation.js';

/** The problem after a relaxation; the problem given is left as it is. */
export function applyRelaxation(problem: RosterProblem, action: RelaxationAction): RosterProblem {
  switch (action.kind) {
    case 'lower-cover': {
      const lowered = new Map(action.needs.map(({ index, hardMin }) => [index, hardMin]));
      return {
        ...problem,
        cover: problem.cover.map((need, index) => ({
          ...need,
          hardMin: lowered.get(index) ?? need.hardMin ?? 0,
        })),
      };
    }
    case 'refuse-requests':
      return { ...problem, agents: problem.agents.map((agent) => refuse(agent, action.requests)) };
    case 'loosen-rule': {
      const change = (rules: readonly AppliedRule[]): readonly AppliedRule[] =>
        rules.flatMap((rule) => (rule.id === action.rule ? loosened(rule, action.step) : [rule]));
      return {
        ...problem,
        rules: action.agent === undefined ? change(problem.rules) : problem.rules,
        agents: problem.agents.map((agent) =>
          agent.rules === undefined || (action.agent !== undefined && action.agent !== agent.id)
            ? agent
            : { ...agent, rules: change(agent.rules) },
        ),
      };
    }
  }
}

/** A rule with one of its numbers moved; a rule that lacks the number stays as it is. */
function loosened(rule: AppliedRule, step: RuleStep): readonly AppliedRule[] {
  if (step.kind === 'remove') return [];
  const { line } = rule;
  if (step.field === 'minutes' && (line.kind === 'rest' || line.kind === 'weekly-rest')) {
    return [{ ...rule, line: { ...line, minutes: Math.max(0, line.minutes + step.amount) } }];
  }
  if (step.field === 'max' && 'max' in line && line.max !== undefined) {
    return [{ ...rule, line: { ...line, max: line.max + step.amount } }];
  }
  if (step.field === 'min' && 'min' in line && line.min !== undefined) {
    return [{ ...rule, line: { ...line, min: Math.max(0, line.min + step.amount) } }];
  }
  return [rule];
}

function refuse(
  agent: Agent,
  requests: Extract<RelaxationAction, { kind: 'refuse-requests' }>['requests'],
): Agent {
  const own = requests.filter((request) => request.agent === agent.id);
  if (own.length === 0) return agent;
  const refused = (kind: 'leave' | 'pin', day: number) =>
    own.some((request) => request.kind === kind && day >= request.fromDay && day <= request.toDay);
  return {
    ...agent,
    leave: (agent.leave ?? []).filter(({ day }) => !refused('leave', day)),
    pins: (agent.pins ?? []).filter(({ day }) => !refused('pin', day)),
  };
}
