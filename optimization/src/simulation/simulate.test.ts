import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { erlangA } from '../staffing/erlang-a.js';
import { erlangCWaits } from '../staffing/erlang-c.js';
import { drawMinutes, drawPoisson } from './draw.js';
import { EventQueue } from './event-queue.js';
import { intervalOf, sampleQuantile } from './interval.js';
import type { FlowScenario, PatientLevel } from './scenario.js';
import { simulateFlow } from './simulate-flow.js';

const HOURS = 1500;

/** λ = 10/h, μ = 1.5/h: one level, one stage. */
const queue = (
  servers: number,
  patienceMinutes: number | null,
  more: Partial<PatientLevel> = {},
): FlowScenario => ({
  stepMinutes: 60,
  warmUpSteps: 100,
  levels: [
    {
      id: 'all',
      priority: 1,
      arrivals: new Array<number>(HOURS + 100).fill(10),
      stages: [{ skill: 'doctor', minutes: { kind: 'exponential', meanMinutes: 40 } }],
      afterwards: null,
      patienceMinutes,
      targetMinutes: 15,
      ...more,
    },
  ],
  servers: { doctor: new Array<number>(2 * (HOURS + 100)).fill(servers) },
});

describe('simulation against formulas', () => {
  it('agrees with Erlang-C: λ 10, μ 1.5, 8 servers', () => {
    const result = simulateFlow(() => queue(8, null), 14, 7);
    const [level] = result.levels;
    const exact = erlangCWaits(10, 1.5, 8);
    expect(Math.abs(level.probabilityOfWaiting.mean - exact.probabilityOfWaiting)).toBeLessThan(0.012);
    expect(Math.abs(level.meanWaitMinutes.mean - exact.meanWaitMinutes)).toBeLessThan(1);
    expect(level.meanWaitMinutes.low).toBeLessThan(exact.meanWaitMinutes);
    expect(level.meanWaitMinutes.high).toBeGreaterThan(exact.meanWaitMinutes);
    expect(1 - level.withinTarget.mean).toBeCloseTo(exact.probabilityOfWaitingOver(15), 1.5);
    expect(result.utilisation.doctor.mean).toBeCloseTo(10 / 12, 2);
    expect(result.leftUnseen.mean).toBe(0);
  });

  it.each([6, 7, 8])('agrees with Erlang-A: patience of 2 h, %i servers', (servers) => {
    const result = simulateFlow(() => queue(servers, 120), 5, 11);
    const [level] = result.levels;
    const exact = erlangA({ arrivalsPerHour: 10, servicesPerHour: 1.5, abandonsPerHour: 0.5, servers });
    expect(Math.abs(level.probabilityOfWaiting.mean - exact.probabilityOfWaiting)).toBeLessThan(0.02);
    expect(Math.abs(level.leftUnseen.mean - exact.probabilityOfAbandoning)).toBeLessThan(0.008);
    expect(Math.abs(level.meanFirstWaitMinutes.mean - exact.meanWaitMinutes)).toBeLessThan(1);
  });

  it('keeps λ × E[S] patients present when nobody waits (Little)', () => {
    const scenario = queue(60, null, { afterwards: { kind: 'lognormal', medianMinutes: 60, sigma: 0.5 } });
    const result = simulateFlow(() => scenario, 2, 3);
    const mean = result.present.reduce((sum, cell) => sum + cell.mean, 0) / result.present.length;
    expect(mean).toBeCloseTo((10 * (40 + 60 * Math.exp(0.125))) / 60, 0);
    expect(result.present).toHaveLength(2 * HOURS);
  });
});

describe('flow', () => {
  const level = (id: string, priority: number, more: Partial<PatientLevel> = {}): PatientLevel => ({
    id,
    priority,
    arrivals: new Array<number>(200).fill(3),
    stages: [{ skill: 'doctor', minutes: { kind: 'exponential', meanMinutes: 20 } }],
    afterwards: null,
    patienceMinutes: null,
    targetMinutes: 20,
    ...more,
  });

  it('sees the urgent first, and the others pay for it', () => {
    const scenario: FlowScenario = {
      stepMinutes: 60,
      warmUpSteps: 10,
      levels: [level('urgent', 1), level('other', 2)],
      servers: { doctor: new Array<number>(400).fill(3) },
    };
    const [urgent, other] = simulateFlow(() => scenario, 20, 1).levels;
    expect(urgent.meanWaitMinutes.high).toBeLessThan(other.meanWaitMinutes.low);
    expect(urgent.withinTarget.mean).toBeGreaterThan(0.8);
  });

  it('follows staff through the day: nobody on duty, nobody seen until they come', () => {
    const scenario: FlowScenario = {
      stepMinutes: 60,
      warmUpSteps: 0,
      levels: [
        level('all', 1, {
          arrivals: [5, 0, 0, 0],
          stages: [
            { skill: 'nurse', minutes: { kind: 'fixed', minutes: 5 } },
            { skill: 'doctor', minutes: { kind: 'fixed', minutes: 1 } },
          ],
        }),
      ],
      servers: { nurse: [5, 5, 5, 5, 5, 5, 5, 5], doctor: [0, 0, 0, 0, 9, 9, 9, 9] },
    };
    const result = simulateFlow(() => scenario, 50, 2);
    expect(result.levels[0].meanWaitMinutes.low).toBeGreaterThan(60);
    expect(result.levels[0].meanWaitMinutes.mean).toBeCloseTo(90, -1);
    expect(result.present[3].mean).toBeCloseTo(5, 0);
    expect(result.present[5].mean).toBe(0);
  });

  it('gives the same figures for the same seed', () => {
    const scenario = queue(8, 60);
    expect(simulateFlow(() => scenario, 2, 5)).toEqual(simulateFlow(() => scenario, 2, 5));
    expect(simulateFlow(() => scenario, 2, 5)).not.toEqual(simulateFlow(() => scenario, 2, 6));
  });
});

describe('parts', () => {
  it('draws durations and counts with the right means', () => {
    const random = xoroshiro128plus(9);
    const mean = (draw: () => number) =>
      Array.from({ length: 20_000 }, draw).reduce((a, b) => a + b, 0) / 20_000;
    expect(Math.abs(mean(() => drawPoisson(7, random)) - 7)).toBeLessThan(0.08);
    expect(mean(() => drawPoisson(0, random))).toBe(0);
    const curve = [
      { minutes: 60, stillPresent: 0.5 },
      { minutes: 120, stillPresent: 0 },
    ];
    expect(Math.abs(mean(() => drawMinutes({ kind: 'empirical', points: curve }, random)) - 60)).toBeLessThan(
      1,
    );
    expect(
      Math.abs(mean(() => drawMinutes({ kind: 'lognormal', medianMinutes: 60, sigma: 0.5 }, random)) - 67.99),
    ).toBeLessThan(1);
  });

  it('orders events by time, then by arrival', () => {
    const events = new EventQueue<string>();
    for (const [time, name] of [
      [3, 'c'],
      [1, 'a'],
      [3, 'd'],
      [2, 'b'],
    ] as const) {
      events.push(time, name);
    }
    expect(
      [events.pop(), events.pop(), events.pop(), events.pop(), events.pop()].map((e) => e?.event),
    ).toEqual(['a', 'b', 'c', 'd', undefined]);
  });

  it('gives Student intervals', () => {
    const { mean, low, high } = intervalOf([1, 2, 3, 4, 5, 6]);
    expect(mean).toBe(3.5);
    expect(high - mean).toBeCloseTo(2.5706 * Math.sqrt(3.5 / 6), 1);
    expect(mean - low).toBeCloseTo(high - mean, 12);
    expect(intervalOf([2])).toEqual({ mean: 2, low: 2, high: 2 });
    expect(sampleQuantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(sampleQuantile([], 0.5)).toBe(0);
  });
});
