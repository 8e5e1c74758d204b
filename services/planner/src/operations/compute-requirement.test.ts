import { DEFAULT_PROFILE_FR } from '@releve/optimization';
import { describe, expect, it } from 'vitest';
import { computeRequirement, instantsOf } from './compute-requirement.js';

const start = new Date('2026-03-01T00:00:00Z');
/** Steady arrivals, so that the load is steady too: 6 an hour on every path, before and after the start. */
const steady = {
  forecastId: 'steady',
  start,
  recentArrivals: Array.from({ length: 48 }, () => 6),
  arrivals: Array.from({ length: 20 }, () => Array.from({ length: 35 * 24 }, () => 6)),
};

describe('the requirement of a window', () => {
  it('has a slot per skill and half-hour: 48 a day, 46 when the clocks go on, 50 when they go back', () => {
    const slotsOn = (from: string, zone: string) => {
      const aDayBefore = new Date(Date.parse(`${from}T00:00:00Z`) - 86_400_000);
      const computed = computeRequirement({ ...steady, start: aDayBefore }, DEFAULT_PROFILE_FR, {
        from,
        days: 1,
        zone,
      });
      return 'reaches' in computed ? -1 : computed.length / DEFAULT_PROFILE_FR.skills.length;
    };
    expect(slotsOn('2026-03-29', 'UTC')).toBe(48);
    expect(slotsOn('2026-03-29', 'Europe/Paris')).toBe(46);
    expect(slotsOn('2026-10-25', 'Europe/Paris')).toBe(50);
  });

  it('does not understate its first hours: patients who came before are still there', () => {
    const computed = computeRequirement(steady, DEFAULT_PROFILE_FR, {
      from: '2026-03-01',
      days: 2,
      zone: 'UTC',
    });
    if ('reaches' in computed) throw new Error('the futures reach');
    const nurses = computed.filter(({ skill }) => skill === 'nurse');
    expect(nurses[0]?.load).toBeGreaterThan(0.9 * (nurses[40]?.load ?? 0));
  });

  it('answers how far the futures reach when asked beyond', () => {
    const computed = computeRequirement(steady, DEFAULT_PROFILE_FR, {
      from: '2026-04-20',
      days: 7,
      zone: 'UTC',
    });
    expect(computed).toEqual({ reaches: { from: start, to: new Date('2026-04-05T00:00:00Z') } });
  });
});

it('places local days at their instants', () => {
  expect(instantsOf({ from: '2026-10-25', days: 1, zone: 'Europe/Paris' })).toEqual({
    from: new Date('2026-10-24T22:00:00Z'),
    to: new Date('2026-10-25T23:00:00Z'),
  });
});
