import type { Outcome, TriageLevel, Visit } from '@releve/contracts';
import { triageLevels } from '../hl7/codes.js';
import type { MappedMovement } from '../hl7/map-adt.js';
import { ageGroupOf, type VisitPatch } from '../hl7/visit-patch.js';
import type { RowRules } from '../imports/visit-row.js';
import { arrivalTime, isRefusal, laterTime, Refusal } from '../imports/visit-values.js';
import { parseInstant } from '../time/parse-instant.js';
import type { Encounter } from './resources.js';

/** What an Encounter comes to: movements of a visit, nothing to do, or a refusal at an element. */
export type MappedEncounter =
  | { readonly kind: 'movements'; readonly movements: readonly MappedMovement[] }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** FHIR value set encounter-discharge-disposition. */
const outcomeOfDisposition: Readonly<Record<string, Outcome>> = {
  home: 'home',
  'alt-home': 'home',
  aadvice: 'home',
  exp: 'died',
  hosp: 'admitted',
  'other-hcf': 'transferred',
  long: 'transferred',
  psy: 'transferred',
  rehab: 'transferred',
  snf: 'transferred',
};

const withTime = /T\d{2}:\d{2}/;

/**
 * Maps an Encounter (FHIR R4) to movements of a visit: its arrival, with all it says, and its departure, or that
 * there is none. An Encounter is a whole state, so its later version (`meta.lastUpdated`) replaces both.
 * @param birthDate Of the Encounter's patient; only the age group goes further.
 */
export function mapEncounter(encounter: Encounter, birthDate: string, rules: RowRules): MappedEncounter {
  if (encounter.class.code !== 'EMER')
    return {
      kind: 'ignored',
      reason: `Encounter.class ${encounter.class.code ?? 'without a code'} is not EMER`,
    };
  if (encounter.status === 'planned')
    return { kind: 'ignored', reason: 'Encounter.status planned: not arrived' };
  const refused = (refusal: Refusal): MappedEncounter => ({ kind: 'refused', refusal });
  const visitNumber = encounter.identifier?.find(({ value }) => value)?.value ?? encounter.id ?? '';
  if (visitNumber === '') return refused(new Refusal('Encounter.identifier', '', 'a visit number, or an id'));
  const recorded = parseInstant(encounter.meta?.lastUpdated ?? '', rules.clock);
  if (!recorded)
    return refused(
      new Refusal(
        'Encounter.meta.lastUpdated',
        encounter.meta?.lastUpdated ?? '',
        'an instant; it orders versions',
      ),
    );
  const base = { visitNumber, recordedMs: recorded.ms, mergedIntoNumber: null };
  if (encounter.status === 'cancelled' || encounter.status === 'entered-in-error')
    return { kind: 'movements', movements: [cancelled(base)] };
  const period = periodOf(encounter, rules);
  if (isRefusal(period)) return refused(period);
  return {
    kind: 'movements',
    movements: stays(base, period, patchOf(encounter, birthDate, period.start, rules)),
  };
}

type Base = Pick<MappedMovement, 'visitNumber' | 'recordedMs' | 'mergedIntoNumber'>;

const arrivalId = 'fhir-arrival';
const departureId = 'fhir-departure';

const cancelled = (base: Base): MappedMovement => ({
  ...base,
  senderMovementId: arrivalId,
  action: 'CANCEL',
  kind: 'cancel-arrival',
  atMs: base.recordedMs,
  patch: {},
});

interface Period {
  readonly start: number;
  readonly end: number | null;
}

function stays(base: Base, { start, end }: Period, patch: VisitPatch): readonly MappedMovement[] {
  const action = 'INSERT';
  return [
    { ...base, senderMovementId: arrivalId, action, kind: 'arrival', atMs: start, patch },
    end === null
      ? {
          ...base,
          senderMovementId: departureId,
          action,
          kind: 'cancel-departure',
          atMs: base.recordedMs,
          patch: {},
        }
      : { ...base, senderMovementId: departureId, action, kind: 'departure', atMs: end, patch: {} },
  ];
}

function periodOf({ period, status }: Encounter, rules: RowRules): Period | Refusal {
  const startText = period?.start ?? '';
  if (!withTime.test(startText))
    return new Refusal(
      'Encounter.period.start',
      startText,
      'a dateTime with its time, such as 2026-07-17T08:05:00+02:00',
    );
  const start = arrivalTime('Encounter.period.start', startText, rules);
  if (isRefusal(start)) return start;
  const endText = period?.end ?? '';
  if (endText === '' && status === 'finished')
    return new Refusal('Encounter.period.end', '', 'when the finished visit ended');
  if (endText !== '' && !withTime.test(endText))
    return new Refusal('Encounter.period.end', endText, 'a dateTime with its time');
  const end = laterTime('Encounter.period.end', endText, start, rules.clock);
  if (isRefusal(end)) return end;
  return { start, end: end === null ? null : Date.parse(end) };
}

function patchOf(encounter: Encounter, birthDate: string, start: number, { clock }: RowRules): VisitPatch {
  const triage = firstOf(encounter.priority?.coding, triageLevels);
  const outcome = firstOf(encounter.hospitalization?.dischargeDisposition?.coding, outcomeOfDisposition);
  const ageGroup = ageGroupOf(birthDate.replaceAll('-', ''), start, clock.timeZone);
  return {
    arrivedAt: new Date(start).toISOString(),
    ...(triage === null ? {} : { triage }),
    ...(outcome === null ? {} : { outcome }),
    ...(ageGroup === null ? {} : { ageGroup }),
  };
}

/** The first coding whose code stands for one of ours; codes of other systems mean nothing here. */
function firstOf<T extends TriageLevel | NonNullable<Visit['outcome']>>(
  codings: readonly { readonly code?: string | undefined }[] | undefined,
  codes: Readonly<Record<string, T>>,
): T | null {
  for (const { code } of codings ?? []) {
    const known = codes[code ?? ''];
    if (known) return known;
  }
  return null;
}
