import { getRoster, publishRoster } from '@releve/contracts';
import type { RosterProblem } from '@releve/optimization';
import { describe, expect, it } from 'vitest';
import { useSmallPlanner } from '../testing/small-planner.js';
import { smallProblem, smallRoster, smallRow, smallUnit } from '../testing/small-unit.js';

const early = new Date('2026-12-01T00:00:00Z');
const reason = 'Two nurses ill, nobody can come';

/** One nurse at least through each half-hour of the night of day 2, from 22 h to midnight. */
const watched: RosterProblem = {
  ...smallProblem,
  cover: [1320, 1350, 1380, 1410].map((fromMinute) => ({
    on: 'interval' as const,
    day: 2,
    fromMinute,
    toMinute: fromMinute + 30,
    skill: 'nurse',
    need: 2,
    hardMin: 1,
    shortage: [{ cost: 10 }],
    surplus: [],
  })),
};
const nobodyThatNight = { ...smallRoster, c: ['N', '', '', '', 'N', '', 'N'] };

describe('publishing', { timeout: 60_000 }, () => {
  const small = useSmallPlanner({ clock: () => early }, async (tx, store) => {
    await store.saveUnit(tx, smallUnit, early);
    const short = { problem: watched, assignments: nobodyThatNight, from: '2026-12-21' };
    await store.insertRoster(tx, smallRow('short', short));
    await store.insertRoster(
      tx,
      smallRow('tired', {
        ...short,
        assignments: { ...nobodyThatNight, a: ['N', 'J', '', '', '', '', ''] },
      }),
    );
    const plain = { ...smallProblem, rules: [] };
    const rested = { ...smallRoster, a: ['N', 'J', '', '', '', '', ''] };
    await store.insertRoster(
      tx,
      smallRow('abroad', { problem: plain, rulePack: 'eu-2003-88', assignments: rested }),
    );
    await store.insertRoster(
      tx,
      smallRow('best', {
        problem: watched,
        status: 'infeasible',
        assignments: null,
        bestBelowMinimum: nobodyThatNight,
      }),
    );
    await store.insertRoster(tx, smallRow('none', { status: 'failed', assignments: null }));
  });

  const publish = async (id: string, body: object) => {
    const { status, answer } = await small.call('POST', `/rosters/${id}/publish`, { revision: 1, ...body });
    return { status, body: await answer.json() };
  };
  const stretch = { day: 2, skill: 'nurse', fromMinute: 1320, toMinute: 1440, wanted: 1, present: 0 };

  it('shows half-hours below the safety minimum as one stretch, in words and in figures', async () => {
    const roster = getRoster.response.parse(await small.json('GET', '/rosters/short'));
    expect(roster.belowMinimum).toEqual([stretch]);
    expect(roster.violations).toEqual([
      {
        rule: 'hard-minimum',
        article: '',
        agent: null,
        day: 2,
        message: {
          fr: 'Effectif de sécurité (nurse) non atteint de 22 h 00 à 0 h 00 : 0 sur 1.',
          en: 'Fewer than the safety minimum (nurse) from 22:00 to 0:00: 0 of 1.',
        },
        hard: true,
        derogable: true,
      },
    ]);
  });

  it('below the safety minimum asks that it be accepted, and why; who did is kept', async () => {
    expect(await publish('short', { reason })).toMatchObject({
      status: 409,
      body: { place: 'body.derogate', value: 'hard-minimum' },
    });
    expect(await publish('short', { derogate: true, reason: '  ' })).toMatchObject({
      status: 400,
      body: { place: 'body.reason' },
    });
    const published = publishRoster.response.parse((await publish('short', { derogate: true, reason })).body);
    expect(published).toMatchObject({
      status: 'published',
      publication: { by: 'Cadre', reason, belowMinimum: [stretch], derogations: [] },
    });
  });

  it('refuses what breaks a law without exception, whatever is accepted', async () => {
    expect(await publish('tired', { derogate: true, reason })).toMatchObject({
      status: 409,
      body: { place: 'roster', value: 'fr-hospital/daily-rest' },
    });
  });

  it('departs from a law whose pack names the article, and keeps which', async () => {
    expect(await publish('abroad', { reason })).toMatchObject({
      status: 409,
      body: { place: 'body.derogate' },
    });
    const { body } = await publish('abroad', { derogate: true, reason });
    expect(publishRoster.response.parse(body).publication?.derogations).toEqual([
      { rule: 'eu-2003-88/daily-rest', article: 'directive 2003/88/CE, art. 17 §3 c) i)' },
      { rule: 'eu-2003-88/work-break', article: 'directive 2003/88/CE, art. 17 §3 c) i)' },
    ]);
  });

  it('can begin from the best roster found where none is legal', async () => {
    const found = getRoster.response.parse(await small.json('GET', '/rosters/best'));
    expect(found).toMatchObject({ status: 'infeasible', bestBelowMinimum: [stretch], belowMinimum: [] });
    const kept = await small.call('POST', '/rosters/best/keep', { revision: 1 });
    expect(kept.status).toBe(200);
    const draft = getRoster.response.parse(await small.json('GET', '/rosters/best'));
    expect(draft).toMatchObject({ status: 'draft', bestBelowMinimum: null, belowMinimum: [stretch] });
    expect((await small.call('POST', '/rosters/best/keep', { revision: 2 })).status).toBe(409);
    expect((await small.call('POST', '/rosters/none/keep', { revision: 1 })).status).toBe(409);
  });
});
