import type { Visit } from '@releve/contracts';
import { Visit as VisitContract } from '@releve/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { visitsCsv } from '../csv/visits-csv.js';
import { demoGroup } from '../hospital/group.js';
import { makeHistory } from './make-history.js';

const from = new Date('2025-03-03T00:00:00Z');
const to = new Date('2025-05-12T09:20:00Z');

async function historyOf(seed: number, until = to): Promise<Map<string, Visit[]>> {
  const sites = new Map<string, Visit[]>();
  for await (const { site, visits } of makeHistory({ sites: demoGroup, from, to: until, seed }))
    sites.set(site, [...(sites.get(site) ?? []), ...visits]);
  return sites;
}

const hours = (visit: Visit): number =>
  (Date.parse(visit.departedAt ?? to.toISOString()) - Date.parse(visit.arrivedAt)) / 3_600_000;
const quantile = (values: readonly number[], level: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(level * values.length)] ?? Number.NaN;
const share = (visits: readonly Visit[], holds: (visit: Visit) => boolean): number =>
  visits.filter(holds).length / visits.length;

describe('a history', () => {
  let history: Map<string, Visit[]>;
  let adults: Visit[];
  let children: Visit[];
  beforeAll(async () => {
    history = await historyOf(1);
    adults = [...(history.get('val-serein') ?? []), ...(history.get('roche-claire') ?? [])];
    children = history.get('les-lucioles') ?? [];
  });

  it('is the same for the same seed, and another for another', async () => {
    expect(await historyOf(1)).toEqual(history);
    expect(await historyOf(2)).not.toEqual(history);
  });

  it('keeps to the contract, in order of arrival, each visit once', () => {
    for (const visits of history.values()) {
      expect(VisitContract.array().safeParse(visits).success).toBe(true);
      expect(new Set(visits.map((visit) => visit.visitId)).size).toBe(visits.length);
      const arrivals = visits.map((visit) => Date.parse(visit.arrivedAt));
      expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
    }
  });

  it('grows at its end only', async () => {
    const shorter = await historyOf(1, new Date('2025-04-01T00:00:00Z'));
    const [early] = shorter.get('val-serein') ?? [];
    expect(early).toEqual(history.get('val-serein')?.[0]);
    const ids = (visits: readonly Visit[] | undefined) => visits?.map((visit) => visit.visitId) ?? [];
    for (const [site, visits] of shorter)
      expect(ids(history.get(site)).slice(0, visits.length)).toEqual(ids(visits));
  });

  it('has the volumes of the group', () => {
    const days = (to.getTime() - from.getTime()) / 86_400_000;
    const perDay = (site: string) => (history.get(site)?.length ?? 0) / days;
    expect(perDay('val-serein')).toBeGreaterThan(171);
    expect(perDay('val-serein')).toBeLessThan(201);
    expect(perDay('roche-claire')).toBeGreaterThan(90);
    expect(perDay('roche-claire')).toBeLessThan(108);
    expect(perDay('les-lucioles')).toBeGreaterThan(82);
    expect(perDay('les-lucioles')).toBeLessThan(110);
  });

  it('has the stays and hours of French departments (DREES 2023)', () => {
    const done = adults.filter((visit) => visit.departedAt !== null);
    const stays = done.map(hours);
    expect(quantile(stays, 0.5)).toBeCloseTo(3, 0);
    expect(quantile(stays, 0.75)).toBeGreaterThan(5);
    expect(quantile(stays, 0.75)).toBeLessThan(6.2);
    expect(share(done, (visit) => hours(visit) > 8)).toBeCloseTo(0.15, 1);
    const home = done.filter((visit) => visit.outcome === 'home').map(hours);
    expect(quantile(home, 0.5)).toBeCloseTo(2.5, 0);
    const inParis = (visit: Visit) =>
      Number(
        new Date(visit.arrivedAt).toLocaleString('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit' }),
      );
    expect(share(adults, (visit) => inParis(visit) >= 8 && inParis(visit) < 20)).toBeCloseTo(0.74, 1);
  });

  it('admits, triages and carries people as departments do', () => {
    expect(share(adults, (visit) => visit.outcome === 'admitted')).toBeGreaterThan(0.18);
    expect(share(adults, (visit) => visit.outcome === 'admitted')).toBeLessThan(0.27);
    expect(share(children, (visit) => visit.outcome === 'admitted')).toBeLessThan(0.13);
    expect(share(adults, (visit) => visit.outcome === 'left-without-being-seen')).toBeCloseTo(0.02, 2);
    expect(share(adults, (visit) => visit.ageGroup === 'elderly')).toBeCloseTo(0.2, 1);
    expect(children.every((visit) => visit.ageGroup === 'child')).toBe(true);
    expect(share(children, (visit) => visit.mode === 'own-means')).toBeGreaterThan(0.85);
    const seen = adults.filter((visit) => visit.departedAt !== null);
    expect(new Set(seen.map((visit) => visit.triage))).toEqual(new Set(['1', '2', '3A', '3B', '4', '5']));
  });

  it('knows nothing of what comes after its end', () => {
    for (const visits of history.values())
      for (const { arrivedAt, admissionDecidedAt, departedAt, outcome } of visits) {
        for (const at of [arrivedAt, admissionDecidedAt, departedAt])
          expect(at === null || Date.parse(at) <= to.getTime()).toBe(true);
        expect(outcome === null).toBe(departedAt === null);
      }
    const present = adults.filter((visit) => visit.departedAt === null).length;
    expect(present).toBeGreaterThan(20);
    expect(present).toBeLessThan(110);
  });

  it('is written as the CSV that intake imports', () => {
    const visit = VisitContract.parse({
      visitId: 'VS25030300000',
      arrivedAt: '2025-03-03T00:12:00.000Z',
      departedAt: null,
      admissionDecidedAt: null,
      triage: '3A',
      mode: 'ambulance',
      ageGroup: 'elderly',
      outcome: null,
    });
    expect(visitsCsv([visit], true)).toBe(
      'visit_id,arrived_at,departed_at,admission_decided_at,triage,mode,age_group,outcome\n' +
        'VS25030300000,2025-03-03T00:12:00.000Z,,,3A,ambulance,elderly,\n',
    );
  });
});
