import { Command } from 'commander';
import { registerAccount } from './commands/account.js';
import { registerBacktest } from './commands/backtest.js';
import { registerForecast } from './commands/forecast.js';
import { registerImport } from './commands/import.js';
import { registerRosterCheck } from './commands/roster-check.js';
import { registerRosterExplain } from './commands/roster-explain.js';
import { registerRosterSchema } from './commands/roster-schema.js';
import { registerRosterSolve } from './commands/roster-solve.js';
import { registerServe } from './commands/serve.js';
import { registerSimulate } from './commands/simulate.js';
import { registerStaffing } from './commands/staffing.js';

/** The `releve` command with everything it can do. Exit codes: 0 done, 1 the answer is no, 2 bad input, 3 broken. */
export function createProgram(): Command {
  const program = new Command('releve')
    .description('Forecasts the flow of an emergency department and makes the staff rosters that meet it.')
    .showHelpAfterError('(add --help for the options)');
  registerServe(program);
  registerAccount(program);
  registerImport(program);
  registerForecast(program);
  registerBacktest(program);
  registerRosterSolve(program);
  registerRosterCheck(program);
  registerRosterExplain(program);
  registerRosterSchema(program);
  registerStaffing(program);
  registerSimulate(program);
  return program;
}
