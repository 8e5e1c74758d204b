import type { OperationOutcome } from '@releve/contracts';
import { badInput } from '@releve/platform';
import { mapEncounter } from '../fhir/map-encounter.js';
import { type ReceivedResource, readEncounters } from '../fhir/read-encounters.js';
import { answerToUnreadable } from '../hl7/acknowledge.js';
import { identify } from '../hl7/to-visit-moved.js';
import type { MessageReceiver } from '../message-receiver.js';
import type { ReadingRules, ReadMessage } from '../messages.js';
import { type KnownSite, latestBelieved } from '../site-directory.js';

type Issue = OperationOutcome['issue'][number];

/**
 * Takes Encounters (FHIR R4): one, or a Bundle of any type, as a rest-hook subscription sends them. Each is stored
 * as movements, in the order sent, and answered by an issue of the outcome once its transaction has committed.
 * @throws bad-input when what was sent is no resource at all
 */
export async function receiveFhir(
  receiver: MessageReceiver,
  rules: ReadingRules,
  known: KnownSite,
  sent: unknown,
): Promise<OperationOutcome> {
  const resources = readEncounters(sent);
  if (!resources)
    throw badInput({
      place: 'body',
      value: JSON.stringify(sent).slice(0, 60),
      expected: 'a FHIR R4 Encounter, or a Bundle of at most 5,000 entries',
      hint: 'Look at resourceType.',
    });
  const issues = await Promise.all(resources.map((resource) => settle(receiver, rules, known, resource)));
  return { resourceType: 'OperationOutcome', issue: issues.length > 0 ? issues : [nothing] };
}

const nothing: Issue = {
  severity: 'information',
  code: 'informational',
  diagnostics: 'The Bundle is empty.',
};

async function settle(
  receiver: MessageReceiver,
  rules: ReadingRules,
  known: KnownSite,
  resource: ReceivedResource,
): Promise<Issue> {
  const { place, encounter, fault, otherType } = resource;
  const said = (severity: Issue['severity'], code: Issue['code'], diagnostics: string): Issue => ({
    severity,
    code,
    diagnostics,
    expression: [place],
  });
  const messages = messagesOf(resource, rules, known);
  const stored = await Promise.all(messages.map((message) => receiver.store(message)));
  const refused = stored.find(({ outcome }) => outcome === 'rejected');
  if (refused) {
    const ours = refused.ack.errorCode === '207';
    return said(
      'error',
      ours ? 'transient' : fault || !encounter ? 'structure' : 'value',
      refused.ack.reason,
    );
  }
  if (otherType !== null) return said('information', 'not-supported', `${otherType} is not used`);
  const [ignored] = messages.flatMap(({ verdict }) => (verdict.kind === 'ignore' ? [verdict.reason] : []));
  if (ignored !== undefined) return said('information', 'informational', ignored);
  const duplicate = stored.every(({ outcome }) => outcome === 'duplicate');
  return said('information', 'informational', duplicate ? 'Known already' : 'Stored');
}

/** What the receiver stores and logs of a resource; none of a resource that is no Encounter. */
function messagesOf(
  { encounter, fault }: ReceivedResource,
  rules: ReadingRules,
  { site, clock }: KnownSite,
): readonly ReadMessage[] {
  const base = {
    source: 'fhir',
    site: site.id,
    messageType: 'Encounter',
    answer: { ...answerToUnreadable, controlId: encounter?.resource.meta?.versionId ?? '' },
    encoding: 'utf8',
    warning: null,
  } as const;
  const reject = (reason: string): ReadMessage => ({
    ...base,
    verdict: { kind: 'reject', ack: { code: 'AE', reason, errorCode: '102' } },
  });
  if (fault) return [reject(`${fault.element}: expected ${fault.expected}`)];
  if (!encounter) return [];
  const latestMs = latestBelieved(site, rules.now());
  const mapped = mapEncounter(encounter.resource, encounter.birthDate, { clock, latestMs });
  switch (mapped.kind) {
    case 'ignored':
      return [{ ...base, verdict: { kind: 'ignore', reason: mapped.reason } }];
    case 'refused': {
      const { column, value, expected } = mapped.refusal;
      return [reject(`${column}: "${value.slice(0, 40)}", expected ${expected}`)];
    }
    default:
      return mapped.movements.map((movement) => ({
        ...base,
        verdict: { kind: 'store', identified: identify(movement, site.id, rules.pseudonymise) },
      }));
  }
}
