import { describe, expect, it } from 'vitest';
import { lastNight, nightlyDue } from './nightly-due.js';

describe('lastNight', () => {
  it.each([
    [
      'before two in the morning it is yesterday’s',
      '2026-01-15T00:30:00Z',
      'Europe/Paris',
      '2026-01-14T01:00:00Z',
    ],
    ['after two it is today’s', '2026-01-15T01:00:00Z', 'Europe/Paris', '2026-01-15T01:00:00Z'],
    ['in summer time', '2026-07-15T12:00:00Z', 'Europe/Paris', '2026-07-15T00:00:00Z'],
    ['where the clock skips two o’clock', '2026-03-29T12:00:00Z', 'Europe/Paris', '2026-03-29T01:00:00Z'],
    [
      'where two o’clock comes twice, the first',
      '2026-10-25T12:00:00Z',
      'Europe/Paris',
      '2026-10-25T00:00:00Z',
    ],
    ['west of Greenwich', '2026-01-15T12:00:00Z', 'America/New_York', '2026-01-15T07:00:00Z'],
  ])('%s', (_, now, zone, night) => {
    expect(lastNight(new Date(now), zone).toISOString()).toBe(new Date(night).toISOString());
  });
});

describe('nightlyDue', () => {
  it('is due once a night', () => {
    const now = new Date('2026-01-15T08:00:00Z');
    expect(nightlyDue(now, 'Europe/Paris', new Date('2026-01-14T09:00:00Z'))).toBe(true);
    expect(nightlyDue(now, 'Europe/Paris', new Date('2026-01-15T01:00:30Z'))).toBe(false);
  });
});
