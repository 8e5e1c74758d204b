import type { AgeGroup, Visit } from '@releve/contracts';
import { ageGroupOfYears } from '../imports/visit-values.js';
import type { LocalClock } from '../time/local-time.js';
import { arrivalModes, outcomes, triageLevels, triageObservations } from './codes.js';
import type { Hl7Message } from './message.js';
import { parseTimestamp } from './timestamp.js';

export type VisitPatch = Partial<Omit<Visit, 'visitId'>>;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Epoch milliseconds of a field that says at least the minute; null otherwise. */
export function instantOf(
  message: Hl7Message,
  segment: string,
  field: number,
  clock: LocalClock,
): number | null {
  const time = parseTimestamp(message.text(segment, field), clock);
  return time && (time.precision === 'minute' || time.precision === 'second') ? time.ms : null;
}

/** Age group from PID-7 on the day `at`, in the site's zone; the date itself goes no further. */
export function ageGroupOf(birth: string, at: number, timeZone: string): AgeGroup | null {
  const match = /^(\d{4})(\d{2})?(\d{2})?/.exec(birth);
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = new Date(at)
    .toLocaleDateString('sv-SE', { timeZone })
    .split('-')
    .map(Number);
  const birthMonth = Number(match[2] ?? 7);
  const birthDay = Number(match[3] ?? 1);
  const had = month > birthMonth || (month === birthMonth && day >= birthDay);
  const age = year - Number(match[1]) - (had ? 0 : 1);
  if (age < 0 || age > 130) return null;
  return ageGroupOfYears(age);
}

function triageOf(message: Hl7Message): Visit['triage'] {
  let level: Visit['triage'] = null;
  message.each('OBX', (text) => {
    if (triageObservations.has(text(3).toUpperCase()))
      level = triageLevels[text(5).toUpperCase()] ?? triageLevels[text(5, 2).toUpperCase()] ?? level;
  });
  return level;
}

/**
 * What an ADT message says of an emergency visit. PV1-44 and PV1-45 are believed only while PV1-2 is not I:
 * once the patient is an inpatient they tell of the stay, not of the emergency visit.
 */
export function readVisitPatch(message: Hl7Message, at: number, clock: LocalClock): VisitPatch {
  const inpatient = message.text('PV1', 2).toUpperCase() === 'I';
  const arrived = inpatient ? null : instantOf(message, 'PV1', 44, clock);
  const departed = inpatient ? null : instantOf(message, 'PV1', 45, clock);
  const triage = triageOf(message);
  const mode = arrivalModes[message.text('PV2', 38).toUpperCase()];
  const outcome = outcomes[message.text('PV1', 36).toUpperCase()];
  const ageGroup = ageGroupOf(message.text('PID', 7), arrived ?? at, clock.timeZone);
  return {
    ...(arrived === null ? {} : { arrivedAt: iso(arrived) }),
    ...(departed === null ? {} : { departedAt: iso(departed) }),
    ...(triage === null ? {} : { triage }),
    ...(mode === undefined ? {} : { mode }),
    ...(ageGroup === null ? {} : { ageGroup }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}
