import { tzOffset } from '@date-fns/tz';
import type { ArrivalMode, Outcome } from '@releve/contracts';
import type { PlannedVisit } from '../generate/planned-visit.js';
import type { SiteProfile } from '../hospital/profile.js';

export type Trigger = 'A02' | 'A03' | 'A04' | 'A06' | 'A08' | 'A11' | 'A13';

/** One thing to tell about a visit. */
export interface AdtEvent {
  readonly trigger: Trigger;
  readonly visit: PlannedVisit;
  /** When it took place, and when the sender recorded it. */
  readonly atMs: number;
  readonly recordedMs: number;
  /** ZBE-1; null for events that are no movement (A08). A cancellation names the movement it cancels. */
  readonly movementId: string | null;
}

const transport: Readonly<Record<ArrivalMode, string>> = {
  'own-means': 'PERSO',
  ambulance: 'AMBU',
  'fire-service': 'VSAB',
  smur: 'SMUR',
  helicopter: 'HELI',
  police: 'FO',
};

/** PV1-36, the French way out: RPU ORIENT where it says more. */
const disposition: Readonly<Record<Exclude<Outcome, 'admitted'>, string>> = {
  home: '8',
  transferred: '7',
  'left-without-being-seen': 'PSA',
  died: '9',
};

const structures: Readonly<Record<Trigger, string>> = {
  A02: 'ADT_A02',
  A03: 'ADT_A03',
  A04: 'ADT_A01',
  A06: 'ADT_A06',
  A08: 'ADT_A01',
  A11: 'ADT_A09',
  A13: 'ADT_A01',
};

const two = (value: number): string => String(value).padStart(2, '0');

/** HL7 DTM in the site's zone with its offset: it says which of the two hours in autumn is meant. */
export function hl7Time(ms: number, timeZone: string): string {
  const minutes = tzOffset(timeZone, new Date(ms));
  const wall = new Date(ms + minutes * 60_000).toISOString().slice(0, 19).replace(/[-:T]/g, '');
  const sign = minutes < 0 ? '-' : '+';
  return `${wall}${sign}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;
}

const fields = (name: string, values: Readonly<Record<number, string>>): string => {
  const last = Math.max(...Object.keys(values).map(Number));
  return [name, ...Array.from({ length: last }, (_, k) => values[k + 1] ?? '')].join('|');
};

/** MSH-10: the same event always has the same one, so that a message sent again is known to be. */
const controlId = ({ trigger, visit, recordedMs }: AdtEvent): string =>
  `${visit.number}${trigger}${String((recordedMs / 1_000) % 10_000).padStart(4, '0')}`.slice(0, 20);

/**
 * An ADT message as a French hospital's administrative system sends it: HL7 v2.5, IHE PAM with the French extension
 * (ZBE), ISO-8859-1. Its text, segments ended by CR; patients' names are plainly invented.
 */
export function adtMessage(profile: SiteProfile, event: AdtEvent): string {
  const { trigger, visit, atMs, recordedMs, movementId } = event;
  const { facility, emergencyUnit } = profile;
  const { timeZone } = profile.site;
  const time = (ms: number) => hl7Time(ms, timeZone);
  const inpatient = trigger === 'A06' || trigger === 'A02';
  const wayOut = trigger === 'A03' && visit.outcome !== 'admitted' ? disposition[visit.outcome] : '';
  const cancels = trigger === 'A11' || trigger === 'A13';
  const unit = `${emergencyUnit}^^^${facility}`;
  const ward = `${visit.ward ?? ''}^^^${facility}`;
  const born = new Date(visit.arrivedMs).getUTCFullYear() - visit.ageYears;
  const segments = [
    fields('MSH', {
      1: '^~\\&',
      2: 'SIH-SIMULE',
      3: facility,
      4: 'RELEVE',
      5: facility,
      6: time(recordedMs),
      8: `ADT^${trigger}^${structures[trigger]}`,
      9: controlId(event),
      10: 'P',
      11: '2.5^FRA^2.11',
      16: 'FRA',
      17: '8859/1',
    }),
    fields('EVN', { 2: time(recordedMs), 6: time(atMs) }),
    fields('PID', {
      1: '1',
      3: `SIM${visit.number}^^^${facility}&1.2.250.1.999&ISO^PI`,
      5: `SIMULÉ^Patiente ${visit.number.slice(-5)}^^^^^D`,
      7: `${born}0101`,
      8: 'U',
      18: `${visit.number}^^^${facility}^AN`,
    }),
    fields('PV1', {
      1: '1',
      2: inpatient ? 'I' : 'E',
      3: trigger === 'A02' ? ward : unit,
      6: trigger === 'A02' ? unit : '',
      19: `${visit.number}^^^${facility}^VN`,
      36: wayOut,
      44: time(visit.arrivedMs),
      45: wayOut === '' ? '' : time(atMs),
    }),
    fields('PV2', { 38: transport[visit.mode] }),
    ...(trigger === 'A08'
      ? [fields('OBX', { 1: '1', 2: 'CWE', 3: '11283-9^Niveau de tri^LN', 5: visit.triage, 11: 'F' })]
      : []),
    ...(movementId === null
      ? []
      : [
          fields('ZBE', {
            1: `${movementId}^${facility}^1.2.250.1.999^ISO`,
            2: time(atMs),
            4: cancels ? 'CANCEL' : 'INSERT',
            5: 'N',
            6: cancels ? (trigger === 'A11' ? 'A04' : 'A03') : '',
            7: `Urgences^D^^^^${facility}^^^^${emergencyUnit}`,
            9: 'HMS',
          }),
        ]),
  ];
  return `${segments.join('\r')}\r`;
}
