import type { Visit } from '@releve/contracts';
import { stringify } from 'csv-stringify/sync';

const columns = [
  'visit_id',
  'arrived_at',
  'departed_at',
  'admission_decided_at',
  'triage',
  'mode',
  'age_group',
  'outcome',
] as const;

/** Visits as the CSV that intake imports, with its header when `header` is asked for. */
export const visitsCsv = (visits: readonly Visit[], header: boolean): string =>
  stringify(
    visits.map((visit) => [
      visit.visitId,
      visit.arrivedAt,
      visit.departedAt,
      visit.admissionDecidedAt,
      visit.triage,
      visit.mode,
      visit.ageGroup,
      visit.outcome,
    ]),
    { header, columns: [...columns] },
  );
