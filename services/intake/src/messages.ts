import type { MessageSource } from '@releve/contracts';
import { type Acknowledgement, type AnswerTo, answerTo, answerToUnreadable } from './hl7/acknowledge.js';
import { decodeMessage } from './hl7/charset.js';
import { mapAdt } from './hl7/map-adt.js';
import { parseMessage, type Unreadable } from './hl7/message.js';
import { type IdentifiedMovement, identify } from './hl7/to-visit-moved.js';
import type { Pseudonymise } from './pseudonym.js';
import { latestBelieved, type SiteDirectory } from './site-directory.js';

/** What reading a message needs to know. */
export interface ReadingRules {
  readonly sites: SiteDirectory;
  /** MSH-4 to site; one not listed is looked up by its name in lower case. */
  readonly facilities: Readonly<Record<string, string>>;
  readonly emergencyUnits: Readonly<Record<string, readonly string[]>>;
  readonly pseudonymise: Pseudonymise;
  readonly now: () => number;
}

/** A message as far as it could be read, with what is to be done with it. */
export interface ReadMessage {
  readonly source: MessageSource;
  readonly site: string | null;
  readonly messageType: string;
  readonly answer: AnswerTo;
  readonly encoding: string;
  /** Bytes that had to be replaced, and the like; logged with the message. */
  readonly warning: string | null;
  readonly verdict:
    | { readonly kind: 'store'; readonly identified: IdentifiedMovement }
    | { readonly kind: 'ignore'; readonly reason: string }
    | { readonly kind: 'reject'; readonly ack: Acknowledgement };
}

const say = ({ place, value, expected }: Unreadable): string => `${place}: "${value}", expected ${expected}`;

const unreadable = (source: MessageSource, problem: Unreadable): ReadMessage => ({
  source,
  site: null,
  messageType: '',
  answer: answerToUnreadable,
  encoding: 'utf8',
  warning: null,
  verdict: {
    kind: 'reject',
    ack: { code: 'AR', reason: say(problem), errorCode: problem.place === 'MSH-18' ? '103' : '100' },
  },
});

/** The site that MSH-4 stands for. */
export const siteOfFacility = (facility: string, facilities: Readonly<Record<string, string>>): string =>
  facilities[facility] ??
  facility
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** Reads a message as it came off the wire. A refused character set is answered with the header's own id. */
export async function readMessageBytes(
  bytes: Buffer,
  source: MessageSource,
  rules: ReadingRules,
  siteGiven: string | null = null,
): Promise<ReadMessage> {
  const decoded = decodeMessage(bytes);
  if (decoded.ok) {
    const read = await readMessageText(decoded.text, source, rules, siteGiven);
    return { ...read, encoding: decoded.encoding, warning: decoded.warning };
  }
  return refuseByHeader(bytes, source, rules, decoded.problem);
}

/** Refuses what cannot be read whole, with MSH-10 where the first line still tells it. */
export async function refuseByHeader(
  head: Buffer,
  source: MessageSource,
  rules: ReadingRules,
  problem: Unreadable,
): Promise<ReadMessage> {
  const header = parseMessage(head.toString('latin1').split(/[\r\n]/, 1)[0] ?? '');
  const refused = unreadable(source, problem);
  if (!header.ok) return refused;
  const answer = answerTo(header.message);
  const site = siteOfFacility(answer.sendingFacility, rules.facilities);
  const known = await rules.sites.find(site);
  return { ...refused, site: known ? site : null, answer: { ...answer, charset: '' } };
}

/** Reads a decoded message. @param siteGiven The site a file is for; null: MSH-4 tells. */
export async function readMessageText(
  text: string,
  source: MessageSource,
  rules: ReadingRules,
  siteGiven: string | null,
): Promise<ReadMessage> {
  const parsed = parseMessage(text);
  if (!parsed.ok) return unreadable(source, parsed.problem);
  const { message } = parsed;
  const answer = answerTo(message);
  const facility = answer.sendingFacility;
  const site = siteGiven ?? siteOfFacility(facility, rules.facilities);
  const known = await rules.sites.find(site);
  const base = {
    source,
    site: known ? site : null,
    messageType: `${message.text('MSH', 9)}^${message.text('MSH', 9, 2)}`,
    answer,
    encoding: 'utf8',
    warning: null,
  };
  if (!known) {
    const reason = `MSH-4: "${facility.slice(0, 40)}", expected a known site: ${rules.sites.ids.slice(0, 5).join(', ') || 'none is set up yet'}`;
    return { ...base, verdict: { kind: 'reject', ack: { code: 'AE', reason, errorCode: '204' } } };
  }
  const mapped = mapAdt(message, {
    clock: known.clock,
    emergencyUnits: rules.emergencyUnits[site] ?? null,
    latestMs: latestBelieved(known.site, rules.now()),
  });
  switch (mapped.kind) {
    case 'ignored':
      return { ...base, verdict: { kind: 'ignore', reason: mapped.reason } };
    case 'rejected': {
      const { code, reason, errorCode } = mapped;
      return { ...base, verdict: { kind: 'reject', ack: { code, reason, errorCode } } };
    }
    default:
      return {
        ...base,
        verdict: { kind: 'store', identified: identify(mapped.movement, site, rules.pseudonymise) },
      };
  }
}
