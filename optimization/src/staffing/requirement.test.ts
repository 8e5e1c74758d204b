import { describe, expect, it } from 'vitest';
import { checkProfile } from './check-profile.js';
import { pathsFromQuantiles, quantileAt } from './count-paths.js';
import { DEFAULT_PROFILE_FR } from './default-profile-fr.js';
import { postsAt } from './minimum-posts.js';
import type { StaffingProfile } from './profile.js';
import { requirementFromPaths } from './requirement.js';
import { stillPresent } from './stay.js';

const MIDNIGHT = Date.parse('2026-06-01T22:00:00Z');
const text = { fr: 'x', en: 'x' };
const tiny: StaffingProfile = {
  id: 'tiny',
  label: text,
  source: 'by hand',
  zone: 'Europe/Paris',
  acuities: [{ id: 'all', label: text, share: 1, area: 'room', stay: { kind: 'fixed', minutes: 60 } }],
  areas: [{ id: 'room', label: text, patientsPerAgent: { nurse: 4 }, minimumPosts: {} }],
  skills: [
    {
      id: 'nurse',
      label: text,
      careMinutesPerHour: { all: 30 },
      delayProbability: 0.5,
      shortRisk: 0.25,
      shortagePricePerHour: 10,
      minimumPosts: [],
    },
  ],
};
const flat = (arrivals: number) => new Array<number>(6).fill(arrivals);

describe('requirementFromPaths', () => {
  const input = {
    startsAt: MIDNIGHT,
    stepMinutes: 60,
    streams: [{ acuity: null, paths: [flat(4), flat(8), flat(8), flat(24)], history: [] }],
  };

  it('turns paths into quantiles, floor, choice and price, by hand', () => {
    const rows = requirementFromPaths(input, tiny);
    expect(rows).toHaveLength(12);
    // Work 2, 4, 4, 12 agents; with β(0.5) = 0.5061: ⌈2.72⌉ 3, ⌈5.01⌉ 6, 6, ⌈13.75⌉ 14. Ratios 1, 2, 2, 6.
    expect(rows[5]).toMatchObject({
      skill: 'nurse',
      startsAt: MIDNIGHT + 5 * 30 * 60_000,
      minutes: 30,
      load: 5.5,
      mean: 7.25,
      q50: 6,
      q80: 14,
      floor: 2,
      chosen: 6,
      probabilityShort: 0.25,
    });
    expect(rows[5].shortageCosts[6]).toBeCloseTo(10 * 0.5 * 2, 9);
    expect(rows[5].shortageCosts[14]).toBe(0);
  });

  it('lets ratios rule when care is light', () => {
    const light = {
      ...tiny,
      skills: [{ ...tiny.skills[0], careMinutesPerHour: { all: 1 } }],
    };
    expect(requirementFromPaths(input, light)[0]).toMatchObject({ q50: 2, q80: 6, floor: 2 });
  });

  it('never goes below minimum posts', () => {
    const posts = {
      ...tiny,
      skills: [{ ...tiny.skills[0], minimumPosts: [{ from: '01:00', to: '02:00', posts: 9 }] }],
    };
    const rows = requirementFromPaths(input, posts);
    expect(rows.map((row) => row.floor)).toEqual([2, 2, 9, 9, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(rows[2]).toMatchObject({ chosen: 9, probabilityShort: 0.25 });
  });

  it('adds streams by acuity', () => {
    const two = { ...input, streams: [1, 2].map(() => ({ acuity: 'all', paths: [flat(4)], history: [] })) };
    expect(requirementFromPaths(two, tiny)[0].load).toBeCloseTo(4, 9);
  });

  it('refuses ragged streams', () => {
    const ragged = { ...input, streams: [{ acuity: null, paths: [flat(1), [1]], history: [] }] };
    expect(() => requirementFromPaths(ragged, tiny)).toThrow('6 steps');
    expect(() => requirementFromPaths({ ...input, streams: [] }, tiny)).toThrow('at least one path');
  });
});

describe('postsAt', () => {
  it('follows local time through midnight and both clock changes', () => {
    const windows = [
      { from: '07:00', to: '19:00', posts: 5 },
      { from: '19:00', to: '07:00', posts: 3 },
    ];
    const at = (iso: string) => postsAt(windows, Date.parse(iso), 'Europe/Paris');
    expect(at('2026-03-29T04:59:00Z')).toBe(3);
    expect(at('2026-03-29T05:00:00Z')).toBe(5);
    expect(at('2026-10-25T05:59:00Z')).toBe(3);
    expect(at('2026-10-25T06:00:00Z')).toBe(5);
  });
});

describe('the French starting profile', () => {
  it('is valid', () => {
    expect(checkProfile(DEFAULT_PROFILE_FR)).toEqual([]);
  });

  it('meets the DREES 2023 stays: median 3 h, a quarter over 5 h 30, 15 % over 8 h', () => {
    const over = (minutes: number) =>
      DEFAULT_PROFILE_FR.acuities.reduce((sum, a) => sum + a.share * stillPresent(a.stay, minutes), 0);

    expect(Math.abs(over(180) - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(over(330) - 0.25)).toBeLessThan(0.03);
    expect(Math.abs(over(480) - 0.15)).toBeLessThan(0.035);
  });

  it('plans 2.16 to 2.66 nurse hours a visit at 150 arrivals a day', () => {
    const day = [
      25, 19, 15, 14, 13, 14, 19, 32, 52, 64, 66.1, 64, 60, 56, 55, 55, 56, 57.9, 58, 56, 48, 40, 34, 27,
    ].map((share) => (150 * share) / 1000);
    const rows = requirementFromPaths(
      { startsAt: MIDNIGHT, stepMinutes: 60, streams: [{ acuity: null, paths: [day], history: day }] },
      DEFAULT_PROFILE_FR,
    );
    const nurseHours = rows
      .filter((row) => row.skill === 'nurse')
      .reduce((sum, row) => sum + row.chosen / 2, 0);
    expect(nurseHours / 150).toBeGreaterThan(2.16);
    expect(nurseHours / 150).toBeLessThan(2.66);
  });
});

describe('checkProfile', () => {
  it('names what is wrong, where, and what was expected', () => {
    const wrong = {
      ...tiny,
      zone: 'Europe/Metz',
      acuities: [{ ...tiny.acuities[0], share: 0.9, area: 'garden' }],
      skills: [{ ...tiny.skills[0], shortRisk: 1, minimumPosts: [{ from: '7h', to: '19:00', posts: 1 }] }],
    };
    expect(checkProfile(wrong).map((problem) => problem.path)).toEqual([
      'zone',
      'acuities[].share',
      'acuities[0].area',
      'skills[0].shortRisk',
      'skills[0].minimumPosts[0]',
    ]);
  });
});

describe('pathsFromQuantiles', () => {
  const levels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
  const wide = [2, 5, 8, 12, 16, 20, 26];

  it('reproduces the quantiles it was given', () => {
    const forecast = { levels, values: new Array(24).fill(wide) };
    const paths = pathsFromQuantiles(forecast, 60, 3, { paths: 4000, persistence: 0.97 });
    for (const hour of [0, 23]) {
      const sorted = paths.map((path) => path[hour]).sort((a, b) => a - b);
      expect(sorted[2000]).toBeCloseTo(12, 0);
      expect(Math.abs(sorted[400] - 5)).toBeLessThan(0.6);
      expect(Math.abs(sorted[3600] - 20)).toBeLessThan(0.8);
    }
  });

  it('keeps busy days busy when the forecast is wider than Poisson, and scatters when it is not', () => {
    const correlation = (values: readonly number[]) => {
      const forecast = { levels, values: [values, values, values] };
      const paths = pathsFromQuantiles(forecast, 60, 5, { paths: 3000, persistence: 1 });
      const mean = paths.reduce((sum, p) => sum + p[0], 0) / paths.length;
      const cov = paths.reduce((sum, p) => sum + (p[0] - mean) * (p[2] - mean), 0);
      return cov / paths.reduce((sum, p) => sum + (p[0] - mean) ** 2, 0);
    };
    expect(correlation(wide)).toBeGreaterThan(0.5);
    expect(Math.abs(correlation([6, 8, 10, 12, 14, 16, 18]))).toBeLessThan(0.06);
  });

  it('reads quantiles by straight lines, past the ends too', () => {
    expect(quantileAt([0.1, 0.5, 0.9], [2, 4, 10], 0.7)).toBeCloseTo(7, 12);
    expect(quantileAt([0.1, 0.5, 0.9], [2, 4, 10], 0.95)).toBeCloseTo(10.75, 12);
    expect(quantileAt([0.5], [4], 0.9)).toBe(4);
  });
});
