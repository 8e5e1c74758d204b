import { ServiceError } from '@releve/platform';
import type { RequirementWindow } from './compute-requirement.js';

/** The refusal of days that a forecast does not reach, with the days it does. */
export function beyondForecast(
  { from, days }: RequirementWindow,
  reaches: { readonly from: Date; readonly to: Date },
): ServiceError {
  return new ServiceError('not-found', 'The forecast does not cover all of these days.', {
    place: 'from, days',
    value: `${from}, ${days}`,
    expected: `days between ${reaches.from.toISOString()} and ${reaches.to.toISOString()}`,
  });
}
