import { describe, expect, it } from 'vitest';
import { frenchDays } from '../calendar/french-days.js';
import { demoGroup } from '../hospital/group.js';
import { arrivalRate } from './arrival-rate.js';

const days = frenchDays();
const hourMs = 3_600_000;
const siteOf = (id: string) => {
  const profile = demoGroup.find(({ site }) => site.id === id);
  if (!profile) throw new Error(`no site ${id}`);
  return profile;
};
const sumOver = (rate: (at: number) => number, from: string, to: string): number => {
  let sum = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += hourMs) sum += rate(at);
  return sum;
};
const perDay = (rate: (at: number) => number, from: string, to: string): number =>
  sumOver(rate, from, to) / ((Date.parse(to) - Date.parse(from)) / 86_400_000);

describe('French days', () => {
  it.each([
    ['2026-05-01', true, true],
    ['2026-05-04', false, false],
    ['2026-07-14', true, true],
    ['2026-11-02', false, false],
    ['2026-12-25', true, true],
    ['2031-08-01', false, true],
  ])('%s', (date, holiday, school) => {
    expect([days.isPublicHoliday(date), days.isSchoolHoliday(date)]).toEqual([holiday, school]);
  });
});

describe('the rate of arrivals', () => {
  it('keeps the yearly mean of each site', () => {
    for (const profile of demoGroup) {
      const mean = perDay(arrivalRate(profile, days, 1), '2023-09-01T00:00:00Z', '2026-09-01T00:00:00Z');
      expect(mean / profile.visitsPerDay).toBeGreaterThan(0.93);
      expect(mean / profile.visitsPerDay).toBeLessThan(1.07);
    }
  });

  it('follows local hours over both changes of the clock', () => {
    const rate = arrivalRate(siteOf('val-serein'), days, 1);
    const peak = (date: string, utcHour: string) => rate(Date.parse(`${date}T${utcHour}:00:00Z`));
    expect(peak('2026-07-08', '08') / peak('2026-07-08', '03')).toBeCloseTo(7.0 / 1.1, 0);
    expect(peak('2026-01-14', '09') / peak('2026-01-14', '04')).toBeCloseTo(7.0 / 1.1, 0);
  });

  it('brings bronchiolitis to children in late autumn', () => {
    const rate = arrivalRate(siteOf('les-lucioles'), days, 1);
    const autumn = perDay(rate, '2025-11-15T00:00:00Z', '2025-12-15T00:00:00Z');
    const summer = perDay(rate, '2025-07-01T00:00:00Z', '2025-08-15T00:00:00Z');
    expect(autumn / summer).toBeGreaterThan(1.4);
  });

  it('takes a wave put on it, at its peak by its height', () => {
    const peakMs = Date.parse('2026-05-20T12:00:00Z');
    const profile = siteOf('roche-claire');
    const plain = arrivalRate(profile, days, 1);
    const waved = arrivalRate(profile, days, 1, [{ peakMs, widthDays: 5, height: 0.5 }]);
    expect(waved(peakMs) / plain(peakMs)).toBeCloseTo(1.5, 10);
    expect(waved(peakMs + 60 * 24 * hourMs) / plain(peakMs + 60 * 24 * hourMs)).toBeCloseTo(1, 10);
  });
});
