import { CountsTopicEvent, type Visit } from '@releve/contracts';
import type { Database } from '@releve/database';
import { openTestDatabase } from '@releve/database/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockSite, saveSite } from '../store/sites.js';
import { selectBoardingAtEnds } from '../store/stays.js';
import { saveVisits } from '../store/visits.js';
import { announce } from './announce.js';
import { tellStays } from './tell-stays.js';

let database: Database;
const now = new Date('2026-11-22T12:00:00.000Z');
const told: CountsTopicEvent[] = [];
const writeEvents = async (_: unknown, events: readonly { readonly payload: unknown }[]) => {
  told.push(...events.map(({ payload }) => CountsTopicEvent.parse(payload)));
};

const visit = (arrivedAt: string, more: Partial<Visit>): Omit<Visit, 'visitId'> => ({
  arrivedAt,
  departedAt: null,
  admissionDecidedAt: null,
  triage: null,
  mode: null,
  ageGroup: null,
  outcome: null,
  ...more,
});

beforeAll(async () => {
  database = await openTestDatabase('embedded');
  await database.db.transaction(async (tx) => {
    const site = await lockSite(tx, 'nord');
    await saveVisits(
      tx,
      'nord',
      new Map([
        // Left after 61 minutes; admitted after 120 and gone 3 h later; boarding since 11:30; here for 50 minutes.
        ['left', visit('2026-11-22T08:00:00Z', { departedAt: '2026-11-22T09:01:00Z', triage: '4' })],
        [
          'ward',
          visit('2026-11-22T05:00:00Z', {
            admissionDecidedAt: '2026-11-22T07:00:00Z',
            departedAt: '2026-11-22T10:00:00Z',
            triage: '2',
          }),
        ],
        [
          'boards',
          visit('2026-11-22T09:00:00Z', { admissionDecidedAt: '2026-11-22T11:30:00Z', triage: '2' }),
        ],
        ['new', visit('2026-11-22T11:10:00Z', {})],
        ['forgotten', visit('2026-11-17T11:10:00Z', {})],
      ]),
    );
    const known = { knownUntil: now.getTime(), visitsFrom: Date.parse('2026-11-17T11:10:00Z') };
    await saveSite(tx, { ...site, ...known });
  });
});
afterAll(() => database.close());

it('measures stays as counts by five minutes, those under way at their length so far, forgotten ones not at all', async () => {
  await database.db.transaction(async (tx) => {
    const after = await tellStays(tx, await lockSite(tx, 'nord'), now, writeEvents);
    expect(after).toMatchObject({ staysMeasuredTo: now.getTime(), staysSeenAt: now.getTime() });
    await saveSite(tx, after);
  });
  const measured = told.find((event) => event.type === 'stays.measured');
  const groups = new Map(measured?.data.toDecision.map(({ group, stays }) => [group, stays]));
  expect(groups.get('4')).toEqual([[62, 1, 0, 0]]);
  expect(groups.get('2')?.sort((a, b) => a[0] - b[0])).toEqual([
    [122, 0, 1, 0],
    [152, 0, 1, 0],
  ]);
  expect(groups.get('unknown')).toEqual([[52, 0, 0, 1]]);
  expect([...(measured?.data.toBed ?? [])].sort((a, b) => a[0] - b[0])).toEqual([
    [32, 0, 1],
    [182, 1, 0],
  ]);
});

it('tells the stays of the last day without saying whose', () => {
  const seen = told.find((event) => event.type === 'stays.seen');
  expect(seen?.data.stays).toEqual([
    [50, null, null, null],
    [180, 30, null, '2'],
    [240, null, 179, '4'],
    [420, 300, 120, '2'],
  ]);
  expect(JSON.stringify(told)).not.toContain('boards');
});

it('waits five minutes before it tells again, and a day before it measures again', async () => {
  told.length = 0;
  await database.db.transaction(async (tx) => {
    const site = await lockSite(tx, 'nord');
    expect(await tellStays(tx, site, now, writeEvents)).toBe(site);
    await tellStays(tx, { ...site, knownUntil: now.getTime() + 300_000 }, now, writeEvents);
  });
  expect(told.map(({ type }) => type)).toEqual(['stays.seen']);
});

it('counts who boards as an hour ends, and who is in the department, in live announcements', async () => {
  const hour = (text: string) => Date.parse(`2026-11-22T${text}:00Z`);
  const hours = [hour('06:00'), hour('07:00'), hour('09:00'), hour('11:00')];
  const boarding = await selectBoardingAtEnds(database.db, 'nord', hours);
  expect(hours.map((start) => boarding.get(start))).toEqual([0, 1, 1, 1]);
  told.length = 0;
  await database.db.transaction(async (tx) =>
    announce(tx, await lockSite(tx, 'nord'), [hour('11:00')], {
      origin: 'live',
      correlationId: 'c',
      now,
      writeEvents,
    }),
  );
  expect(told[0]).toMatchObject({
    data: {
      hours: [{ boardingAtEnd: 1, presentAtEnd: 2 }],
      presence: { present: 2, boarding: 1 },
      inDepartment: [
        [180, 30, '2'],
        [50, null, null],
      ],
    },
  });
});
