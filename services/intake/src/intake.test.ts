import type { Site, VisitsTopicEvent } from '@releve/contracts';
import { VisitsTopicEvent as EventSchema } from '@releve/contracts';
import type { Database } from '@releve/database';
import { openTestDatabase } from '@releve/database/testing';
import { createEmbeddedBus, createLogger, type EventBus, requestAs } from '@releve/platform';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIntake, type Intake } from './app.js';
import { intakeDefaults } from './config.js';
import { pruneLog } from './store/message-log.js';
import { adt, MllpClient } from './testing/mllp-client.js';
import { rpuFile } from './testing/rpu-file.js';

const site: Omit<Site, 'id'> = {
  name: 'Nord',
  timeZone: 'Europe/Paris',
  calendar: 'FR',
  schoolZone: 'B',
  population: 'adult',
  capacityPatients: 40,
  hospitalBeds: 300,
  simulated: false,
};
const administrator = { userId: 'u', name: 'U', role: 'administrator', sites: '*', units: '*' } as const;

let database: Database;
let bus: EventBus;
let intake: Intake;
const events: VisitsTopicEvent[] = [];

const call = async (method: string, path: string, body?: unknown, type = 'application/json') => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await intake.app.fetch(
    requestAs(administrator, `/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: text, headers: { 'content-type': type } }),
    }),
  );
  return { status: response.status, body: JSON.parse(await response.text()) };
};
const connect = (): Promise<MllpClient> => MllpClient.connect(intake.mllpPort() ?? 0);
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};
const codes = (acks: readonly string[]): readonly string[] =>
  acks.map((ack) => /MSA\|(\w\w)/.exec(ack)?.[1] ?? '');

beforeAll(async () => {
  database = await openTestDatabase('embedded');
  bus = await createEmbeddedBus(database, { justRestarted: true });
  intake = createIntake({
    database,
    bus,
    clock: () => new Date('2026-07-20T12:00:00Z'),
    log: createLogger({ service: 'test', level: 'silent' }),
    config: {
      ...intakeDefaults,
      mllp: { host: '127.0.0.1', port: 0 },
      facilities: { 'CH NORD': 'nord' },
      pseudonymKey: Buffer.alloc(32, 7),
      maxMessageBytes: 100_000,
    },
  });
  await intake.start();
  await bus.subscribe({
    group: 'test',
    topics: ['ed.visits'],
    from: 'earliest',
    handle: async (received) => {
      events.push(...received.map(({ payload }) => EventSchema.parse(payload)));
    },
  });
  expect((await call('PUT', '/sites/nord', site)).status).toBe(200);
});

afterAll(async () => {
  await intake.stop();
  await bus.close();
  await database.close();
});

describe('HL7 over MLLP', () => {
  it('acknowledges with the sender’s id what it has stored, once', async () => {
    const client = await connect();
    const message = adt('A04', 'V1', '20260715090000');
    client.send(message);
    client.send(message);
    const acks = await client.receive(2);
    expect(acks[0]).toContain('MSA|AA|A04-V1-20260715090000');
    expect(codes(acks)).toEqual(['AA', 'AA']);
    await until(() => events.length === 1);
    expect(events[0]).toMatchObject({
      type: 'visit.moved',
      site: 'nord',
      data: { kind: 'arrival', at: '2026-07-15T07:00:00.000Z', patch: { ageGroup: 'adult' } },
    });
    expect(JSON.stringify(events[0])).not.toMatch(/V1"|DUPONT|1980/);
    client.close();
  });

  it('answers a thousand pipelined messages in order, through split packets', async () => {
    const client = await connect();
    const before = events.length;
    const bytes = Buffer.concat(
      Array.from({ length: 1000 }, (_, i) =>
        Buffer.from(`\x0b${adt('A04', `P${i}`, '20260715100000')}\x1c\r`, 'latin1'),
      ),
    );
    for (let at = 0; at < bytes.length; at += 1777) client.write(bytes.subarray(at, at + 1777));
    const acks = await client.receive(1000);
    expect(acks.map((ack) => /MSA\|AA\|A04-P(\d+)-/.exec(ack)?.[1])).toEqual(
      Array.from({ length: 1000 }, (_, i) => String(i)),
    );
    await until(() => events.length === before + 1000);
    client.close();
  });

  it('says AE or AR and why, and logs the reason without the content', async () => {
    const client = await connect();
    client.send('hello');
    client.send('MSH|^^^^|x');
    client.send(adt('A04', 'V2', '20260715090000', { facility: 'NOWHERE' }));
    client.send(adt('A04', '', '20260715090000'));
    client.send(adt('A04', 'V2', '20270101000000'));
    client.send(adt('A04', 'V3', '20260715090000').replace('ADT^A04', 'ORU^R01'));
    client.send(`${adt('A04', 'V4', '20260715090000').replace('|2.5', '|2.5||||||KLINGON')}`);
    const acks = await client.receive(7);
    expect(codes(acks)).toEqual(['AR', 'AR', 'AE', 'AE', 'AE', 'AR', 'AR']);
    expect(acks[2]).toContain('expected a known site: nord');
    expect(acks[3]).toContain('PV1-19');
    expect(acks[6]).toMatch(/MSA\|AR\|A04-V4-20260715090000\|MSH-18/);
    const { body } = await call('GET', '/sites/nord/messages?outcome=rejected');
    expect(body.messages.map((message: { reason: string }) => message.reason.slice(0, 6))).toEqual([
      'MSH-18',
      'MSH-9:',
      'EVN-2:',
      'PV1-19',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/DUPONT|1980/);
    client.close();
  });

  it('finds its way again after 10 MB of garbage, inside a block and outside', async () => {
    const client = await connect();
    const before = process.memoryUsage().rss;
    const noise = Buffer.alloc(65_536, 'z');
    for (let sent = 0; sent < 10_000_000; sent += noise.length) client.write(noise);
    client.write(`\x0b${adt('A04', 'BIG', '20260715090000')}|`);
    for (let sent = 0; sent < 10_000_000; sent += noise.length) client.write(noise);
    client.write('\x1c\r\x0bMSH|half');
    client.send(adt('A04', 'V5', '20260715090000'));
    const acks = await client.receive(2);
    expect(codes(acks)).toEqual(['AR', 'AA']);
    expect(acks[0]).toContain('MSA|AR|A04-BIG-20260715090000');
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
    client.close();
  });

  it('tells how the source is doing', async () => {
    const { body } = await call('GET', '/sites/nord/sources');
    expect(body.sources).toMatchObject([
      { source: 'hl7-mllp', accepted: 1003, lastRejection: { reason: expect.stringContaining('message') } },
    ]);
  });
});

describe('FHIR', () => {
  const encounter = (more: Readonly<Record<string, unknown>> = {}) => ({
    resourceType: 'Encounter',
    id: 'e1',
    meta: { versionId: '1', lastUpdated: '2026-07-20T08:00:00Z' },
    identifier: [{ value: 'F-1' }],
    status: 'in-progress',
    class: { code: 'EMER' },
    priority: { coding: [{ system: 'urn:other', code: 'EM' }, { code: '3A' }] },
    subject: { reference: 'Patient/p' },
    period: { start: '2026-07-20T09:05:00+02:00' },
    ...more,
  });
  const bundle = (...resources: readonly unknown[]) => ({
    resourceType: 'Bundle',
    type: 'history',
    entry: resources.map((resource) => ({ resource })),
  });
  const send = (body: unknown) => call('POST', '/sites/nord/fhir', body);
  const said = (body: { readonly issue: readonly { readonly diagnostics: string }[] }) =>
    body.issue.map(({ diagnostics }) => diagnostics);
  const movements = () => events.flatMap((event) => (event.type === 'visit.moved' ? [event.data] : []));

  it('stores an Encounter as its arrival and departure, its patient’s age group, and knows it again', async () => {
    const patient = { resourceType: 'Patient', id: 'p', birthDate: '2010-01-02' };
    const { status, body } = await send(bundle(patient, encounter()));
    expect([status, ...said(body)]).toEqual([200, 'Patient is not used', 'Stored']);
    await until(() => movements().some(({ movementId }) => movementId === 'zbe-fhir-departure'));
    expect(movements().find(({ movementId }) => movementId === 'zbe-fhir-arrival')).toMatchObject({
      kind: 'arrival',
      at: '2026-07-20T07:05:00.000Z',
      patch: { arrivedAt: '2026-07-20T07:05:00.000Z', triage: '3A', ageGroup: 'child' },
    });
    expect(said((await send(bundle(patient, encounter()))).body)[1]).toBe('Known already');
  });

  it('lets a later version end the visit or cancel it', async () => {
    const at = (lastUpdated: string) => ({ meta: { versionId: '2', lastUpdated } });
    const ended = encounter({
      ...at('2026-07-20T09:00:00Z'),
      status: 'finished',
      period: { start: '2026-07-20T09:05:00+02:00', end: '2026-07-20T10:30:00+02:00' },
      hospitalization: { dischargeDisposition: { coding: [{ code: 'home' }] } },
    });
    const gone = encounter({ ...at('2026-07-20T10:00:00Z'), status: 'entered-in-error' });
    expect((await send(ended)).status).toBe(200);
    expect((await send(gone)).status).toBe(200);
    await until(() => movements().at(-1)?.kind === 'cancel-arrival');
    expect(movements().slice(-3)).toMatchObject([
      { kind: 'arrival', patch: { outcome: 'home' } },
      { kind: 'departure', at: '2026-07-20T08:30:00.000Z' },
      { kind: 'cancel-arrival', movementId: 'zbe-fhir-arrival' },
    ]);
  });

  it('names what it cannot take, and takes the rest', async () => {
    const before = events.length;
    const { status, body } = await send(
      bundle(
        encounter({ identifier: [{ value: 'F-2' }] }),
        encounter({ class: { code: 'AMB' } }),
        encounter({ period: { start: '2026-07-20' } }),
        encounter({ status: 'gone' }),
        encounter({ meta: {} }),
        encounter({ period: { start: '2036-07-20T09:05:00+02:00' } }),
      ),
    );
    expect(status).toBe(422);
    const text = said(body);
    expect(text.slice(0, 2)).toEqual(['Stored', 'Encounter.class AMB is not EMER']);
    expect(text[2]).toContain('Encounter.period.start: "2026-07-20", expected a dateTime');
    expect(text[3]).toContain('Encounter.status: expected');
    expect(text[4]).toContain('Encounter.meta.lastUpdated');
    expect(text[5]).toContain('not in the future');
    expect(body.issue[2].expression).toEqual(['Bundle.entry[2].resource']);
    expect((await send({ resourceType: 'Bundle', entry: 'x' })).status).toBe(400);
    expect(said((await send({ resourceType: 'Bundle' })).body)).toEqual(['The Bundle is empty.']);
    await until(() => events.length === before + 2);
  });
});

describe('imports', () => {
  const csv = [
    'visit_id,arrived_at,departed_at,triage',
    'C1,2026-07-01 08:00,2026-07-01 10:00,3A',
    'C2,2026-07-01 09:00,,4',
    'C2,2026-07-01 09:00,,4',
    'C3,whenever,,4',
  ].join('\n');
  const post = (text: string, query: string) =>
    call('POST', `/sites/nord/imports?${query}`, text, 'text/csv');

  it('counts what a dry run would do, and does nothing', async () => {
    const before = events.length;
    const { body } = await post(csv, 'kind=visits&dryRun=true');
    expect(body).toMatchObject({
      rows: 4,
      accepted: 2,
      replaced: 0,
      duplicate: 1,
      rejected: 1,
      dryRun: true,
    });
    expect(body.rejections).toMatchObject([{ line: 5, column: 'arrived_at', value: 'whenever' }]);
    expect(events.length).toBe(before);
  });

  it('accepts, then knows what is the same and what differs', async () => {
    expect((await post(csv, 'kind=visits')).body).toMatchObject({ accepted: 2, duplicate: 1, rejected: 1 });
    const later = csv.replace('C2,2026-07-01 09:00,,4\nC2', 'C2,2026-07-01 09:00,2026-07-01 12:00,4\nC9');
    expect((await post(later, 'kind=visits')).body).toMatchObject({ accepted: 1, replaced: 1, duplicate: 1 });
    expect((await post(later, 'kind=visits&dryRun=true')).body).toMatchObject({ accepted: 0, duplicate: 3 });
  });

  it('gives one visit one pseudonym, whichever way it comes', async () => {
    const visit = {
      visitId: 'V1',
      arrivedAt: '2026-07-15T09:00:00+02:00',
      departedAt: null,
      admissionDecidedAt: null,
      triage: null,
      mode: null,
      ageGroup: null,
      outcome: null,
    };
    expect((await call('POST', '/sites/nord/visits', { visits: [visit] })).body).toMatchObject({
      accepted: 1,
    });
    await until(() =>
      events.some((event) => event.type === 'visits.imported' && event.data.visits.length === 1),
    );
    const imported = events.flatMap((event) => (event.type === 'visits.imported' ? event.data.visits : []));
    const moved = events[0];
    expect(imported.at(-1)?.visitId).toBe(moved?.type === 'visit.moved' ? moved.data.visitId : '');
  });

  it('imports hourly counts from the columns named', async () => {
    const counts =
      'start;n\n2026-10-25 01:00;3\n2026-10-25 02:00;4\n2026-10-25 02:00;5\n2026-10-25 03:00;x\n';
    const { body } = await post(counts, 'kind=counts&timeColumn=start&valueColumn=n');
    expect(body).toMatchObject({ kind: 'counts', accepted: 3, rejected: 1 });
    await until(() => events.at(-1)?.type === 'counts.imported');
    const last = events.at(-1);
    expect(
      last?.type === 'counts.imported' && last.data.counts.map(({ hour, arrivals }) => [hour, arrivals]),
    ).toEqual([
      ['2026-10-24T23:00:00.000Z', 3],
      ['2026-10-25T00:00:00.000Z', 4],
      ['2026-10-25T01:00:00.000Z', 5],
    ]);
  });

  it('imports a file of messages for the site named, LF or CRLF', async () => {
    const file = [
      adt('A04', 'F1', '20260715090000'),
      adt('A03', 'F1', '20260715110000'),
      adt('A31', 'F1', '20260715120000'),
    ]
      .map((message) => message.replaceAll('\r', '\n'))
      .join('\r\n');
    expect((await post(file, 'kind=messages')).body).toMatchObject({
      rows: 3,
      accepted: 2,
      ignored: 1,
      rejected: 0,
    });
    expect((await post(file, 'kind=messages')).body).toMatchObject({ duplicate: 2, ignored: 1 });
  });

  it('lets a file of RPU replace its period, and nothing outside of it', async () => {
    const passage = (entry: string, more = {}) => ({
      ENTREE: entry,
      SEXE: 'F',
      NAISSANCE: '01/02/1980',
      ...more,
    });
    const [early, first, second] = ['16/07/2026 23:00', '17/07/2026 08:05', '17/07/2026 09:10'].map((at) =>
      passage(at),
    );
    if (!early || !first || !second) throw new Error('three passages');
    const twin = { ...second };
    const send = async (passages: readonly Readonly<Record<string, string>>[], query = '') =>
      (await post(rpuFile(passages), `kind=rpu${query}`)).body;
    expect(await send([early, first, second, twin, passage('then')])).toMatchObject({
      kind: 'rpu',
      accepted: 4,
      rejected: 1,
      withdrawn: 0,
      rejections: [{ column: 'ENTREE', value: 'then', line: 8 }],
    });
    const newer = [{ ...first, SORTIE: '17/07/2026 11:00' }, second, passage('17/07/2026 09:30')];
    const expected = { accepted: 1, replaced: 1, duplicate: 1, withdrawn: 1 };
    expect(await send(newer, '&dryRun=true')).toMatchObject(expected);
    const before = events.length;
    expect(await send(newer)).toMatchObject(expected);
    await until(() => events.length === before + 2);
    const last = events.at(-1);
    expect(last?.type === 'visits.imported' && last.data.withdrawn.length).toBe(1);
    expect(await send(newer)).toMatchObject({ accepted: 0, duplicate: 3, withdrawn: 0 });
    expect(await send([...newer, twin])).toMatchObject({ accepted: 1, withdrawn: 0 });
  });

  it('refuses a file without the columns it needs, naming them', async () => {
    const { status, body } = await post('a,b\n1,2\n', 'kind=visits');
    expect(status).toBe(400);
    expect(body.detail).toContain('visit_id, arrived_at');
  });

  it('forgets what became of a message after its days, and keeps the totals', async () => {
    const rows = () => database.db.execute<{ n: number }>(sql`select count(*) as n from intake.message_log`);
    await database.db.execute(
      sql`update intake.message_log set received_at = '2026-01-01' where id = (select min(id) from intake.message_log)`,
    );
    const before = (await rows())[0]?.n ?? 0;
    await pruneLog(database.db, new Date('2026-01-02T00:00:00Z'));
    expect((await rows())[0]?.n).toBe(before - 1);
    expect((await call('GET', '/sites/nord/sources')).body.sources.length).toBeGreaterThan(0);
  });

  it('keeps nothing that identifies a patient', async () => {
    const rows = await database.db.execute(sql`select (select json_agg(m) from intake.message_log m)::text
      || (select json_agg(r) from intake.received_movement r)::text
      || (select json_agg(i) from intake.imported_visit i)::text as everything`);
    expect(JSON.stringify(rows)).not.toMatch(/DUPONT|JEANNE|19800101|IPP/);
  });
});
