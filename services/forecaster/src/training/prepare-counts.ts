import type { ModelPlace } from '@releve/contracts';
import {
  type Calendar,
  calendarFor,
  type PreparedSeries,
  prepareSeries,
  zoneCalendar,
  zoneClock,
} from '@releve/forecasting';
import { badInput } from '@releve/platform';

/** An hourly series of counts that begin at `start` (ms UTC), cleaned, with what was found. @throws bad-input */
export function prepareHourly(
  place: ModelPlace,
  { start, values }: { readonly start: number; readonly values: ArrayLike<number | null> },
): PreparedSeries {
  const clock = zoneClock(place.timeZone);
  if (!clock.ok) throw badInput({ place: 'timeZone', value: place.timeZone, expected: clock.error.hint });
  const first = start / 60_000;
  const counts = Float64Array.from(values, (value) => value ?? Number.NaN);
  const minutes = Float64Array.from(counts, (_, i) => first + i * 60);
  const prepared = prepareSeries({ kind: 'instant', minutes, values: counts }, 60, clock.value);
  if (prepared.ok) return prepared.value;
  throw badInput({ place: 'counts', value: prepared.error.value, expected: prepared.error.hint });
}

/** The calendar of a place. @throws bad-input */
export function calendarAt({ calendar, schoolZone }: ModelPlace): Calendar {
  const found = calendarFor(calendar, schoolZone ? { school: zoneCalendar(schoolZone) } : {});
  if (found.ok) return found.value;
  throw badInput({ place: 'calendar', value: calendar, expected: found.error.hint });
}
