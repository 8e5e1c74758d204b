import { countedShifts } from '../lines/counted-shifts.js';
import type { LineRule } from '../problem/line-rule.js';
import { labelSet, minutesOf, off, work } from './agent-sums.js';
import type { AgentRows } from './compact-model.js';
import { addMaxShifts, addPeriodMinutes, addRolling, addTotalShifts, addWeekends } from './count-rows.js';
import { addRest, addRestAfterCallOut, addRestDays, addSuccession, addWeeklyRest } from './rest-rows.js';
import { addCompleteWeekends, addRuns } from './run-rows.js';

/** Adds the rows of one line rule for one agent. */
export function addLineRule(rows: AgentRows, rule: LineRule): void {
  switch (rule.kind) {
    case 'max-shifts':
      addMaxShifts(rows, rule);
      break;
    case 'period-minutes':
      addPeriodMinutes(rows, rule);
      break;
    case 'total-shifts':
      addTotalShifts(rows, rule);
      break;
    case 'consecutive-work':
      addRuns(rows, rule, (day) => work(rows, day, 1));
      break;
    case 'consecutive-days-off':
      addRuns(rows, rule, (day) => off(rows, day));
      break;
    case 'consecutive-shifts': {
      const listed = labelSet(rows, rule.shifts);
      addRuns(rows, rule, (day) => work(rows, day, 1, listed));
      break;
    }
    case 'complete-weekends':
      addCompleteWeekends(rows);
      break;
    case 'weekends':
      addWeekends(rows, rule);
      break;
    case 'succession':
      addSuccession(rows, rule);
      break;
    case 'rest':
      addRest(rows, rule);
      break;
    case 'rest-after-call-out':
      addRestAfterCallOut(rows, rule);
      break;
    case 'rolling-minutes':
      addRolling(rows, rule.days, rule.max, (day, label) =>
        minutesOf(rows, rule.onCall ? rows.compiled.onCall : rows.compiled.worked, day, label),
      );
      break;
    case 'rolling-shifts':
      addRolling(rows, rule.days, rule.max, countedShifts(rows.compiled, rule));
      break;
    case 'weekly-rest':
      addWeeklyRest(rows, rule);
      break;
    case 'rest-days':
      addRestDays(rows, rule);
  }
}
