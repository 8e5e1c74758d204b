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
  type CompactModel,
  type CompactOptions,
  compactModel,
  type RowOrigin,
} from './rostering/compact/compact-model.js';
export {
  type CompactOutcome,
  type CompactProgress,
  solveCompact,
} from './rostering/compact/compact-solve.js';
export {
  type AgentComparison,
  type ComparedSide,
  type Comparison,
  compareRosters,
  type Pair,
} from './rostering/compare/compare-rosters.js';
export { compile, type LabelGrid, toAssignments, toGrid } from './rostering/compile/compile.js';
export type { CompiledAgent, CompiledProblem } from './rostering/compile/compiled-problem.js';
export type { DemoContract } from './rostering/demo/demo-contracts.js';
export { DEMO_SHIFTS, type DemoOptions, type DemoUnit, demoUnit } from './rostering/demo/demo-unit.js';
export { inventedNamesOf } from './rostering/demo/invented-names.js';
export { coverFromRequirement } from './rostering/demo/requirement-cover.js';
export { Board } from './rostering/engine/board.js';
export { solve } from './rostering/engine/solve.js';
export type { SolveEnd, SolveTask } from './rostering/engine/solve-task.js';
export { applyRelaxation } from './rostering/explain/apply-relaxation.js';
export { type ExplainOptions, explainInfeasibility } from './rostering/explain/explain.js';
export {
  type ConflictItem,
  DEFAULT_PRICES,
  type Explanation,
  type HardRequest,
  type Relaxation,
  type RelaxationAction,
  type RelaxationPrices,
  type RuleStep,
} from './rostering/explain/explanation.js';
export { lineWords, type RuleWords, ruleWords } from './rostering/explain/rule-words.js';
export {
  addBurdens,
  BURDENS,
  type Burden,
  type Burdens,
  balance,
  type Carried,
  NOTHING,
} from './rostering/fairness/burden.js';
export { type BurdenDay, burdensByDay, type FairnessInput } from './rostering/fairness/burdens-by-day.js';
export { type Evenness, type Fairness, fairnessOf } from './rostering/fairness/fairness-of.js';
export { FAIRNESS_LEVELS, type FairnessLevel, shareFairly } from './rostering/fairness/share-fairly.js';
export { looksLikeCurtois, readCurtois } from './rostering/formats/curtois.js';
export type { History, Scenario, WeekData } from './rostering/formats/inrc2/documents.js';
export { inrc2Problem } from './rostering/formats/inrc2/problem.js';
export {
  looksLikeInrc2,
  readInrc2History,
  readInrc2Scenario,
  readInrc2Week,
} from './rostering/formats/inrc2/read.js';
export { inrc2Solutions, inrc2SolutionText } from './rostering/formats/inrc2/solution.js';
export {
  readReleve,
  releveJsonSchema,
  releveProblemSchema,
  writeReleve,
} from './rostering/formats/releve.js';
export {
  readReleveRoster,
  releveRosterSchema,
  rosterJsonSchema,
  writeReleveRoster,
} from './rostering/formats/releve-roster.js';
export { areasOf, coveredSkills } from './rostering/problem/areas.js';
export {
  countedMinutes,
  fillsInterval,
  hasOnCall,
  hasWork,
  type PeriodCalendar,
  periodCalendar,
  type ShiftSpan,
  workedMinutes,
} from './rostering/problem/calendar.js';
export { checkReferences } from './rostering/problem/check-references.js';
export type { AppliedRule, LineRule, LineRuleKind, SoftRule } from './rostering/problem/line-rule.js';
export { type Checked, describeRosterError, type RosterError } from './rostering/problem/problem-error.js';
export { holidaysOf, isHolidayCalendar } from './rostering/problem/public-holidays.js';
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
export type { Reason } from './rostering/replace/exclusion.js';
export { findReplacements, type ReplaceInput } from './rostering/replace/find-replacements.js';
export {
  type Cell,
  checkSwap,
  findSwaps,
  type Swap,
  type SwapCheck,
} from './rostering/replace/find-swaps.js';
export type { LoadShare } from './rostering/replace/load-share.js';
export type {
  Called,
  Excluded,
  Replacement,
  ReplacementKind,
  Replacements,
} from './rostering/replace/replacement.js';
export type { RestAround } from './rostering/replace/rest-around.js';
export type { DeskInput, Move } from './rostering/replace/roster-desk.js';
export {
  type ChangePrices,
  DEFAULT_CHANGE_PRICES,
  type Notice,
  noticeByDay,
} from './rostering/replan/change-prices.js';
export { type CellChange, changedCells } from './rostering/replan/changes.js';
export {
  type Absence,
  type Disruption,
  disruptedProblem,
  type NeedChange,
  withoutAbsent,
} from './rostering/replan/disruption.js';
export type { Movable } from './rostering/replan/movable.js';
export {
  DEFAULT_OVERTIME,
  type OvertimeRoom,
  type OvertimeWorked,
  overtimeLeft,
  overtimeMinutes,
  withOvertime,
} from './rostering/replan/overtime.js';
export {
  type LeastChanges,
  type Replan,
  type ReplanInput,
  type ReplanOptions,
  type ReplanOutcome,
  type ReplanProgress,
  replan,
} from './rostering/replan/replan.js';
export { belowMinimum, type ShortCover } from './rostering/replan/short-cover.js';
export {
  annualMinutesDue,
  HOSPITAL_YEAR,
  minutesDueOver,
  type WorkPattern,
} from './rostering/rules/annual-hours/annual-hours.js';
export { judgeLaws, type LawViolation, packLineRules, workLine } from './rostering/rules/judge-laws.js';
export type { Certainty, Fault, Law, Rule, RulePack } from './rostering/rules/law.js';
export {
  HOSPITAL_NIGHT,
  isNightDuty,
  type NightHours,
  nightMinutes,
} from './rostering/rules/night-work/night-work.js';
export {
  checkChange,
  checkCycle,
  checkPublication,
  HOSPITAL_NOTICE,
  type NoticeFault,
  type NoticeRules,
} from './rostering/rules/notice/notice.js';
export {
  DEFAULT_FR_HOSPITAL,
  type FrHospitalOptions,
  frHospitalDayCountPack,
  frHospitalPack,
} from './rostering/rules/packs/fr-hospital.js';
export { RULE_PACKS, rulePack } from './rostering/rules/packs/packs.js';
export { type Duty, dayOf, type WorkLine, workMinutes } from './rostering/rules/work-line.js';
export {
  type AgentLine,
  agentLine,
  type Run,
  runsOf,
  type WorkedShift,
} from './rostering/verify/agent-line.js';
export type { CostParts, Miss, Verdict, Violation, ViolationKind } from './rostering/verify/verdict.js';
export { judgeRule, verify } from './rostering/verify/verify.js';
export { assignmentsOfGrid, verifyGrid } from './rostering/verify/verify-grid.js';
export { type WhyOptions, whyCell } from './rostering/why/why.js';
export type { WhyAlternative, WhyAnswer, WhyChange, WhyQuestion } from './rostering/why/why-answer.js';
export { type ComparedFlow, compareFlows, type FigureIntervals } from './simulation/compare-flows.js';
export type { Interval } from './simulation/interval.js';
export {
  type IterativeStaffingInput,
  type IterativeStaffingResult,
  iterativeStaffing,
} from './simulation/iterative-staffing.js';
export { FIGURES, type RunFigures } from './simulation/run-figures.js';
export {
  measureSafetyFactor,
  type SafetyFactor,
  type SafetyFactorInput,
} from './simulation/safety-factor.js';
export {
  type CareStage,
  type FlowScenario,
  FRENCH_TARGETS,
  type PatientLevel,
} from './simulation/scenario.js';
export {
  DEFAULT_PATIENCE,
  DEFAULT_SPELL_MINUTES,
  type ProfileScenarioInput,
  scenarioFromProfile,
} from './simulation/scenario-from-profile.js';
export { serversFromRoster } from './simulation/servers-from-roster.js';
export {
  type FlowResult,
  type LevelResult,
  type PresentResult,
  simulateFlow,
} from './simulation/simulate-flow.js';
export {
  expectedShortage,
  meanNeed,
  type NeedDistribution,
  needDistribution,
  probabilityShort,
  staffAtRisk,
} from './staffing/chance.js';
export { checkProfile, type ProfileProblem } from './staffing/check-profile.js';
export {
  DEFAULT_PATH_OPTIONS,
  type PathOptions,
  pathsFromQuantiles,
  type QuantileForecast,
} from './staffing/count-paths.js';
export { type EdwinState, edwin } from './staffing/crowding/edwin.js';
export {
  DEFAULT_HET_RULES,
  HET_INDICATORS,
  type HetIndicator,
  type HetReference,
  type HetResult,
  type HetRules,
  het,
} from './staffing/crowding/het.js';
export {
  ICMED_ALARMS,
  type IcmedAlarm,
  type IcmedScore,
  type IcmedState,
  icmed,
} from './staffing/crowding/icmed.js';
export { type NedocsBand, type NedocsScore, type NedocsState, nedocs } from './staffing/crowding/nedocs.js';
export { DEFAULT_PROFILE_FR } from './staffing/default-profile-fr.js';
export { type ErlangAQueue, type ErlangAResult, erlangA } from './staffing/erlang-a.js';
export { erlangB } from './staffing/erlang-b.js';
export { type ErlangCWaits, erlangC, erlangCWaits } from './staffing/erlang-c.js';
export {
  combineKernels,
  GRID_MINUTES,
  type LoadKernel,
  loadKernel,
  offeredLoad,
} from './staffing/offered-load.js';
export type {
  AcuityProfile,
  AreaProfile,
  PostWindow,
  SkillProfile,
  StaffingProfile,
} from './staffing/profile.js';
export {
  type ArrivalStream,
  type RequirementInput,
  requirementFromPaths,
  type SkillRequirement,
} from './staffing/requirement.js';
export { garnettBeta, garnettDelay, halfinWhittBeta, halfinWhittDelay } from './staffing/safety-level.js';
export { squareRootStaffing } from './staffing/square-root.js';
export {
  expectedStayWithin,
  meanStayMinutes,
  type StayDistribution,
  type SurvivalPoint,
  stillPresent,
} from './staffing/stay.js';
export { hours, type LocalText } from './text/local-text.js';
