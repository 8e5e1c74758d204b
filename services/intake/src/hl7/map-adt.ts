import type { MovementKind } from '@releve/contracts';
import type { LocalClock } from '../time/local-time.js';
import type { AckCode, ErrorCode } from './acknowledge.js';
import type { Hl7Message } from './message.js';
import { instantOf, readVisitPatch, type VisitPatch } from './visit-patch.js';

/** A movement as the message tells it; visit numbers are still the sender's. */
export interface MappedMovement {
  readonly visitNumber: string;
  /** The sender's own movement id (ZBE-1); null when it sends none. */
  readonly senderMovementId: string | null;
  /** When the sender recorded it, epoch ms; orders versions. */
  readonly recordedMs: number;
  readonly action: 'INSERT' | 'UPDATE' | 'CANCEL';
  readonly kind: MovementKind;
  readonly atMs: number;
  readonly patch: VisitPatch;
  readonly mergedIntoNumber: string | null;
}

export type Mapped =
  | { readonly kind: 'movement'; readonly trigger: string; readonly movement: MappedMovement }
  /** Understood, and nothing to do for an emergency department. */
  | { readonly kind: 'ignored'; readonly trigger: string; readonly reason: string }
  | {
      readonly kind: 'rejected';
      readonly trigger: string;
      readonly code: Exclude<AckCode, 'AA'>;
      readonly errorCode: ErrorCode;
      readonly reason: string;
    };

export interface MappingRules {
  readonly clock: LocalClock;
  /** Codes of the emergency department's own units (PV1-3.1); null: told by patient class and prior location. */
  readonly emergencyUnits: readonly string[] | null;
  /** Messages about later than this are refused, epoch ms; null: no limit. */
  readonly latestMs: number | null;
}

type Act = { readonly kind: MovementKind; readonly leaves?: boolean } | { readonly ignore: string };

const refuse = (
  trigger: string,
  code: 'AE' | 'AR',
  errorCode: ErrorCode,
  place: string,
  value: string,
  expected: string,
): Mapped => ({
  kind: 'rejected',
  trigger,
  code,
  errorCode,
  reason: `${place}: "${value.slice(0, 40)}", expected ${expected}`,
});

/** True when the message moves the patient out of the emergency department. */
function leavesDepartment(message: Hl7Message, rules: MappingRules, whenUnsaid: boolean): boolean {
  const unit = message.text('PV1', 3);
  const prior = message.text('PV1', 6);
  if (rules.emergencyUnits) return unit !== '' && !rules.emergencyUnits.includes(unit);
  if (message.text('PV1', 2).toUpperCase() !== 'I') return false;
  return unit === '' || prior === '' ? whenUnsaid : unit !== prior;
}

/** What a trigger event means for the emergency visit, given PV1-2. */
function actOf(trigger: string, message: Hl7Message, rules: MappingRules): Act {
  const patientClass = message.text('PV1', 2).toUpperCase();
  const inpatient = patientClass === 'I';
  const emergency = ['', 'E', 'U', 'N'].includes(patientClass);
  if (!inpatient && !emergency) return { ignore: `PV1-2 ${patientClass} is not an emergency visit` };
  switch (trigger) {
    case 'A01':
    case 'A04':
      return inpatient
        ? { kind: 'admission-decided', leaves: leavesDepartment(message, rules, false) }
        : { kind: 'arrival' };
    case 'A02':
      return { kind: 'transfer', leaves: leavesDepartment(message, rules, true) };
    case 'A03':
      return { kind: 'departure' };
    case 'A05':
      return inpatient ? { kind: 'admission-decided' } : { ignore: 'A05: expected, not yet arrived' };
    case 'A06':
    case 'A14':
      return { kind: 'admission-decided', leaves: leavesDepartment(message, rules, false) };
    case 'A08':
      return { kind: inpatient ? 'admission-decided' : 'update' };
    case 'A11':
      return { kind: inpatient ? 'cancel-admission' : 'cancel-arrival' };
    case 'A07':
    case 'A27':
    case 'A38':
      return { kind: 'cancel-admission' };
    case 'A12':
      return { kind: 'cancel-transfer' };
    case 'A13':
      return { kind: 'cancel-departure' };
    default:
      return { ignore: `${trigger} does not move an emergency visit` };
  }
}

const actions = { INSERT: 'INSERT', UPDATE: 'UPDATE', CANCEL: 'CANCEL' } as const;
const actionOf = (text: string): MappedMovement['action'] =>
  Object.values(actions).find((action) => action === text.toUpperCase()) ?? 'INSERT';

/**
 * Maps an ADT message (HL7 v2.5 chapter 3; IHE PAM with the French ZBE and Z99) to a movement of a visit.
 * It takes place at ZBE-2, else EVN-6, else EVN-2, else MSH-7. Z99 and ZBE-4 UPDATE act as the event of ZBE-6.
 */
export function mapAdt(message: Hl7Message, rules: MappingRules): Mapped {
  const sent = message.text('MSH', 9, 2) || message.text('EVN', 1);
  const type = message.text('MSH', 9);
  if (type !== 'ADT') return refuse(sent, 'AR', '200', 'MSH-9', `${type}^${sent}`, 'ADT');
  if (message.text('MSH', 10) === '') return refuse(sent, 'AE', '101', 'MSH-10', '', 'a message control id');
  const action = actionOf(message.text('ZBE', 4));
  const original = message.text('ZBE', 6);
  if (sent === 'Z99' && original === '')
    return refuse(sent, 'AE', '101', 'ZBE-6', '', 'the event that Z99 updates');
  const trigger = sent === 'Z99' || (action === 'UPDATE' && original !== '') ? original : sent;
  const merge = trigger === 'A40';
  if (merge && message.text('MRG', 5) === '')
    return { kind: 'ignored', trigger: sent, reason: 'A40 without MRG-5: patients are not stored' };
  const act: Act = merge ? { kind: 'merge' } : actOf(trigger, message, rules);
  if ('ignore' in act) return { kind: 'ignored', trigger: sent, reason: act.ignore };
  return buildMovement(message, rules, sent, action, act);
}

function buildMovement(
  message: Hl7Message,
  rules: MappingRules,
  trigger: string,
  action: MappedMovement['action'],
  act: Exclude<Act, { readonly ignore: string }>,
): Mapped {
  const visitNumber = message.text('PV1', 19);
  if (visitNumber === '' || visitNumber.includes('\uFFFD'))
    return refuse(trigger, 'AE', '101', 'PV1-19', visitNumber, 'a visit number');
  const recorded = instantOf(message, 'EVN', 2, rules.clock) ?? instantOf(message, 'MSH', 7, rules.clock);
  const atMs =
    instantOf(message, 'ZBE', 2, rules.clock) ?? instantOf(message, 'EVN', 6, rules.clock) ?? recorded;
  if (atMs === null)
    return refuse(trigger, 'AE', '102', 'EVN-2', message.text('EVN', 2), 'a time, YYYYMMDDHHMM at least');
  if (atMs < Date.UTC(2000, 0) || (rules.latestMs !== null && atMs > rules.latestMs))
    return refuse(
      trigger,
      'AE',
      '102',
      'EVN-2',
      new Date(atMs).toISOString(),
      'a time that is not in the future',
    );
  const patch =
    act.kind.startsWith('cancel-') || act.kind === 'merge' ? {} : readVisitPatch(message, atMs, rules.clock);
  const left = act.leaves ? ({ departedAt: new Date(atMs).toISOString(), outcome: 'admitted' } as const) : {};
  const merged = act.kind === 'merge';
  return {
    kind: 'movement',
    trigger,
    movement: {
      visitNumber: merged ? message.text('MRG', 5) : visitNumber,
      senderMovementId: message.text('ZBE', 1) || null,
      recordedMs: recorded ?? atMs,
      action,
      kind: act.kind,
      atMs,
      patch: { ...patch, ...left },
      mergedIntoNumber: merged ? visitNumber : null,
    },
  };
}
