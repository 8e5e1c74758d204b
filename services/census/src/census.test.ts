import {
  type CountsChanged,
  CountsTopicEvent,
  type StreamId,
  type Visit,
  type VisitMoved,
} from '@releve/contracts';
import type { Database } from '@releve/database';
import { countedHour } from '@releve/database/schema/census';
import { openTestDatabase } from '@releve/database/testing';
import { createEmbeddedBus, createLogger, type EventBus, requestAs } from '@releve/platform';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Census, createCensus } from './app.js';

const manager = { userId: 'u', name: 'U', role: 'emergency-manager', sites: '*', units: '*' } as const;
let database: Database;
let bus: EventBus;
let census: Census;
let now = new Date('2026-10-25T12:00:00Z');
const announced: CountsChanged[] = [];
let ids = 0;

const envelope = (site: string, type: string, data: unknown, recordedAt = now.toISOString()) => {
  ids += 1;
  const id = `e${ids}`;
  const payload = { id, type, version: 1, site, occurredAt: recordedAt, recordedAt, correlationId: id, data };
  return { topic: type === 'site.changed' ? 'ed.sites' : 'ed.visits', key: site, id, payload };
};
const moved = (
  site: string,
  data: Partial<VisitMoved['data']> & Pick<VisitMoved['data'], 'visitId' | 'kind' | 'at'>,
) =>
  envelope(site, 'visit.moved', {
    movementId: `${data.kind}-${data.at}`,
    movementVersion: 0,
    patch: {},
    ...data,
  });
const visit = (
  visitId: string,
  arrivedAt: string,
  departedAt: string | null,
  more: Partial<Visit> = {},
): Visit => ({
  visitId,
  arrivedAt,
  departedAt,
  admissionDecidedAt: null,
  triage: null,
  mode: null,
  ageGroup: null,
  outcome: null,
  ...more,
});
const imported = (site: string, visits: readonly Visit[], withdrawn: readonly string[] = []) =>
  envelope(site, 'visits.imported', { importId: 'i', visits, withdrawn });

const get = async (path: string) => {
  const response = await census.app.fetch(requestAs(manager, `/api/v1${path}`));
  return { status: response.status, body: JSON.parse(await response.text()) };
};
const arrivals = async (site: string, from: string, to: string, stream = 'all') => {
  const { body } = await get(
    `/sites/${site}/arrivals?from=${from}&to=${to}&stream=${encodeURIComponent(stream)}`,
  );
  return body.hours.map((hour: { hour: string; arrivals: number; presentAtEnd: number | null }) => [
    hour.hour.slice(11, 16),
    hour.arrivals,
    hour.presentAtEnd,
  ]);
};
/** Publishes, and waits until census has told of it. */
const publish = async (events: Parameters<EventBus['publish']>[0]) => {
  const before = announced.length;
  await bus.publish(events);
  const deadline = Date.now() + 20_000;
  while (announced.length === before && Date.now() < deadline) await new Promise((r) => setTimeout(r, 10));
  await new Promise((r) => setTimeout(r, 30));
};
const lastOf = (site: string): CountsChanged['data'] | undefined =>
  announced.filter((event) => event.site === site).at(-1)?.data;

beforeAll(async () => {
  database = await openTestDatabase('embedded');
  bus = await createEmbeddedBus(database, { justRestarted: true });
  census = createCensus({
    database,
    bus,
    clock: () => now,
    log: createLogger({ service: 'test', level: 'silent' }),
  });
  await census.start();
  await bus.subscribe({
    group: 'test',
    topics: ['ed.counts'],
    from: 'earliest',
    handle: async (events) => {
      const told = events.map(({ payload }) => CountsTopicEvent.parse(payload));
      announced.push(...told.filter((event): event is CountsChanged => event.type === 'counts.changed'));
    },
  });
});

afterAll(async () => {
  await census.stop();
  await bus.close();
  await database.close();
});

describe('live movements', () => {
  it('counts an arrival in its hour and the patient as present, by triage and mode', async () => {
    await publish([
      moved('live', {
        visitId: 'a',
        kind: 'arrival',
        at: '2026-10-25T11:50:00Z',
        patch: { triage: '3A', mode: 'ambulance' },
      }),
    ]);
    expect(lastOf('live')).toMatchObject({
      origin: 'live',
      knownUntil: '2026-10-25T12:00:00.000Z',
      presence: { present: 1, boarding: 0, byTriage: { '3A': 1 }, byMode: { ambulance: 1 } },
    });
    expect(lastOf('live')?.hours[0]).toEqual({
      hour: '2026-10-25T11:00:00.000Z',
      arrivals: { all: 1, 'triage:3A': 1, 'mode:ambulance': 1 },
      firstHalfArrivals: 0,
      presentAtEnd: 1,
      boardingAtEnd: 0,
    });
  });

  it('corrects an old hour when the past is told differently, and forgets a cancelled arrival', async () => {
    await publish([moved('live', { visitId: 'b', kind: 'arrival', at: '2026-10-25T09:10:00Z' })]);
    await publish([moved('live', { visitId: 'b', kind: 'departure', at: '2026-10-25T10:20:00Z' })]);
    expect(await arrivals('live', '2026-10-25T09:00:00Z', '2026-10-25T13:00:00Z')).toEqual([
      ['09:00', 1, 1],
      ['10:00', 0, 0],
      ['11:00', 1, 1],
    ]);
    await publish([moved('live', { visitId: 'b', kind: 'cancel-arrival', at: '2026-10-25T10:30:00Z' })]);
    expect((await arrivals('live', '2026-10-25T09:00:00Z', '2026-10-25T12:00:00Z'))[0]).toEqual([
      '09:00',
      0,
      0,
    ]);
  });

  it('changes nothing when the same events come again', async () => {
    const events = [
      moved('again', { visitId: 'a', kind: 'arrival', at: '2026-10-25T11:00:00Z' }),
      moved('again', { visitId: 'a', kind: 'update', at: '2026-10-25T11:05:00Z', patch: { triage: '2' } }),
    ];
    await publish(events);
    const before = announced.length;
    await bus.publish([...events].reverse());
    await publish([moved('other', { visitId: 'x', kind: 'arrival', at: '2026-10-25T11:00:00Z' })]);
    expect(announced.slice(before).every(({ site }) => site !== 'again')).toBe(true);
    expect(await arrivals('again', '2026-10-25T11:00:00Z', '2026-10-25T12:00:00Z', 'triage:2')).toEqual([
      ['11:00', 1, 1],
    ]);
  });

  it('merges two visits into one', async () => {
    await publish([
      moved('merge', { visitId: 'a', kind: 'arrival', at: '2026-10-25T10:00:00Z' }),
      moved('merge', { visitId: 'b', kind: 'arrival', at: '2026-10-25T11:00:00Z', patch: { triage: '1' } }),
      moved('merge', { visitId: 'b', kind: 'merge', at: '2026-10-25T11:30:00Z', mergedInto: 'a' }),
    ]);
    expect(lastOf('merge')?.presence).toMatchObject({ present: 1, byTriage: { '1': 1 } });
    expect(await arrivals('merge', '2026-10-25T10:00:00Z', '2026-10-25T12:00:00Z')).toEqual([
      ['10:00', 1, 1],
      ['11:00', 0, 1],
    ]);
  });

  it('counts who waits for a bed', async () => {
    await publish([
      moved('beds', { visitId: 'a', kind: 'arrival', at: '2026-10-25T10:00:00Z' }),
      moved('beds', { visitId: 'a', kind: 'admission-decided', at: '2026-10-25T11:00:00Z' }),
    ]);
    expect((await get('/sites/beds/presence')).body).toMatchObject({ presence: { present: 1, boarding: 1 } });
  });
});

describe('halves of hours', () => {
  const arrival = (site: string, visitId: string, at: string, movementVersion = 0) =>
    moved(site, { visitId, kind: 'arrival', movementId: visitId, movementVersion, at });
  /** What was last told of an hour: all arrivals, and those of its first 30 minutes. */
  const halvesOf = (site: string, hour: string) => {
    const told = announced.flatMap((event) => (event.site === site ? event.data.hours : []));
    const last = told.findLast((counted) => Date.parse(counted.hour) === Date.parse(hour));
    return [last?.arrivals.all, last?.firstHalfArrivals];
  };
  const ten = '2026-10-25T10:00:00Z';

  it('tells how many came in the first 30 minutes, and moves one who came later than said', async () => {
    await publish([
      arrival('halves', 'a', '2026-10-25T10:00:00Z'),
      arrival('halves', 'b', '2026-10-25T10:29:59Z'),
      arrival('halves', 'c', '2026-10-25T10:30:00Z'),
    ]);
    expect(halvesOf('halves', ten)).toEqual([3, 2]);
    await publish([arrival('halves', 'b', '2026-10-25T10:45:00Z', 1)]);
    expect(halvesOf('halves', ten)).toEqual([3, 1]);
    const before = announced.length;
    await bus.publish([arrival('halves', 'b', '2026-10-25T10:29:59Z')]);
    await publish([arrival('elsewhere', 'x', '2026-10-25T10:30:00Z')]);
    expect(announced.slice(before).some(({ site }) => site === 'halves')).toBe(false);
    await publish([moved('halves', { visitId: 'a', kind: 'cancel-arrival', at: '2026-10-25T10:40:00Z' })]);
    expect(halvesOf('halves', ten)).toEqual([2, 0]);
  });

  it('counts imported visits by half, and replaces them when they are sent again', async () => {
    await publish([imported('halves-file', [visit('a', '2026-10-25T10:10:00Z', null)])]);
    expect(halvesOf('halves-file', ten)).toEqual([1, 1]);
    await publish([imported('halves-file', [visit('a', '2026-10-25T10:50:00Z', null)])]);
    expect(halvesOf('halves-file', ten)).toEqual([1, 0]);
  });

  it('does not know them where imported counts stand before visits', async () => {
    const counts = [{ hour: ten, stream: 'all' as const, arrivals: 7 }];
    await publish([arrival('halves-counts', 'a', '2026-10-25T10:10:00Z')]);
    await publish([envelope('halves-counts', 'counts.imported', { importId: 'i', counts })]);
    expect(halvesOf('halves-counts', ten)).toEqual([7, null]);
  });

  it('does not know them in hours counted before halves were, and does in those after', async () => {
    await publish([arrival('halves-old', 'a', '2026-10-25T10:10:00Z')]);
    await database.db
      .update(countedHour)
      .set({ firstHalfArrivals: null })
      .where(eq(countedHour.site, 'halves-old'));
    await publish([
      arrival('halves-old', 'b', '2026-10-25T10:20:00Z'),
      arrival('halves-old', 'c', '2026-10-25T09:20:00Z'),
    ]);
    expect(halvesOf('halves-old', ten)).toEqual([2, null]);
    expect(halvesOf('halves-old', '2026-10-25T09:00:00Z')).toEqual([1, 1]);
  });
});

describe('imports', () => {
  it('keeps 25 hours on the autumn day, and replaces a visit that is sent again', async () => {
    const day = Array.from({ length: 25 }, (_, k) => {
      const at = Date.parse('2026-10-24T22:00:00Z') + k * 3_600_000;
      return visit(`v${k}`, new Date(at + 60_000).toISOString(), new Date(at + 120_000).toISOString());
    });
    await publish([imported('autumn', day)]);
    const hours = await arrivals('autumn', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z');
    expect(hours).toHaveLength(25);
    expect(hours.every(([, count]: readonly [string, number]) => count === 1)).toBe(true);
    const moved = { ...visit('v3', '2026-10-25T05:30:00Z', '2026-10-25T07:30:00Z') };
    await publish([imported('autumn', [moved])]);
    expect(
      (await arrivals('autumn', '2026-10-25T01:00:00Z', '2026-10-25T08:00:00Z')).map((row: unknown[]) =>
        row.slice(1),
      ),
    ).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [2, 1],
      [1, 1],
      [1, 0],
    ]);
  });

  it('takes out visits that their file no longer holds', async () => {
    const [kept, gone] = ['kept', 'gone'].map((id) =>
      visit(id, '2026-10-25T10:10:00Z', '2026-10-25T11:10:00Z'),
    );
    if (!kept || !gone) throw new Error('two visits');
    await publish([imported('reported', [kept, gone])]);
    await publish([imported('reported', [], ['gone'])]);
    expect(await arrivals('reported', '2026-10-25T10:00:00Z', '2026-10-25T11:00:00Z')).toEqual([
      ['10:00', 1, null],
    ]);
  });

  it('lets live movements go on with an imported visit', async () => {
    await publish([imported('both', [visit('a', '2026-10-25T10:10:00Z', null, { triage: '4' })])]);
    await publish([moved('both', { visitId: 'a', kind: 'departure', at: '2026-10-25T11:30:00Z' })]);
    expect(lastOf('both')?.presence?.present).toBe(0);
    expect(await arrivals('both', '2026-10-25T10:00:00Z', '2026-10-25T12:00:00Z', 'triage:4')).toEqual([
      ['10:00', 1, 1],
      ['11:00', 0, 0],
    ]);
  });

  it('knows a site by its counts alone, without presence', async () => {
    const count = (hour: string, n: number, stream: StreamId = 'all') => ({ hour, stream, arrivals: n });
    const counts = [count('2026-01-01T00:00:00Z', 4), count('2026-01-01T01:00:00Z', 6)];
    await publish([envelope('counts', 'counts.imported', { importId: 'i', counts })]);
    expect(lastOf('counts')).toMatchObject({
      presence: null,
      knownUntil: '2026-01-01T02:00:00.000Z',
      origin: 'bulk',
    });
    expect(await arrivals('counts', '2026-01-01T00:00:00Z', '2026-01-01T02:00:00Z')).toEqual([
      ['00:00', 4, null],
      ['01:00', 6, null],
    ]);
    const again = [count('2026-01-01T01:00:00Z', 9)];
    await publish([envelope('counts', 'counts.imported', { importId: 'j', counts: again })]);
    expect((await arrivals('counts', '2026-01-01T01:00:00Z', '2026-01-01T02:00:00Z'))[0]).toEqual([
      '01:00',
      9,
      null,
    ]);
    expect(
      (
        await get('/sites/counts/heatmap?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z')
      ).body.mean[3].slice(0, 3),
    ).toEqual([4, 9, null]);
  });

  it('refuses a site nobody knows and a window without end', async () => {
    expect((await get('/sites/nowhere/presence')).status).toBe(404);
    expect((await get('/sites/live/arrivals?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z')).status).toBe(
      400,
    );
  });
});

describe('the clock', () => {
  it('tells that an hour ended without a patient', async () => {
    await publish([moved('quiet', { visitId: 'a', kind: 'arrival', at: '2026-10-25T11:55:00Z' })]);
    now = new Date('2026-10-25T14:01:00Z');
    expect((await get('/sites/quiet/presence')).body.knownUntil).toBe('2026-10-25T14:01:00.000Z');
    now = new Date('2026-10-25T12:00:00Z');
  });
});
