import { describe, expect, it } from 'vitest';
import { poissonCount, seededUniform } from '../flow/uniform.js';
import { epidemicWatch } from './epidemic-watch.js';
import { sustainedExcess } from './sustained-excess.js';
import { weekdayExpectation } from './weekday-expectation.js';

const WEEK = [1.2, 1.05, 1, 0.95, 0.95, 0.9, 0.95];

function quietDays(days: number, mean: number, seed: number): Float64Array {
  const uniform = seededUniform(seed);
  return Float64Array.from({ length: days }, (_, day) => poissonCount(uniform, mean * WEEK[day % 7]));
}

describe('sustained excess', () => {
  it('raises less than one false alert a year on quiet series', () => {
    let [alerts, years] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const counts = quietDays(3 * 365, 5 + 4 * seed, seed);
      const days = sustainedExcess(counts, weekdayExpectation(counts));
      days.forEach((day, i) => {
        if (day.sustained && !days[i - 1].sustained) alerts++;
      });
      years += 3 - 9 / 52;
    }
    expect(alerts / years).toBeLessThan(0.5);
  });

  it('sees a rise of 30 % in a stream of 40 a day within ten days, and lets go after it', () => {
    const delays: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const uniform = seededUniform(100 + seed);
      const counts = quietDays(300, 40, seed).map((count, day) =>
        day >= 200 && day < 230 ? count + poissonCount(uniform, 12) : count,
      );
      const days = sustainedExcess(counts, weekdayExpectation(counts));
      delays.push(days.findIndex((day, i) => i >= 200 && day.sustained) - 200);
      expect(days[290].sustained).toBe(false);
    }
    delays.sort((a, b) => a - b);
    expect(delays[10]).toBeLessThanOrEqual(10);
    expect(delays[0]).toBeGreaterThanOrEqual(0);
  });

  it('has a level near log 1.3 during it and near 0 before', () => {
    const counts = quietDays(260, 400, 3).map((count, day) => (day >= 230 ? Math.round(count * 1.3) : count));
    const days = sustainedExcess(counts, weekdayExpectation(counts));
    expect(Math.abs(days[225].level)).toBeLessThan(0.03);
    expect(Math.abs(days[236].level - Math.log(1.3) * (1 - 0.5 ** 1))).toBeLessThan(0.03);
  });

  it('says of a day nothing that later days could change', () => {
    const counts = quietDays(200, 20, 5);
    const before = sustainedExcess(counts, weekdayExpectation(counts)).slice(0, 150);
    const changed = counts.map((count, day) => (day >= 150 ? 1000 : count));
    expect(sustainedExcess(changed, weekdayExpectation(changed)).slice(0, 150)).toEqual(before);
  });
});

describe('epidemic watch', () => {
  it('watches each stream on its own', () => {
    const calm = quietDays(800, 30, 6);
    const surging = quietDays(800, 30, 2).map((count, day) => (day >= 790 ? count * 2 : count));
    const [a, b] = epidemicWatch([
      { stream: 'adult', firstDay: 19_000, counts: calm },
      { stream: 'child', firstDay: 19_000, counts: surging },
    ]);
    expect(a.stream).toBe('adult');
    expect(a.days[799]).toMatchObject({ day: 19_799, sustained: false });
    expect(a.week?.alert).toBe(false);
    expect(b.days[799].sustained).toBe(true);
    expect(b.week?.alert).toBe(true);
    expect(b.days[790].signals).toContain('c1');
  });

  it('gives no weekly judgement on a short series and bears missing days', () => {
    const counts = quietDays(100, 30, 4);
    counts[90] = Number.NaN;
    const [watch] = epidemicWatch([{ stream: 'all', firstDay: 0, counts }]);
    expect(watch.week).toBeUndefined();
    expect(watch.days[92].z).toBeNaN();
    expect(watch.days[99].level).not.toBeNaN();
  });
});
