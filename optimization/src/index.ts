export { openGlpk } from './lp/glpk-solver.js';
export { type HighsSolver, openHighs } from './lp/highs-solver.js';
export { type ColumnMatrix, columnMatrix, LpBuilder, type LpModel } from './lp/lp-model.js';
export type {
  LpConflict,
  LpOptions,
  LpSession,
  LpSolution,
  LpSolver,
  LpStatus,
  MipProgress,
} from './lp/lp-solver.js';
export { looksLikeCurtois, readCurtois } from './rostering/formats/curtois.js';
export {
  checkReferences,
  readReleve,
  releveJsonSchema,
  releveProblemSchema,
  writeReleve,
} from './rostering/formats/releve.js';
export {
  countedMinutes,
  type PeriodCalendar,
  periodCalendar,
  type ShiftSpan,
  workedMinutes,
} from './rostering/problem/calendar.js';
export type { AppliedRule, LineRule, LineRuleKind } from './rostering/problem/line-rule.js';
export { type Checked, describeRosterError, type RosterError } from './rostering/problem/problem-error.js';
export type {
  Agent,
  Assignments,
  CostStep,
  CoverCost,
  CoverNeed,
  IntervalNeed,
  Leave,
  PastShift,
  Period,
  Pin,
  RosterProblem,
  ShiftNeed,
  ShiftRequest,
  ShiftType,
} from './rostering/problem/roster-problem.js';
export {
  type AgentLine,
  agentLine,
  type Run,
  runsOf,
  type WorkedShift,
} from './rostering/verify/agent-line.js';
export type { CostParts, Verdict, Violation, ViolationKind } from './rostering/verify/verdict.js';
export { judgeRule, verify } from './rostering/verify/verify.js';
