import { openTestDatabase } from '@releve/database/testing';
import { expect, it } from 'vitest';
import { smallPlanner } from '../testing/small-planner.js';
import { smallRow, smallUnit } from '../testing/small-unit.js';

it('fails only searches whose process has died, and passes a stop on to the one that runs it', {
  timeout: 60_000,
}, async () => {
  const database = await openTestDatabase();
  let now = new Date('2026-12-01T00:00:00Z');
  const clock = () => now;
  const first = await smallPlanner(database, { clock });
  const { store } = first.planner;
  const until = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  await database.db.transaction(async (tx) => {
    await store.saveUnit(tx, smallUnit, now);
    const generating = { status: 'generating' as const, assignments: null };
    await store.insertRoster(
      tx,
      smallRow('living', { ...generating, searchedBy: 'other', leaseUntil: until(10) }),
    );
    await store.insertRoster(
      tx,
      smallRow('dead', { ...generating, searchedBy: 'gone', leaseUntil: until(-1) }),
    );
    await store.insertRoster(tx, smallRow('kept', { status: 'generating', searchedBy: 'gone' }));
  });
  const second = await smallPlanner(database, { clock });
  const statusOf = async (id: string) => (await store.roster('petite', id))?.status;
  expect(await Promise.all(['living', 'dead', 'kept'].map(statusOf))).toEqual([
    'generating',
    'failed',
    'draft',
  ]);

  // Asked here, run there: the next renewal tells its process.
  expect((await second.call('POST', '/rosters/living/stop')).status).toBe(202);
  expect(await store.renewLeases(['living', 'dead'], 'other', until(20))).toEqual([
    { id: 'living', stopAsked: true },
  ]);
  expect(await store.renewLeases(['living'], 'another', until(20))).toEqual([]);

  now = until(60);
  const third = await smallPlanner(database, { clock });
  expect(await statusOf('living')).toBe('failed');
  for (const { stop } of [third, second, first]) await stop();
  await database.close();
});
