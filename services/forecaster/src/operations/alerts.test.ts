import type { Alert } from '@releve/contracts';
import { openTestDatabase } from '@releve/database/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AlertStore, createAlertStore } from '../alert-store.js';
import { acknowledgeAlert, type Finding, muteAlert, reconcileAlerts } from './alerts.js';
import { importCovariates } from './import-covariates.js';

let now = new Date('2026-11-22T02:00:00.000Z');
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let alerts: AlertStore;
const deps = () => ({ database, alerts, clock: () => now });

beforeAll(async () => {
  database = await openTestDatabase();
  alerts = createAlertStore(database);
});
afterAll(() => database.close());

const excess = (factor: number): Finding => ({
  kind: 'epidemic-days',
  stream: 'age:child',
  quantity: 'arrivals',
  facts: { factor },
});
const kinds = ['epidemic-days', 'epidemic-week'] as const;
const one = async (): Promise<Alert> => {
  const [alert, other] = await alerts.list('nord', 10);
  if (!alert || other) throw new Error('expected one alert');
  return alert;
};

it('raises an alert once, follows its figures, and keeps what was done about it', async () => {
  expect(await reconcileAlerts(deps(), 'nord', kinds, [excess(1.3)])).toHaveLength(1);
  now = new Date('2026-11-23T02:00:00.000Z');
  expect(await reconcileAlerts(deps(), 'nord', kinds, [excess(1.4)])).toHaveLength(0);
  const { id } = await one();
  await acknowledgeAlert(deps(), 'nord', id, 'Camille', 'two more beds');
  await muteAlert(deps(), 'nord', id, 'Camille', { hours: 24, note: '' });
  expect(await one()).toMatchObject({
    raisedAt: '2026-11-22T02:00:00.000Z',
    lastSeenAt: '2026-11-23T02:00:00.000Z',
    acknowledgedAt: '2026-11-23T02:00:00.000Z',
    mutedUntil: '2026-11-24T02:00:00.000Z',
    endedAt: null,
    facts: { factor: 1.4 },
    history: [{ action: 'raised', by: null }, { action: 'acknowledged', by: 'Camille' }, { action: 'muted' }],
  });
});

it('leaves alerts of other kinds alone, ends those that are over, and raises anew after that', async () => {
  await reconcileAlerts(deps(), 'nord', ['drift'], []);
  expect((await one()).endedAt).toBeNull();
  await reconcileAlerts(deps(), 'nord', kinds, []);
  expect(await one()).toMatchObject({ endedAt: now.toISOString(), history: { length: 4 } });
  await reconcileAlerts(deps(), 'nord', kinds, [excess(1.2)]);
  expect((await alerts.list('nord', 10)).map(({ endedAt }) => endedAt === null)).toEqual([true, false]);
});

it('refuses an alert that does not exist', async () => {
  await expect(acknowledgeAlert(deps(), 'nord', 'nothing', 'Camille', '')).rejects.toThrow(/nothing/);
});

it('takes in weekly indicators, names the rows it cannot read, and refuses a file without any', async () => {
  const file = 'semaine;grippe;bronchiolite\n2026-W45;120,5;30\n2026-W46;;41\n2026-W99;1;1\n';
  const report = await importCovariates(deps(), 'nord', file);
  expect(report.indicators).toEqual([
    { name: 'grippe', weeks: 1 },
    { name: 'bronchiolite', weeks: 2 },
  ]);
  expect(report.rejected).toMatchObject([{ row: 3, field: 'week', value: '2026-W99' }]);
  expect(await alerts.indicators('nord')).toMatchObject([
    { name: 'bronchiolite', values: [30, 41] },
    { name: 'grippe', values: [120.5] },
  ]);
  await expect(importCovariates(deps(), 'nord', 'hello')).rejects.toThrow();
});
