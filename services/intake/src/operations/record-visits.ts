import type { ImportReport, Visit } from '@releve/contracts';
import { Tally } from '../imports/tally.js';
import type { ImportContext } from './import-context.js';
import { importVisits } from './import-visits.js';

const expectations: readonly (readonly [keyof Visit, (visit: Visit) => boolean, string])[] = [
  [
    'departedAt',
    ({ arrivedAt, departedAt }) => departedAt === null || Date.parse(departedAt) >= Date.parse(arrivedAt),
    'a time at or after arrivedAt',
  ],
  [
    'admissionDecidedAt',
    ({ arrivedAt, admissionDecidedAt }) =>
      admissionDecidedAt === null || Date.parse(admissionDecidedAt) >= Date.parse(arrivedAt),
    'a time at or after arrivedAt',
  ],
];

const utc = (instant: string | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** Records visits sent as JSON. `line` in the report is the visit's place in the list, from 1. */
export function recordVisits(
  context: ImportContext,
  site: string,
  visits: readonly Visit[],
): Promise<ImportReport> {
  const tally = new Tally();
  const sound = visits.flatMap((visit, index) => {
    const broken = expectations.find(([, holds]) => !holds(visit));
    if (!broken)
      return [
        {
          ...visit,
          arrivedAt: new Date(visit.arrivedAt).toISOString(),
          departedAt: utc(visit.departedAt),
          admissionDecidedAt: utc(visit.admissionDecidedAt),
        },
      ];
    const [column, , expected] = broken;
    tally.reject({ line: index + 1, column, value: String(visit[column]), expected });
    return [];
  });
  return importVisits(context, site, 'rest', sound, tally, { dryRun: false });
}
