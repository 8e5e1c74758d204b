import { describe, expect, it } from 'vitest';
import { normalDraws } from '../../distribution/normal-draws.js';
import { LevelFilter } from './level-filter.js';

const VARIANCE = 0.01;

function levels(ratios: readonly number[]): readonly number[] {
  const filter = LevelFilter.start();
  return ratios.map((ratio) => {
    filter.observe(ratio, VARIANCE);
    return filter.level();
  });
}

describe('level filter', () => {
  it('stays at zero while nothing changes', () => {
    const draw = normalDraws(3);
    const found = levels(Array.from({ length: 1000 }, () => 0.1 * draw()));
    expect(Math.max(...found.map(Math.abs))).toBeLessThan(0.05);
  });

  it('finds a large change within a week and a moderate one within fourteen days', () => {
    const draw = normalDraws(4);
    const noise = Array.from({ length: 60 }, () => 0.1 * draw());
    const large = levels(noise.map((n, day) => n + (day >= 40 ? -0.7 : 0)));
    expect(large[39]).toBeCloseTo(0, 1);
    expect(large[46]).toBeLessThan(-0.6);
    const moderate = levels(noise.map((n, day) => n + (day >= 40 ? 0.25 : 0)));
    expect(moderate[53]).toBeGreaterThan(0.18);
  });

  it('comes back when the change is over, and one odd day changes nothing', () => {
    const draw = normalDraws(5);
    const noise = Array.from({ length: 120 }, () => 0.1 * draw());
    const back = levels(noise.map((n, day) => n + (day >= 40 && day < 80 ? -0.5 : 0)));
    expect(Math.abs(back[95])).toBeLessThan(0.08);
    const snow = levels(noise.map((n, day) => n + (day >= 50 && day < 53 ? -0.8 : 0)));
    expect(Math.abs(snow[54])).toBeLessThan(0.15);
    const odd = levels(noise.map((n, day) => (day === 50 ? 1 : n)));
    expect(Math.abs(odd[51])).toBeLessThan(0.1);
  });
});
