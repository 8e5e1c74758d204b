import type { PlannedVisit } from '../generate/planned-visit.js';
import type { SiteProfile } from '../hospital/profile.js';
import { picker, type Random } from '../random/random.js';
import { adtMessage } from './adt-message.js';
import { eventsOf } from './movements.js';

/** A message on its way: when it is sent, and its bytes. */
export interface TimedMessage {
  readonly sendMs: number;
  readonly bytes: Buffer;
}

const minuteMs = 60_000;

/** What goes wrong between real systems, about equally often each. */
const troubles = [
  'broken-delimiters',
  'wrong-charset',
  'unknown-site',
  'duplicate',
  'cancelled-arrival',
  'cancelled-departure',
  'out-of-order',
] as const;
export type Trouble = (typeof troubles)[number];
export const pickTrouble = picker(troubles.map((trouble) => [trouble, 1] as const));

/** The encoding the messages declare. */
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** What a sender sends of a visit when all goes well. */
export const messagesOf = (profile: SiteProfile, visit: PlannedVisit): readonly TimedMessage[] =>
  eventsOf(visit).map((event) => ({ sendMs: event.recordedMs, bytes: latin1(adtMessage(profile, event)) }));

/** A second registration of the patient by mistake, taken back minutes later. */
function cancelledArrival(profile: SiteProfile, visit: PlannedVisit): readonly TimedMessage[] {
  const mistake = { ...visit, number: `${visit.number}X` };
  const movementId = `${mistake.number}-1`;
  const atMs = visit.arrivedMs;
  const cancelMs = atMs + 3 * minuteMs;
  const arrival = { trigger: 'A04', visit: mistake, atMs, recordedMs: atMs, movementId } as const;
  const cancel = { ...arrival, trigger: 'A11', recordedMs: cancelMs } as const;
  return [
    { sendMs: atMs, bytes: latin1(adtMessage(profile, arrival)) },
    { sendMs: cancelMs, bytes: latin1(adtMessage(profile, cancel)) },
  ];
}

/** A departure told too soon, taken back, and told again when it takes place. */
function cancelledDeparture(profile: SiteProfile, visit: PlannedVisit): readonly TimedMessage[] {
  if (visit.outcome === 'admitted') return [];
  const atMs = Math.max(visit.triagedMs, visit.departedMs - 20 * minuteMs);
  const movementId = `${visit.number}-2`;
  const departure = { trigger: 'A03', visit, atMs, recordedMs: atMs, movementId } as const;
  const cancelMs = atMs + (visit.departedMs - atMs) / 2;
  const cancel = { ...departure, trigger: 'A13', recordedMs: Math.floor(cancelMs / 1_000) * 1_000 } as const;
  return [departure, cancel].map((event) => ({
    sendMs: event.recordedMs,
    bytes: latin1(adtMessage(profile, event)),
  }));
}

/**
 * What a sender sends of a visit when that goes wrong. Whatever it is, the visit ends up as it was: what should be
 * refused is sent beside what is right, and mistakes are taken back.
 */
export function troubledMessagesOf(
  profile: SiteProfile,
  visit: PlannedVisit,
  trouble: Trouble,
  random: Random,
): readonly TimedMessage[] {
  const right = messagesOf(profile, visit);
  const [first, second] = right;
  if (!first || !second) return right;
  const beside = (change: (text: string) => Buffer): readonly TimedMessage[] => [
    { sendMs: first.sendMs, bytes: change(first.bytes.toString('latin1')) },
    ...right,
  ];
  switch (trouble) {
    case 'broken-delimiters':
      return beside((text) =>
        latin1(random.uniform() < 0.5 ? text.replace('|^~\\&|', '|||||') : text.slice(3)),
      );
    case 'wrong-charset': {
      const declared = first.bytes.toString('latin1').replace('|8859/1', '|UNICODE UTF-8');
      return [{ ...first, bytes: latin1(declared) }, ...right.slice(1)];
    }
    case 'unknown-site':
      return beside((text) => latin1(text.replaceAll(profile.facility, 'hopital-inconnu')));
    case 'duplicate':
      return [...right, { ...second, sendMs: second.sendMs + minuteMs }];
    case 'cancelled-arrival':
      return [...right, ...cancelledArrival(profile, visit)];
    case 'cancelled-departure':
      return [...right, ...cancelledDeparture(profile, visit)];
    case 'out-of-order':
      return [{ ...first, sendMs: second.sendMs + 1_000 }, ...right.slice(1)];
  }
}
