import { describe, expect, it } from 'vitest';
import type { PlannedVisit } from '../generate/planned-visit.js';
import { demoGroup } from '../hospital/group.js';
import { randomOf } from '../random/random.js';
import { adtMessage, hl7Time } from './adt-message.js';
import { eventsOf } from './movements.js';
import { messagesOf, type Trouble, troubledMessagesOf } from './trouble.js';

const [profile] = demoGroup;
if (!profile) throw new Error('the group has sites');
const at = (time: string) => Date.parse(`2026-11-22T${time}:00Z`);
const admitted: PlannedVisit = {
  number: 'VS26112207003',
  arrivedMs: at('07:10'),
  triagedMs: at('07:16'),
  decidedMs: at('10:00'),
  departedMs: at('12:30'),
  triage: '3A',
  mode: 'fire-service',
  ageGroup: 'elderly',
  ageYears: 81,
  outcome: 'admitted',
  ward: 'MED',
};
const { ward: _, ...rest } = admitted;
const sentHome: PlannedVisit = { ...rest, ward: null, decidedMs: null, outcome: 'home' };
const segmentsOf = (text: string) => text.split('\r').filter((segment) => segment !== '');

describe('ADT messages', () => {
  it('tell an admission as arrival, triage, decision, transfer to the ward', () => {
    expect(eventsOf(admitted).map(({ trigger }) => trigger)).toEqual(['A04', 'A08', 'A06', 'A02']);
    expect(eventsOf(sentHome).map(({ trigger }) => trigger)).toEqual(['A04', 'A08', 'A03']);
  });

  it('are written as PAM-FR has them', () => {
    const [arrival] = eventsOf(admitted);
    if (!arrival) throw new Error('an arrival comes first');
    expect(segmentsOf(adtMessage(profile, arrival))).toEqual([
      'MSH|^~\\&|SIH-SIMULE|val-serein|RELEVE|val-serein|20261122081000+0100||ADT^A04^ADT_A01|VS26112207003A041400|P|2.5^FRA^2.11|||||FRA|8859/1',
      'EVN||20261122081000+0100||||20261122081000+0100',
      'PID|1||SIMVS26112207003^^^val-serein&1.2.250.1.999&ISO^PI||SIMULÉ^Patiente 07003^^^^^D||19450101|U||||||||||VS26112207003^^^val-serein^AN',
      `PV1|1|E|URG^^^val-serein||||||||||||||||VS26112207003^^^val-serein^VN|||||||||||||||||||||||||20261122081000+0100|`,
      `PV2|${'|'.repeat(37)}VSAB`,
      'ZBE|VS26112207003-1^val-serein^1.2.250.1.999^ISO|20261122081000+0100||INSERT|N||Urgences^D^^^^val-serein^^^^URG||HMS',
    ]);
  });

  it('say the triage level, the way out, and the ward where each belongs', () => {
    const text = (visit: PlannedVisit, index: number) => {
      const event = eventsOf(visit)[index];
      return event ? adtMessage(profile, event) : '';
    };
    expect(text(admitted, 1)).toContain('\rOBX|1|CWE|11283-9^Niveau de tri^LN||3A||||||F\r');
    expect(text(admitted, 1)).not.toContain('ZBE|');
    expect(text(admitted, 2)).toContain('\rPV1|1|I|URG^^^val-serein|');
    expect(text(admitted, 3)).toContain('\rPV1|1|I|MED^^^val-serein|||URG^^^val-serein|');
    const field = (name: number) =>
      segmentsOf(text(sentHome, 2))
        .find((segment) => segment.startsWith('PV1'))
        ?.split('|')[name];
    expect([field(36), field(44), field(45)]).toEqual(['8', '20261122081000+0100', '20261122133000+0100']);
  });

  it('name the offset of the hour that comes twice', () => {
    expect(hl7Time(Date.parse('2026-10-25T00:30:00Z'), 'Europe/Paris')).toBe('20261025023000+0200');
    expect(hl7Time(Date.parse('2026-10-25T01:30:00Z'), 'Europe/Paris')).toBe('20261025023000+0100');
  });
});

describe('trouble', () => {
  const right = messagesOf(profile, sentHome);
  const bytes = (messages: readonly { readonly bytes: Buffer }[]) =>
    messages.map((one) => one.bytes.toString('latin1'));
  const with_ = (trouble: Trouble, visit = sentHome) =>
    troubledMessagesOf(profile, visit, trouble, randomOf(1, trouble)).toSorted((a, b) => a.sendMs - b.sendMs);

  it.each([
    'broken-delimiters',
    'unknown-site',
    'duplicate',
    'cancelled-arrival',
    'cancelled-departure',
  ] as const)('%s comes beside everything that is right', (trouble) => {
    expect(bytes(with_(trouble))).toEqual(expect.arrayContaining(bytes(right)));
    expect(with_(trouble).length).toBeGreaterThan(right.length);
  });

  it('of a duplicate is the same bytes again', () => {
    const sent = bytes(with_('duplicate'));
    expect(sent.length - new Set(sent).size).toBe(1);
  });

  it('of a cancelled arrival takes back another visit than the real one', () => {
    const sent = bytes(with_('cancelled-arrival')).filter((text) => text.includes('VS26112207003X'));
    expect(sent.map((text) => /ADT\^(A\d\d)/.exec(text)?.[1])).toEqual(['A04', 'A11']);
  });

  it('of a cancelled departure ends with the departure that holds', () => {
    const sent = bytes(with_('cancelled-departure')).filter((text) => /ADT\^A(03|13)/.test(text));
    expect(sent.map((text) => /ADT\^(A\d\d)/.exec(text)?.[1])).toEqual(['A03', 'A13', 'A03']);
    expect(sent[1]).toContain('|CANCEL|N|A03|');
  });

  it('out of order sends the triage before the arrival', () => {
    const sent = bytes(with_('out-of-order'));
    expect(sent.map((text) => /ADT\^(A\d\d)/.exec(text)?.[1])).toEqual(['A08', 'A04', 'A03']);
  });

  it('of a wrong character set declares UTF-8 over bytes that are not', () => {
    const [first] = with_('wrong-charset');
    expect(first?.bytes.toString('latin1')).toContain('|UNICODE UTF-8');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(first?.bytes)).toThrow();
  });
});
