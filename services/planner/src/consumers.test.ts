import { Ledger, Site, topics } from '@releve/contracts';
import { createEmbeddedBus, createLogger } from '@releve/platform';
import { describe, expect, it, vi } from 'vitest';
import { useSmallPlanner } from './testing/small-planner.js';
import { smallProblem, smallRow, smallUnit } from './testing/small-unit.js';

const now = new Date('2026-12-01T00:00:00Z');
const told = (id: string, calendar: string) => ({
  topic: topics.sites,
  key: 'val-serein',
  id,
  payload: {
    id,
    type: 'site.changed',
    version: 1,
    site: 'val-serein',
    occurredAt: now.toISOString(),
    recordedAt: now.toISOString(),
    correlationId: 'c',
    data: Site.parse({
      id: 'val-serein',
      name: 'Val-Serein',
      timeZone: 'Europe/Paris',
      calendar,
      schoolZone: 'B',
      population: 'adult',
      capacityPatients: null,
      hospitalBeds: null,
      simulated: true,
    }),
  },
});

describe('the calendar of a site', () => {
  const small = useSmallPlanner({ clock: () => now });

  it('is that of France until the site says otherwise; one that nobody knows changes nothing', async () => {
    const { store } = small.planner;
    expect(await store.holidayCalendar('val-serein')).toBe('FR');
    const log = createLogger({ service: 'test', level: 'fatal' });
    const bus = await createEmbeddedBus(small.database, { log });
    await bus.publish([told('s1', 'FR-57'), told('s2', 'XX-1')]);
    await vi.waitFor(async () => expect(await store.holidayCalendar('val-serein')).toBe('FR-57'), 5_000);
    await bus.publish([told('s3', 'FR-67')]);
    await vi.waitFor(async () => expect(await store.holidayCalendar('val-serein')).toBe('FR-67'), 5_000);
    await bus.close();
  });

  it('decides which days the ledger counts: 26 December in Moselle', async () => {
    const { store } = small.planner;
    const period = { ...smallProblem.period, holidayCalendar: 'FR-57' };
    await small.database.db.transaction(async (tx) => {
      await store.saveUnit(tx, smallUnit, now);
      await store.insertRoster(tx, smallRow('france'));
      await store.insertRoster(tx, smallRow('moselle', { problem: { ...smallProblem, period } }));
    });
    const worked = async (roster: string) =>
      Ledger.parse(await small.json('GET', `/ledger?roster=${roster}`)).agents.map(
        ({ roster: own }) => own?.holiday.count,
      );
    // On the 25th a and c work, on the 26th b and d.
    expect(await worked('france')).toEqual([1, 0, 1, 0]);
    expect(await worked('moselle')).toEqual([1, 1, 1, 1]);
  });
});
