import { describe, expect, it } from 'vitest';
import { pseudonymiser } from '../pseudonym.js';
import { LocalClock } from '../time/local-time.js';
import { type Mapped, mapAdt } from './map-adt.js';
import { parseMessage } from './message.js';
import { identify } from './to-visit-moved.js';

const clock = new LocalClock('Europe/Paris');

const map = (
  trigger: string,
  segments: readonly string[],
  emergencyUnits: readonly string[] | null = null,
): Mapped => {
  const text = [`MSH|^~\\&|URG|HOP|||20260715090500||ADT^${trigger}^ADT_A01|77|P|2.5`, ...segments].join(
    '\r',
  );
  const result = parseMessage(text);
  if (!result.ok) throw new Error(result.problem.expected);
  return mapAdt(result.message, { clock, emergencyUnits, latestMs: Date.parse('2026-07-16T00:00:00Z') });
};

const evn = (at = '20260715090500', occurred = ''): string => `EVN||${at}||||${occurred}`;
const pv1 = (fields: Readonly<Record<number, string>>): string => {
  const all: Record<number, string> = { 2: 'E', 19: 'V100', ...fields };
  return `PV1|${Array.from({ length: 46 }, (_, i) => all[i + 1] ?? '').join('|')}`;
};
const movementOf = (mapped: Mapped) => {
  if (mapped.kind !== 'movement') throw new Error(JSON.stringify(mapped));
  return { ...mapped.movement, at: new Date(mapped.movement.atMs).toISOString() };
};

describe('mapAdt', () => {
  it('maps an arrival: time of EVN-6, in the zone of the site, and nothing that identifies', () => {
    const mapped = movementOf(
      map('A04', [
        evn('20260715090500', '20260715085900'),
        'PID|1||IPP1||DUPONT^JEANNE||19400701|F',
        pv1({ 44: '20260715085800' }),
        'PV2||||||||||||||||||||||||||||||||||||||VSAB',
        'OBX|1|CE|11283-9^Acuity^LN||3A',
      ]),
    );
    expect(mapped).toMatchObject({
      kind: 'arrival',
      at: '2026-07-15T06:59:00.000Z',
      visitNumber: 'V100',
      patch: {
        arrivedAt: '2026-07-15T06:58:00.000Z',
        triage: '3A',
        mode: 'fire-service',
        ageGroup: 'elderly',
      },
    });
    expect(JSON.stringify(mapped)).not.toMatch(/DUPONT|1940|IPP1/);
  });

  it.each([
    ['A01', { 2: 'E' }, 'arrival'],
    ['A04', { 2: '' }, 'arrival'],
    ['A01', { 2: 'I' }, 'admission-decided'],
    ['A05', { 2: 'I' }, 'admission-decided'],
    ['A06', { 2: 'I' }, 'admission-decided'],
    ['A08', { 2: 'I' }, 'admission-decided'],
    ['A08', { 2: 'E' }, 'update'],
    ['A02', { 2: 'E' }, 'transfer'],
    ['A03', { 2: 'E' }, 'departure'],
    ['A07', { 2: 'E' }, 'cancel-admission'],
    ['A38', { 2: 'I' }, 'cancel-admission'],
    ['A11', { 2: 'E' }, 'cancel-arrival'],
    ['A11', { 2: 'I' }, 'cancel-admission'],
    ['A12', { 2: 'E' }, 'cancel-transfer'],
    ['A13', { 2: 'E' }, 'cancel-departure'],
  ])('maps %s with %j to %s', (trigger, fields, kind) => {
    expect(movementOf(map(trigger, [evn(), pv1(fields)])).kind).toBe(kind);
  });

  it.each([
    ['A05', { 2: 'E' }],
    ['A01', { 2: 'O' }],
    ['A31', { 2: 'E' }],
  ])('has nothing to do for %s with %j', (trigger, fields) => {
    expect(map(trigger, [evn(), pv1(fields)]).kind).toBe('ignored');
  });

  it('ends the emergency visit when the patient moves to a ward, not when the box changes', () => {
    const ward = movementOf(map('A02', [evn(), pv1({ 2: 'I', 3: 'CARDIO', 6: 'URG' })]));
    expect(ward.patch).toMatchObject({ departedAt: '2026-07-15T07:05:00.000Z', outcome: 'admitted' });
    expect(movementOf(map('A02', [evn(), pv1({ 2: 'I', 3: 'URG', 6: 'URG' })])).patch).toEqual({});
    expect(movementOf(map('A02', [evn(), pv1({ 2: 'E', 3: 'BOX2' })])).patch).toEqual({});
  });

  it('knows the department by its units where they are configured', () => {
    expect(movementOf(map('A02', [evn(), pv1({ 2: 'E', 3: 'UHCD' })], ['URG'])).patch).toHaveProperty(
      'departedAt',
    );
    expect(movementOf(map('A02', [evn(), pv1({ 2: 'I', 3: 'URG' })], ['URG'])).patch).toEqual({});
  });

  it('leaves PV1-44 of an inpatient alone: it tells of the stay', () => {
    const { patch } = movementOf(map('A06', [evn(), pv1({ 2: 'I', 44: '20260715100000' })]));
    expect(patch).not.toHaveProperty('arrivedAt');
  });

  it('merges by visit number, and has nothing to merge without one', () => {
    expect(movementOf(map('A40', [evn(), pv1({}), 'MRG|OLD||||V099']))).toMatchObject({
      kind: 'merge',
      visitNumber: 'V099',
      mergedIntoNumber: 'V100',
    });
    expect(map('A40', [evn(), pv1({}), 'MRG|OLD']).kind).toBe('ignored');
  });

  it('updates and cancels movements by their ZBE-1', () => {
    const pseudonymise = pseudonymiser(Buffer.alloc(32, 1));
    const zbe = (trigger: string, time: string, action: string, original: string, at: string) =>
      identify(
        movementOf(map(trigger, [evn(at), pv1({}), `ZBE|M1^SIH|${time}||${action}|N|${original}`])),
        'hop',
        pseudonymise,
      ).movement;
    const insert = zbe('A01', '20260715085900', 'INSERT', '', '20260715090000');
    const update = zbe('Z99', '20260715085000', 'UPDATE', 'A01', '20260715090000');
    const cancel = zbe('A11', '20260715085000', 'CANCEL', '', '20260715091000');
    expect([insert, update, cancel].map(({ movementId }) => movementId)).toEqual([
      'zbe-M1',
      'zbe-M1',
      'zbe-M1',
    ]);
    expect(update).toMatchObject({ kind: 'arrival', at: '2026-07-15T06:50:00.000Z' });
    expect(update.movementVersion).toBeGreaterThan(insert.movementVersion);
    expect(cancel).toMatchObject({ kind: 'cancel-arrival', cancelsMovementId: 'zbe-M1' });
  });

  it.each([
    ['A01', [evn(), 'PV1||E'], 'AE', 'PV1-19'],
    ['A01', ['EVN||2026', pv1({ 19: '' })], 'AE', 'PV1-19'],
    ['A01', [evn('20270101000000'), pv1({})], 'AE', 'EVN-2'],
    ['Z99', [evn(), pv1({})], 'AE', 'ZBE-6'],
  ])('refuses %s %j with %s and names %s', (trigger, segments, code, place) => {
    expect(map(trigger, segments)).toMatchObject({
      kind: 'rejected',
      code,
      reason: expect.stringContaining(place),
    });
  });
});
