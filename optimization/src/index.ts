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
