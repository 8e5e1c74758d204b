export {
  type Epoch,
  endedBy,
  epochsOf,
  horizonOf,
  type PlannedOrigin,
  planPairs,
  planRange,
} from './backtest/plan.js';
export { type BacktestStep, type EpochResult, runEpoch } from './backtest/run-epoch.js';
export {
  type Calendar,
  type CalendarDay,
  type CalendarOptions,
  calendarFor,
  type OwnDay,
} from './calendar/calendar.js';
export type { CalendarError } from './calendar/calendar-error.js';
export {
  type CivilDate,
  civilDate,
  dayOfYearOf,
  epochDay,
  isoDate,
  parseIsoDate,
  weekdayOf,
} from './calendar/civil-date.js';
export { hourIndex, type LocalHour, type LocalHours, localHour, localHours } from './calendar/local-hours.js';
export { type ParsedOwnDays, parseOwnDays } from './calendar/parse-own-days.js';
export {
  type ParsedSchoolHolidays,
  parseSchoolHolidays,
  type SchoolHolidayOptions,
  type TableRow,
} from './calendar/parse-school-holidays.js';
export type { PublicHoliday } from './calendar/public-holidays.js';
export {
  type SchoolCalendar,
  type SchoolDay,
  type SchoolHoliday,
  type SchoolHolidayType,
  type SchoolPeriod,
  schoolCalendar,
} from './calendar/school-calendar.js';
export { frenchSchoolCalendar, zoneCalendar } from './calendar/school-france.js';
export { ACADEMIES, type Academy, academyOf } from './calendar/school-france-academies.js';
export {
  FRENCH_SCHOOL_YEARS,
  type FrenchSchoolYear,
  type SchoolZone,
} from './calendar/school-france-years.js';
export { type OffsetStretch, type ZoneClock, zoneClock } from './calendar/zone-clock.js';
export {
  type CountDistribution,
  countDistribution,
  integerQuantile,
} from './distribution/count-distribution.js';
export { QUANTILE_LEVELS, SCORED_LEVELS } from './distribution/levels.js';
export type { ArrivalPaths, PresentPatient } from './flow/arrival-paths.js';
export { admissionWithin, BED_WINDOWS, bedsNeeded } from './flow/beds-needed.js';
export { type Boarder, boardingAhead } from './flow/boarding.js';
export { type ChanceByAge, countAhead } from './flow/count-ahead.js';
export { CROSSING_WINDOWS_HOURS, crossingProbability, firstReach } from './flow/crossing.js';
export { type Department, type DepartmentPaths, departmentPaths } from './flow/department-paths.js';
export {
  type DepartureCurve,
  departureCurve,
  type OutcomeStay,
  type StayOutcome,
} from './flow/departure-curve.js';
export { type DepartureCurves, departureCurves } from './flow/departure-curves.js';
export {
  type DeparturePace,
  departurePace,
  paceBetween,
  type RecentStay,
  USUAL_PACE,
} from './flow/departure-pace.js';
export { kaplanMeier, type Stay, type SurvivalSteps } from './flow/kaplan-meier.js';
export { type FlowState, occupancyAhead, occupancyPaths } from './flow/occupancy.js';
export { countPathQuantiles } from './flow/path-quantiles.js';
export {
  atLeast,
  binomialPmf,
  convolve,
  convolveAll,
  empiricalPmf,
  mixture,
  type Pmf,
  pmfMean,
  pmfQuantile,
  pmfVariance,
  pointMass,
  poissonBinomial,
  poissonPmf,
  thin,
} from './flow/pmf.js';
export {
  brierScore,
  brierSkill,
  climatology,
  type PastEvent,
  type Reliability,
  type ReliabilityBin,
  reliabilityOf,
  type ScoredProbability,
} from './flow/probability-scores.js';
export { poissonCount, seededUniform, type Uniform } from './flow/uniform.js';
export { withMarginals } from './flow/with-marginals.js';
export type { ForecastError } from './forecast-error.js';
export { type HalfHourShares, type HalvedHistory, halfHourShares } from './hierarchy/half-hour-shares.js';
export { type HalvesOfHours, splitHalves } from './hierarchy/split-halves.js';
export { type Split, splitPaths } from './hierarchy/split-paths.js';
export { type StreamHistory, type StreamShare, streamShare } from './hierarchy/stream-shares.js';
export { blockTotals, meanCorrelation, sumPaths } from './hierarchy/sum-paths.js';
export { pinball, ScoreSums, type Scores, seasonalNaiveError } from './metrics/score-sums.js';
export type {
  Contribution,
  DayCovariates,
  Explanation,
  FitContext,
  FitFacts,
  FittedModel,
  Model,
  QuantileForecast,
} from './models/model.js';
export type { Network, NetworkTrainer, TrainingPlan, TrainingRows } from './models/neural/network.js';
export { networkOutput, startNetwork } from './models/neural/network.js';
export { type GlobalNetwork, trainGlobally } from './models/neural/neural-learner.js';
export { CHALLENGERS, MODELS, modelByName, NEURAL, neuralModel, residualRows } from './models/registry.js';
export type { ResidualRows } from './models/residual/residual-learner.js';
export { type BacktestEvidence, backtestEvidence } from './report/backtest-evidence.js';
export type { Calibration } from './report/calibration.js';
export type { Fan, FanPoint } from './report/fans.js';
export type { Drivers, ReportDocument, ReportLanguage } from './report/html/report-document.js';
export { reportPage } from './report/html/report-page.js';
export { isNotWorse, TIE_SHARE } from './report/not-worse.js';
export {
  compareLosses,
  lossesOf,
  type PairedComparison,
  type PairLoss,
  pairedComparison,
} from './report/paired-comparison.js';
export type { RegretRow } from './report/regret.js';
export type { ScoreGroup } from './report/score-groups.js';
export type { ScoredRun } from './report/scored-run.js';
export { err, ok, type Result } from './result.js';
export {
  type CountSeries,
  indexAt,
  instantOf,
  knownAt,
  type MissingRun,
  slotsPerDay,
} from './series/count-series.js';
export { durationMinutes, type FrequencyMinutes, parseFrequency } from './series/frequency.js';
export { localSlots } from './series/local-slots.js';
export { parseTime, type WrittenTime } from './series/parse-time.js';
export {
  type CountRows,
  type PreparedSeries,
  prepareSeries,
  type SeriesReport,
  type Stretch,
} from './series/prepare-series.js';
export {
  CUSUM_START,
  type Cusum,
  type CusumAlarm,
  type CusumOptions,
  type CusumState,
  cusum,
  cusumStep,
} from './watch/cusum.js';
export { EARS_THRESHOLDS, type EarsScores, earsScores } from './watch/ears.js';
export {
  epidemicWatch,
  type StreamWatch,
  type WatchDay,
  type WatchedStream,
} from './watch/epidemic-watch.js';
export { type FarringtonOptions, type FarringtonWeek, farringtonWeek } from './watch/farrington.js';
export { type IntervalCoverage, intervalCoverage, REPORTED_INTERVALS } from './watch/record/coverage.js';
export {
  type DriftAlarm,
  type ForecastRecord,
  forecastRecord,
  type RecordAlert,
  recordAlerts,
} from './watch/record/forecast-record.js';
export { type PitInterval, pitHistogram, pitInterval, residualScore } from './watch/record/pit.js';
export type { RecordEntry } from './watch/record/record-entry.js';
export { type ExcessDay, sustainedExcess } from './watch/sustained-excess.js';
export { type Expectation, weekdayExpectation } from './watch/weekday-expectation.js';
export {
  type ParsedWeeklyCovariates,
  parseWeeklyCovariates,
  publishedBy,
  USUAL_DELAY_DAYS,
  type WeeklyCovariate,
} from './watch/weekly-covariates.js';
