import { AgentAccount, getRoster, Ledger, recordCallOut } from '@releve/contracts';
import type { RosterProblem } from '@releve/optimization';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { useSmallPlanner } from '../testing/small-planner.js';
import { smallProblem, smallRow, smallUnit } from '../testing/small-unit.js';

const early = new Date('2026-11-20T00:00:00Z');
let now = early;
/** On call at home from 19 h to 7 h; alone, or after a day with half an hour of handover. */
const onCall: RosterProblem = {
  ...smallProblem,
  shifts: [
    ...smallProblem.shifts,
    { id: 'A', name: 'Astreinte', startMinute: 1140, durationMinutes: 720, onCallMinutes: 720 },
    {
      id: 'K',
      name: 'Jour puis astreinte',
      ...{ startMinute: 420, durationMinutes: 1440, handoverMinutes: 30, onCallMinutes: 720 },
    },
  ],
  cover: [0, 1, 2].map((day) => ({
    on: 'interval' as const,
    ...{ day, fromMinute: 1140, toMinute: 1860, skill: 'nurse', onCall: true, need: 1 },
    shortage: [{ cost: 300 }],
    surplus: [],
  })),
  rules: [],
  agents: smallProblem.agents.map((agent) =>
    agent.id === 'd' ? { ...agent, leave: [{ day: 1, creditMinutes: 420 }] } : agent,
  ),
};
const cells = {
  a: ['K', 'J', 'A', '', '', '', ''],
  b: ['', '', '', 'J', '', '', ''],
  c: ['', '', '', '', '', '', ''],
  d: ['', '', '', '', '', '', ''],
};

describe('on call at home', { timeout: 60_000 }, () => {
  const small = useSmallPlanner({ clock: () => now }, async (tx, store) => {
    await store.saveUnit(tx, smallUnit, now);
    await store.insertRoster(
      tx,
      smallRow('r1', { problem: onCall, assignments: cells, rulePack: 'fr-emergency-doctors' }),
    );
  });

  it('is told day by day with who holds it, and apart from the hours of work', async () => {
    const roster = getRoster.response.parse(await small.json('GET', '/rosters/r1'));
    expect(roster.onCall.map(({ day, need, agents }) => [day, need, agents])).toEqual([
      [0, 1, ['a']],
      [1, 1, []],
      [2, 1, ['a']],
    ]);
    expect(roster.agents[0]).toMatchObject({ plannedMinutes: 1440, onCallMinutes: 1440 });
    expect(roster.costs).toContainEqual({ part: 'shortage', cost: 300 });
  });

  it('is an event of its own in the agent’s calendar, which leaves the time free', async () => {
    const { answer } = await small.call('GET', '/rosters/r1/export?format=ics&agent=a');
    const events = (await answer.text()).split('BEGIN:VEVENT').slice(1);
    const told = events.map((event) => [
      /DTSTART:(\S+)/.exec(event)?.[1],
      /DTEND:(\S+)/.exec(event)?.[1],
      /SUMMARY:(.+?)\r?\n/.exec(event)?.[1],
      event.includes('TRANSP:TRANSPARENT'),
    ]);
    expect(told).toEqual([
      ['20261221T060000Z', '20261221T180000Z', 'Jour puis astreinte', false],
      ['20261221T180000Z', '20261222T060000Z', 'Astreinte (Jour puis astreinte)', true],
      ['20261222T060000Z', '20261222T180000Z', 'J', false],
      ['20261223T180000Z', '20261224T060000Z', 'Astreinte (Astreinte)', true],
    ]);
    expect(new Set(events.map((event) => /UID:(\S+)/.exec(event)?.[1])).size).toBe(4);
  });

  it('is explained with the other shifts on the second sheet of the workbook', async () => {
    const { answer } = await small.call('GET', '/rosters/r1/export?format=xlsx');
    const rows = await readSheet(Buffer.from(await answer.arrayBuffer()), 'postes');
    expect(rows[0]).toEqual([
      ...['poste', 'nom', 'début', 'fin du travail', 'pause (h)', 'relève (h)', 'astreinte (h)', 'fin'],
    ]);
    expect(rows.slice(3)).toEqual([
      ['A', 'Astreinte', '19:00', null, null, null, '12', '07:00'],
      ['K', 'Jour puis astreinte', '07:00', '19:00', null, '0.5', '12', '07:00'],
    ]);
  });

  it('counts in its own account and ledger once published, not in hours, nights or weekends', async () => {
    expect((await small.call('POST', '/rosters/r1/publish', { revision: 1 })).status).toBe(200);
    const account = AgentAccount.parse(await small.json('GET', '/agents/a/account?year=2026'));
    expect(account.months).toMatchObject([
      { month: '2026-12', workedMinutes: 1440, onCalls: 2, onCallMinutes: 1440, nights: 0, sundays: 0 },
    ]);
    // A day of leave credited with 7 h: 28 h of the week's 35 are left to do.
    const onLeave = AgentAccount.parse(await small.json('GET', '/agents/d/account?year=2026'));
    expect(onLeave.months[0]?.contractMinutes).toBeCloseTo(28 * 60);
    expect(onLeave.annualMinutesDue).toBeGreaterThan(0);
    const ledger = Ledger.parse(await small.json('GET', '/ledger'));
    expect(ledger.agents.map(({ past }) => past.onCall)).toEqual([
      { count: 2, due: 0.5 },
      { count: 0, due: 0.5 },
      { count: 0, due: 0.5 },
      { count: 0, due: 0.5 },
    ]);
  });

  it('is work when called out: in the hours, with rest after, until it is taken back', async () => {
    now = new Date('2026-12-23T00:00:00Z');
    const record = async (start: string, end: string, agent = 'a') => {
      const { status, answer } = await small.call('POST', '/call-outs', { agent, start, end });
      return { status, body: (await answer.json()) as Record<string, unknown> };
    };
    const [from, to] = ['2026-12-22T02:00:00Z', '2026-12-22T04:00:00Z'];
    expect(await record(from, '2026-12-24T00:00:00Z')).toMatchObject({
      status: 400,
      body: { place: 'body.end' },
    });
    expect(await record(from, from)).toMatchObject({ status: 400, body: { place: 'body.end' } });
    // b is not on call, and a not by day.
    expect(await record(from, to, 'b')).toMatchObject({ status: 400, body: { place: 'body.start' } });
    expect(await record('2026-12-21T10:00:00Z', '2026-12-21T11:00:00Z')).toMatchObject({
      status: 400,
      body: { place: 'body.start' },
    });
    // On call in the night to the 22nd, back home at 5:00: nothing until 11 hours later.
    const { status, body } = await record(from, to);
    expect(status).toBe(201);
    const { callOut, restBroken } = recordCallOut.response.parse(body);
    expect(callOut).toMatchObject({ agent: 'a', start: '2026-12-22T02:00:00.000Z', recordedBy: 'Cadre' });
    expect(restBroken).toMatchObject([
      {
        rule: 'fr-emergency-doctors/rest-after-call-out',
        day: 1,
        article: expect.stringContaining('R6152-27'),
      },
    ]);
    const account = async () => AgentAccount.parse(await small.json('GET', '/agents/a/account?year=2026'));
    expect((await account()).months[0]).toMatchObject({
      workedMinutes: 720 + 720 + 120,
      callOutMinutes: 120,
    });
    expect((await account()).callOuts).toEqual([callOut]);
    expect((await small.call('DELETE', `/call-outs/${callOut.id}`)).status).toBe(200);
    expect((await small.call('DELETE', `/call-outs/${callOut.id}`)).status).toBe(404);
    const roster = getRoster.response.parse(await small.json('GET', '/rosters/r1'));
    expect(roster.violations.filter(({ rule }) => rule.endsWith('call-out'))).toEqual([]);
    expect((await account()).callOuts).toEqual([]);
    now = early;
  });

  it('is set up with the unit, and refused where it does not fit, naming the place', async () => {
    const { id: _id, ...unit } = smallUnit.definition;
    const [day, night] = unit.shiftTypes;
    const onCallType = { ...day, id: 'A', startMinute: 1140, durationMinutes: 720, tone: 'on-call' };
    const line = { skill: 'nurse', fromMinute: 1140, toMinute: 1860, need: 1, minimum: 1 };
    const put = async (extra: object, lines: readonly object[] = [line]) => {
      const shiftTypes = [day, night, { ...onCallType, onCallMinutes: 720, ...extra }];
      const { status, answer } = await small.call('PUT', '', { ...unit, shiftTypes, onCallLines: lines });
      return [status, ((await answer.json()) as { place?: string }).place];
    };
    expect(await put({ onCallMinutes: 721 })).toEqual([400, 'body.shiftTypes.2.onCallMinutes']);
    expect(await put({ handoverMinutes: 15 })).toEqual([400, 'body.shiftTypes.2.handoverMinutes']);
    expect(await put({ onCallMinutes: 700, breakMinutes: 30 })).toEqual([
      400,
      'body.shiftTypes.2.breakMinutes',
    ]);
    expect(await put({}, [{ ...line, skill: 'pilot' }])).toEqual([400, 'body.onCallLines.0.skill']);
    expect(await put({}, [{ ...line, minimum: 2 }])).toEqual([400, 'body.onCallLines.0.minimum']);
    expect(await put({}, [{ ...line, toMinute: 1890 }])).toEqual([400, 'body.onCallLines.0.toMinute']);
    expect(await put({})).toEqual([200, undefined]);
    const stored = await small.planner.store.unit('petite');
    expect(stored?.planning.shifts[2]).toMatchObject({ id: 'A', onCallMinutes: 720 });
    expect(stored?.planning.onCallLines).toMatchObject([line]);
    expect(stored?.planning.rules.map(({ id }) => id)).toContain('fr-hospital/on-call-hours');
  });
});
