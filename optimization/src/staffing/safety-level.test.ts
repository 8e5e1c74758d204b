import { describe, expect, it } from 'vitest';
import { erlangA } from './erlang-a.js';
import { normalCdf, normalHazard, normalQuantile } from './normal.js';
import { garnettBeta, garnettDelay, halfinWhittBeta, halfinWhittDelay } from './safety-level.js';
import { squareRootStaffing } from './square-root.js';

describe('the normal distribution', () => {
  it('matches the tables on both sides', () => {
    expect(normalCdf(0)).toBeCloseTo(0.5, 15);
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(normalCdf(-1.959963984540054)).toBeCloseTo(0.025, 12);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 10);
    for (const probability of [1e-9, 0.001, 0.02, 0.03, 0.3, 0.5, 0.9, 0.9999]) {
      expect(normalCdf(normalQuantile(probability)) / probability).toBeCloseTo(1, 10);
    }
    expect(normalHazard(0)).toBeCloseTo(0.7978845608, 9);
    expect(normalHazard(40)).toBeCloseTo(40, 0);
  });
});

describe('Halfin–Whitt', () => {
  it.each([
    [0.1, 1.4202],
    [0.2, 1.0615],
    [0.5, 0.5061],
  ])('P(wait) %d wants β %d', (wait, beta) => {
    expect(halfinWhittBeta(wait)).toBeCloseTo(beta, 4);
    expect(halfinWhittDelay(beta)).toBeCloseTo(wait, 4);
  });

  it('has everyone wait without a safety margin', () => {
    expect(halfinWhittDelay(0)).toBe(1);
    expect(() => halfinWhittBeta(1)).toThrow('strictly between');
  });
});

describe('Garnett', () => {
  it('tends to Halfin–Whitt as patience grows', () => {
    expect(garnettDelay(1.0615, 1e-6)).toBeCloseTo(0.2, 3);
  });

  it('is exact for equal rates, where the system is M/M/∞: P(wait) = 1 − Φ(β)', () => {
    expect(garnettDelay(0.5, 1)).toBeCloseTo(1 - normalCdf(0.5), 12);
    expect(garnettDelay(-0.5, 1)).toBeCloseTo(1 - normalCdf(-0.5), 12);
  });

  it('agrees with Erlang-A in a large department and inverts itself', () => {
    const servers = 210;
    const exact = erlangA({ arrivalsPerHour: 200, servicesPerHour: 1, abandonsPerHour: 0.5, servers });
    const beta = (servers - 200) / Math.sqrt(200);
    expect(garnettDelay(beta, 0.5)).toBeCloseTo(exact.probabilityOfWaiting, 1.5);
    expect(garnettBeta(garnettDelay(beta, 0.5), 0.5)).toBeCloseTo(beta, 8);
  });
});

describe('squareRootStaffing', () => {
  it('adds β√m and rounds up', () => {
    expect(squareRootStaffing(25, 1)).toBe(30);
    expect(squareRootStaffing(25, 1.01)).toBe(31);
    expect(squareRootStaffing(25, 1, 4)).toBe(35);
    expect(squareRootStaffing(0, 1.4)).toBe(0);
    expect(squareRootStaffing(1, -2)).toBe(0);
  });
});
