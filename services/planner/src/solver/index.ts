export {
  type RosterSolveEvent,
  type RosterSolveOptions,
  type RosterSolveOutcome,
  type RunningRosterSolve,
  startRosterSolve,
} from './run-solve.js';
