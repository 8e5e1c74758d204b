import { AgeGroup, ArrivalMode, Outcome, TriageLevel, type Visit } from '@releve/contracts';
import { arrivalModes, outcomes, triageLevels } from '../hl7/codes.js';
import type { LocalClock } from '../time/local-time.js';
import type { Cell, CsvRow } from './csv-rows.js';
import type { Rejection } from './tally.js';
import { ageGroupOfYears, arrivalTime, coded, isRefusal, laterTime, Refusal } from './visit-values.js';

/** Columns of a file of visits; the first two are required, `age` may stand for `age_group`. */
export const visitColumns = [
  'visit_id',
  'arrived_at',
  'departed_at',
  'admission_decided_at',
  'triage',
  'mode',
  'age_group',
  'age',
  'outcome',
] as const;

type Column = (typeof visitColumns)[number];

export type VisitRow =
  | { readonly ok: true; readonly visit: Visit }
  | { readonly ok: false; readonly rejection: Rejection };

/** What rows are read by: the site's clock and the latest believable arrival, epoch ms (null: any). */
export interface RowRules {
  readonly clock: LocalClock;
  readonly latestMs: number | null;
}

/** Reads one visit. `visitId` is still the sender's own number. Empty cells are unknown. */
export function readVisitRow(row: CsvRow, cell: Cell, rules: RowRules): VisitRow {
  const visit = visitOf((column) => cell(row, column), rules);
  if (!isRefusal(visit)) return { ok: true, visit };
  const { column, value, expected } = visit;
  return { ok: false, rejection: { line: row.line, column, value, expected } };
}

function visitOf(text: (column: Column) => string, rules: RowRules): Visit | Refusal {
  const { clock } = rules;
  const visitId = text('visit_id');
  if (visitId === '' || visitId.length > 64) return new Refusal('visit_id', visitId, '1 to 64 characters');
  const arrived = arrivalTime('arrived_at', text('arrived_at'), rules);
  if (isRefusal(arrived)) return arrived;
  const departed = laterTime('departed_at', text('departed_at'), arrived, clock);
  if (isRefusal(departed)) return departed;
  const decided = laterTime('admission_decided_at', text('admission_decided_at'), arrived, clock);
  if (isRefusal(decided)) return decided;
  const triage = coded('triage', text('triage'), TriageLevel.options, triageLevels);
  const mode = coded('mode', text('mode'), ArrivalMode.options, arrivalModes);
  const outcome = coded('outcome', text('outcome'), Outcome.options, outcomes);
  const ageGroup =
    text('age_group') === ''
      ? ageOf(text('age'))
      : coded('age_group', text('age_group'), AgeGroup.options, {});
  if (isRefusal(triage)) return triage;
  if (isRefusal(mode)) return mode;
  if (isRefusal(outcome)) return outcome;
  if (isRefusal(ageGroup)) return ageGroup;
  return {
    visitId,
    arrivedAt: new Date(arrived).toISOString(),
    departedAt: departed,
    admissionDecidedAt: decided,
    triage,
    mode,
    ageGroup,
    outcome,
  };
}

function ageOf(text: string): Visit['ageGroup'] | Refusal {
  if (text === '') return null;
  const age = Number(text);
  if (!Number.isInteger(age) || age < 0 || age > 130)
    return new Refusal('age', text, 'whole years, 0 to 130');
  return ageGroupOfYears(age);
}
