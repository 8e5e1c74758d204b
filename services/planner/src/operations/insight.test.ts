import {
  AgentAccount,
  Ledger,
  Roster,
  RosterComparison,
  RosterWish,
  TableReport,
  TradeOffPoint,
  WhyAnswer,
} from '@releve/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { useSmallPlanner } from '../testing/small-planner.js';
import { smallProblem, smallRoster, smallRow, smallUnit } from '../testing/small-unit.js';
import { whyRunner } from '../why/why-job.js';

const now = new Date('2026-12-01T00:00:00Z');
/** The same posts held, Christmas by b. */
const other = {
  ...smallRoster,
  a: ['J', '', 'J', '', '', '', 'J'],
  b: ['', 'J', '', 'J', 'J', 'J', ''],
};
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

describe('what a roster is asked', { timeout: 60_000 }, () => {
  const small = useSmallPlanner({ clock: () => now, asker: whyRunner() }, async (tx, store) => {
    await store.saveUnit(tx, smallUnit, now);
    await store.insertRoster(tx, smallRow('r1'));
    const strict = { level: 'strict' as const, requests: smallProblem.requests };
    const made = { createdAt: new Date('2026-11-02T00:00:00Z'), tradeOff: 't1' };
    await store.insertRoster(tx, smallRow('r2', { ...made, assignments: other, fairness: strict }));
    await store.insertRoster(tx, smallRow('r3', { tradeOff: 't1', days: 7 }));
  });

  it('why: a refused wish is priced by solving again, with what a lone change would break', async () => {
    const answer = WhyAnswer.parse(
      await small.json('POST', '/rosters/r1/why', { agent: 'a', day: 4, shift: null, seconds: 2 }),
    );
    expect(answer).toMatchObject({
      present: 'J',
      cost: 5,
      wishes: [{ wish: 'off', shift: null, granted: false }],
    });
    // b takes Christmas for a: the wish is met and no post is lost.
    expect(answer.alternatives).toMatchObject([
      { shift: null, status: 'priced', extra: -5, exact: true, breaks: [] },
    ]);
    const night = WhyAnswer.parse(
      await small.json('POST', '/rosters/r1/why', { agent: 'a', day: 4, shift: 'N', seconds: 2 }),
    );
    expect(night.alternatives[0]?.status).toBe('priced');
    const unknown = await small.call('POST', '/rosters/r1/why', { agent: 'x', day: 4 });
    expect(unknown.status).toBe(400);
  });

  it('wishes: granted or refused, refused first', async () => {
    const { wishes } = z
      .object({ wishes: z.array(RosterWish) })
      .parse(await small.json('GET', '/rosters/r1/wishes'));
    expect(wishes.map(({ agent, granted }) => [agent, granted])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });

  it('compares two rosters by the newer one’s problem', async () => {
    const compared = RosterComparison.parse(await small.json('GET', '/comparison?a=r1&b=r2'));
    expect(compared).toMatchObject({
      judgedBy: 'r2',
      sameProblem: true,
      changedCells: 2,
      a: { cost: 5, legal: true },
      b: { cost: 0, legal: true },
    });
    expect(compared.agents.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('shows cost against fairness, and which rosters none beats', async () => {
    const { points } = z
      .object({ points: z.array(TradeOffPoint) })
      .parse(await small.json('GET', '/trade-offs/t1'));
    expect(points.map(({ roster, level, cost, efficient }) => [roster.id, level, cost, efficient])).toEqual([
      ['r3', 'free', 5, false],
      ['r2', 'strict', 0, true],
    ]);
    expect((await small.call('GET', '/trade-offs/none')).status).toBe(404);
  });

  it('keeps the ledger when a roster is published, carries it on and keeps each agent’s account', async () => {
    const before = Ledger.parse(await small.json('GET', '/ledger'));
    expect([before.from, before.agents[0]?.past.holiday.count]).toEqual([null, 0]);
    const published = await small.call('POST', '/rosters/r1/publish', { revision: 1, reason: 'Noël' });
    expect(published.status).toBe(200);
    const ledger = Ledger.parse(await small.json('GET', '/ledger'));
    expect([ledger.from, ledger.to]).toEqual(['2026-12-21', '2026-12-27']);
    const a = ledger.agents.find(({ id }) => id === 'a');
    // a and c worked Christmas, shared by four; all nights fell to c and d.
    expect(a?.past.holiday).toEqual({ count: 1, due: 0.5 });
    expect(a?.past.night).toEqual({ count: 0, due: 1.75 });
    expect(a?.past.refused).toEqual({ count: 1, due: 1 });
    const next = Ledger.parse(await small.json('GET', '/ledger?roster=r2'));
    expect(next.agents[0]?.past.holiday.count).toBe(0);
    const account = AgentAccount.parse(await small.json('GET', '/agents/c/account?year=2026'));
    expect(account.months).toMatchObject([
      { month: '2026-12', days: 7, workedMinutes: 2880, nights: 4, sundays: 1, holidays: 1 },
    ]);
    expect(account.months[0]?.overtimeMinutes).toBeCloseTo(780);
  });

  it('imports staff, contracts, leave and wishes, telling of every row, and gives them back the same', async () => {
    const send = async (table: string, text: string, dryRun: boolean) =>
      TableReport.parse(
        await small.json('POST', `/tables/${table}`, { name: `${table}.csv`, content: base64(text), dryRun }),
      );
    const staff =
      'Matricule;Nom;Compétences\na;Alix Morel;nurse\ne;Élise Roux;nurse, triage\nf;Fabien;plumber\n;X;nurse\n';
    expect(await send('staff', staff, true)).toMatchObject({
      dryRun: true,
      added: 1,
      changed: 1,
      rejected: 2,
    });
    const { rows } = await send('staff', staff, false);
    expect(rows.slice(2)).toEqual([
      {
        row: 4,
        outcome: 'rejected',
        column: 'skills',
        value: 'plumber',
        expected: 'skills of the unit: nurse, triage',
      },
      { row: 5, outcome: 'rejected', column: 'Matricule', value: '', expected: 'a value' },
    ]);
    expect(await send('staff', staff, false)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const contracts = 'agent,quotité,rythme,week-ends par période\na,80 %,nuit,2\ne,"0,5",jour,\n';
    expect(await send('contracts', contracts, false)).toMatchObject({ changed: 2, rejected: 0 });
    const stored = await small.planner.store.unit('petite');
    expect(stored?.planning.agentRules.a).toEqual([
      { id: 'contract/minutes', line: { kind: 'period-minutes', min: 800, max: 1600 } },
      { id: 'contract/weekends', line: { kind: 'weekends', max: 2 } },
      { id: 'contract/nights-only', line: { kind: 'max-shifts', shifts: ['J'], max: 0 } },
    ]);
    expect(stored?.definition.agents.find(({ id }) => id === 'e')).toMatchObject({ workingTimeShare: 0.5 });
    const leave = 'agent;du;au;motif\na;24/12/2026;26/12/2026;CA\nb;2027-02-30;;CA\n';
    expect(await send('leave', leave, false)).toMatchObject({ added: 1, rejected: 1 });
    const wishes = 'agent,date,souhait,poste,poids\na,2026-12-25,repos,,7\nb,2026-12-26,travail,Z,2\n';
    expect(await send('wishes', wishes, false)).toMatchObject({ changed: 1, rejected: 1 });
    for (const table of ['staff', 'contracts', 'leave', 'wishes'])
      for (const format of ['csv', 'xlsx']) {
        const { answer } = await small.call('GET', `/tables/${table}?format=${format}`);
        const content = Buffer.from(await answer.arrayBuffer()).toString('base64');
        const back = TableReport.parse(
          await small.json('POST', `/tables/${table}`, { name: `x.${format}`, content, dryRun: true }),
        );
        expect(back, `${table} ${format}`).toMatchObject({ added: 0, changed: 0, rejected: 0 });
        expect(back.unchanged).toBeGreaterThan(0);
      }
    const none = await small.call('POST', '/tables/staff', { name: 'x.csv', content: base64('Nom\nX\n') });
    expect(await none.answer.json()).toMatchObject({ place: 'row 1' });
  });

  it('exports a draft as XLSX and takes it back, changed cells and bad ones told of', async () => {
    const { answer } = await small.call('GET', '/rosters/r2/export?format=xlsx');
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    const content = Buffer.from(await answer.arrayBuffer()).toString('base64');
    const send = async (body: object) =>
      TableReport.parse(
        await small.json('POST', '/rosters/r2/table', { name: 'r.xlsx', revision: 1, ...body }),
      );
    expect(await send({ content })).toMatchObject({ dryRun: true, unchanged: 4, rejected: 0 });
    const edited = 'agent,name,2026-12-21,2026-12-22\na,A,repos,J\nb,B,Q,\nz,Z,J,\n';
    const report = await send({ content: base64(edited), name: 'r.csv', dryRun: false });
    expect(report).toMatchObject({ changed: 1, rejected: 2 });
    expect(report.rows[1]).toMatchObject({ row: 3, column: '2026-12-21', value: 'Q' });
    const row = await small.planner.store.roster('petite', 'r2');
    expect(row?.assignments?.a?.slice(0, 3)).toEqual(['', 'J', 'J']);
    expect(row?.assignments?.b).toEqual(other.b);
  });

  it('tells of a share above the cap of fairness, which blocks nothing', async () => {
    const capped = { id: 'fairness/nights', line: { kind: 'max-shifts' as const, shifts: ['N'], max: 3 } };
    const problem = {
      ...smallProblem,
      agents: smallProblem.agents.map((agent) => (agent.id === 'c' ? { ...agent, rules: [capped] } : agent)),
    };
    const fairness = { level: 'strict' as const, requests: smallProblem.requests };
    const { store } = small.planner;
    await small.database.db.transaction((tx) =>
      store.insertRoster(tx, smallRow('r4', { problem, fairness })),
    );
    const roster = Roster.parse(await small.json('GET', '/rosters/r4'));
    expect(roster.violations).toMatchObject([{ rule: 'fairness/nights', agent: 'c', hard: false }]);
    const asked = await small.call('POST', '/rosters/r4/why', {
      agent: 'c',
      day: 0,
      shift: null,
      seconds: 1,
    });
    expect(asked.status).toBe(200);
    const body = { revision: 1, reason: 'Noël' };
    expect((await small.call('POST', '/rosters/r4/publish', body)).status).toBe(200);
  });
});
