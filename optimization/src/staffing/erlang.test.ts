import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangA } from './erlang-a.js';
import { erlangB } from './erlang-b.js';
import { erlangC, erlangCWaits } from './erlang-c.js';

describe('Erlang-B', () => {
  it('matches the tables', () => {
    expect(erlangB(25, 30)).toBeCloseTo(0.052603, 6);
    expect(erlangB(1, 1)).toBe(0.5);
    expect(erlangB(0, 0)).toBe(1);
    expect(erlangB(0, 3)).toBe(0);
  });

  it('stays exact where factorials overflow', () => {
    expect(erlangB(1000, 1000)).toBeCloseTo(0.02481, 4);
    expect(erlangB(1, 300)).toBeGreaterThanOrEqual(0);
  });

  it('refuses negative loads and half servers', () => {
    expect(() => erlangB(-1, 2)).toThrow('offered load');
    expect(() => erlangB(1, 2.5)).toThrow('servers');
  });
});

describe('Erlang-C', () => {
  it('matches the tables', () => {
    expect(erlangC(8, 10)).toBeCloseTo(0.40918, 6);
    const waits = erlangCWaits(10, 1.5, 8);
    expect(waits.probabilityOfWaiting).toBeCloseTo(0.532687, 6);
    expect(waits.meanWaitMinutes).toBeCloseTo(15.98, 2);
    expect(waits.probabilityOfWaitingOver(15)).toBeCloseTo(0.3231, 4);
  });

  it('says that everyone waits when servers cannot keep up', () => {
    const waits = erlangCWaits(12, 1.5, 8);
    expect(waits.probabilityOfWaiting).toBe(1);
    expect(waits.meanWaitMinutes).toBe(Number.POSITIVE_INFINITY);
    expect(waits.probabilityOfWaitingOver(600)).toBe(1);
  });
});

describe('Erlang-A', () => {
  it.each([
    [6, 0.78918, 0.16419],
    [7, 0.60613, 0.09182],
    [8, 0.42008, 0.04819],
  ])('matches the tables with %i servers', (servers, wait, abandon) => {
    const result = erlangA({ arrivalsPerHour: 10, servicesPerHour: 1.5, abandonsPerHour: 0.5, servers });
    expect(result.probabilityOfWaiting).toBeCloseTo(wait, 5);
    expect(result.probabilityOfAbandoning).toBeCloseTo(abandon, 5);
  });

  it('tends to Erlang-C as patience grows', () => {
    const result = erlangA({ arrivalsPerHour: 10, servicesPerHour: 1.5, abandonsPerHour: 1e-6, servers: 8 });
    expect(result.probabilityOfWaiting).toBeCloseTo(0.532687, 4);
    expect(result.meanWaitMinutes).toBeCloseTo(15.98, 1);
  });

  it('keeps flow in balance: those who do not abandon are served', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        fc.integer({ min: 1, max: 120 }),
        (arrivalsPerHour, servicesPerHour, abandonsPerHour, servers) => {
          const result = erlangA({ arrivalsPerHour, servicesPerHour, abandonsPerHour, servers });
          const served = arrivalsPerHour * (1 - result.probabilityOfAbandoning);
          expect(served).toBeLessThanOrEqual(servers * servicesPerHour * (1 + 1e-9));
          expect(result.probabilityOfWaiting).toBeGreaterThanOrEqual(0);
          expect(result.probabilityOfWaiting).toBeLessThanOrEqual(1 + 1e-12);
        },
      ),
    );
  });
});
