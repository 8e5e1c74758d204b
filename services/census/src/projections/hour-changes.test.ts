import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VisitState } from '../fold/fold-visit.js';
import { meanByLocalHour } from './heatmap.js';
import { HourChanges, withQuietHours } from './hour-changes.js';
import { hourMs } from './hours.js';
import { openAtEnd } from './presence.js';

const start = Date.UTC(2026, 9, 24, 20);
const iso = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const visit = (
  arrived: number,
  departed: number | null,
  triage: VisitState['triage'] = null,
): VisitState => ({
  arrivedAt: iso(arrived),
  departedAt: departed === null ? null : iso(departed),
  admissionDecidedAt: null,
  triage,
  mode: null,
  ageGroup: null,
  outcome: null,
});
const figures = (changes: HourChanges) =>
  changes.changedHours().map((hour) => {
    const delta = changes.deltas.get(hour);
    return [
      (hour - start) / hourMs,
      delta?.arrivals.get('all') ?? 0,
      (delta?.departedLater ?? 0) + (delta?.open ?? 0),
    ];
  });

describe('HourChanges', () => {
  it('counts an arrival in its UTC hour and presence at each end of hour until the departure', () => {
    const changes = new HourChanges(start + 10 * hourMs);
    changes.replace(null, visit(30, 150));
    expect(figures(changes)).toEqual([
      [0, 1, 1],
      [1, 0, 1],
    ]);
  });

  it('counts through the 25-hour day as through any other', () => {
    const changes = new HourChanges(start + 30 * hourMs);
    for (let hour = 0; hour < 25; hour += 1) changes.replace(null, visit(hour * 60 + 5, hour * 60 + 10));
    expect(changes.changedHours()).toHaveLength(25);
    expect(figures(changes).every(([, arrivals, present]) => arrivals === 1 && present === 0)).toBe(true);
  });

  it('tells only what differs when an open visit closes as expected', () => {
    const changes = new HourChanges(start + 3 * hourMs);
    changes.replace(visit(30, null), visit(30, 200));
    expect(changes.changedHours()).toEqual([]);
    expect([...changes.stored().keys()].map((hour) => (hour - start) / hourMs)).toEqual([0, 1, 2]);
  });

  it('tells of a visit that moves from one half of its hour to the other', () => {
    const changes = new HourChanges(start + 3 * hourMs);
    changes.replace(visit(20, 25), visit(40, 45));
    expect(figures(changes)).toEqual([[0, 0, 0]]);
    expect([...changes.stored().values()].map(({ firstHalfArrivals }) => firstHalfArrivals)).toEqual([-1]);
  });

  it('comes to nothing when what was added is taken out again, whatever the order', () => {
    const state = fc
      .tuple(fc.nat(3000), fc.option(fc.nat(3000)), fc.constantFrom('1' as const, '5' as const, null))
      .map(([arrived, stay, triage]) => visit(arrived, stay === null ? null : arrived + stay, triage));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(state), fc.option(state)), { maxLength: 20 }), (steps) => {
        const changes = new HourChanges(start + 40 * hourMs);
        for (const [before, after] of steps) changes.replace(before, after);
        for (const [before, after] of [...steps].reverse()) changes.replace(after, before);
        expect(changes.changedHours()).toEqual([]);
        expect(changes.stored().size).toBe(0);
      }),
    );
  });

  it('agrees with counting people one by one', () => {
    const stays = fc.array(fc.tuple(fc.nat(2000), fc.nat(900), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(stays, (list) => {
        const knownUntil = start + 50 * hourMs;
        const changes = new HourChanges(knownUntil);
        const visits = list.map(([arrived, stay, open]) => visit(arrived, open ? null : arrived + stay));
        for (const one of visits) changes.replace(null, one);
        for (let hour = start; hour < knownUntil; hour += hourMs) {
          const end = hour + hourMs;
          const there = visits.filter(
            ({ arrivedAt, departedAt }) =>
              Date.parse(arrivedAt) < end && (departedAt === null || Date.parse(departedAt) >= end),
          );
          const open = visits
            .filter(({ departedAt }) => departedAt === null)
            .map(({ arrivedAt }) => ({
              arrivedMs: Date.parse(arrivedAt),
              admissionDecidedMs: null,
              triage: null,
              mode: null,
            }));
          const stored = changes.deltas.get(hour)?.departedLater ?? 0;
          expect(stored + openAtEnd(open, hour)).toBe(there.length);
          expect(changes.deltas.get(hour)?.open ?? 0).toBe(openAtEnd(open, hour));
          const early = visits.filter(({ arrivedAt }) => {
            const at = Date.parse(arrivedAt);
            return at >= hour && at < hour + hourMs / 2;
          });
          expect(changes.deltas.get(hour)?.firstHalfArrivals ?? 0).toBe(early.length);
        }
      }),
    );
  });
});

describe('withQuietHours', () => {
  it('fills a night, not an outage', () => {
    const hours = [0, 3, 40].map((hour) => hour * hourMs);
    expect(withQuietHours(hours).map((hour) => hour / hourMs)).toEqual([0, 1, 2, 3, 40]);
  });
});

describe('meanByLocalHour', () => {
  it('puts both 02:00 of the autumn night in one cell, Sunday last', () => {
    const hours = [0, 1].map((hour) => ({ hour: Date.UTC(2026, 9, 25, hour), arrivals: hour === 0 ? 3 : 5 }));
    const mean = meanByLocalHour(hours, 'Europe/Paris');
    expect(mean[6]?.[2]).toBe(4);
    expect(mean.flat().filter((cell) => cell !== null)).toHaveLength(1);
  });
});
