import { AgeGroup, ArrivalMode, Outcome, TriageLevel, type Visit } from '@releve/contracts';
import { arrivalModes, outcomes, triageLevels } from '../hl7/codes.js';
import type { LocalClock } from '../time/local-time.js';
import { instantFormats, parseInstant } from '../time/parse-instant.js';
import type { Cell, CsvRow } from './csv-rows.js';
import type { Rejection } from './tally.js';

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

/** Longest stay believed, in days: beyond it a date is wrong. */
const longestStayDays = 60;

export type VisitRow =
  | { readonly ok: true; readonly visit: Visit }
  | { readonly ok: false; readonly rejection: Rejection };

/** What rows are read by: the site's clock and the latest believable arrival, epoch ms (null: any). */
export interface RowRules {
  readonly clock: LocalClock;
  readonly latestMs: number | null;
}

class Refusal {
  constructor(
    readonly column: Column,
    readonly value: string,
    readonly expected: string,
  ) {}
}

const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal;

/** Reads one visit. `visitId` is still the sender's own number. Empty cells are unknown. */
export function readVisitRow(row: CsvRow, cell: Cell, rules: RowRules): VisitRow {
  const visit = visitOf((column) => cell(row, column), rules);
  if (!isRefusal(visit)) return { ok: true, visit };
  const { column, value, expected } = visit;
  return { ok: false, rejection: { line: row.line, column, value, expected } };
}

function visitOf(text: (column: Column) => string, { clock, latestMs }: RowRules): Visit | Refusal {
  const visitId = text('visit_id');
  if (visitId === '' || visitId.length > 64) return new Refusal('visit_id', visitId, '1 to 64 characters');
  const arrived = parseInstant(text('arrived_at'), clock);
  if (!arrived) return new Refusal('arrived_at', text('arrived_at'), instantFormats);
  if (arrived.ms < Date.UTC(2000, 0) || (latestMs !== null && arrived.ms > latestMs))
    return new Refusal('arrived_at', text('arrived_at'), 'a time since 2000 that is not in the future');
  const departed = laterTime('departed_at', text('departed_at'), arrived.ms, clock);
  if (isRefusal(departed)) return departed;
  const decided = laterTime('admission_decided_at', text('admission_decided_at'), arrived.ms, clock);
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
    arrivedAt: new Date(arrived.ms).toISOString(),
    departedAt: departed,
    admissionDecidedAt: decided,
    triage,
    mode,
    ageGroup,
    outcome,
  };
}

/** A time after the arrival; one in the repeated hour that would come before it is the second. */
function laterTime(
  column: Column,
  text: string,
  arrivedMs: number,
  clock: LocalClock,
): string | null | Refusal {
  if (text === '') return null;
  const time = parseInstant(text, clock);
  if (!time) return new Refusal(column, text, instantFormats);
  const ms = time.ms < arrivedMs && time.second !== null ? time.second : time.ms;
  if (ms < arrivedMs) return new Refusal(column, text, 'a time at or after arrived_at');
  if (ms > arrivedMs + longestStayDays * 86_400_000)
    return new Refusal(column, text, `a time within ${longestStayDays} days of arrived_at`);
  return new Date(ms).toISOString();
}

function coded<T extends string>(
  column: Column,
  text: string,
  names: readonly T[],
  codes: Readonly<Record<string, T>>,
): T | null | Refusal {
  if (text === '') return null;
  const named = names.find((name) => name === text) ?? codes[text.toUpperCase()];
  return named ?? new Refusal(column, text, `one of ${[...names].sort().join(', ')}`);
}

function ageOf(text: string): Visit['ageGroup'] | Refusal {
  if (text === '') return null;
  const age = Number(text);
  if (!Number.isInteger(age) || age < 0 || age > 130)
    return new Refusal('age', text, 'whole years, 0 to 130');
  return age < 18 ? 'child' : age < 75 ? 'adult' : 'elderly';
}
