import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { civilDate, epochDay, isoDate, weekdayOf } from './civil-date.js';
import { hourIndex, localHour, localHours } from './local-hours.js';
import { type ZoneClock, zoneClock } from './zone-clock.js';

function clockOf(zone: string): ZoneClock {
  const made = zoneClock(zone);
  if (!made.ok) throw new Error(made.error.hint);
  return made.value;
}

const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/Chicago',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
];

/** What the platform's own formatter says the wall clock shows. */
function wallClock(zone: string, milliseconds: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(milliseconds);
  return parts.replace(', ', 'T').slice(0, 13);
}

describe('local hours', () => {
  it.each(ZONES)('agree with the platform at random instants in %s', (zone) => {
    const clock = clockOf(zone);
    fc.assert(
      fc.property(
        fc.integer({ min: epochDay(2010, 1, 1) * 24, max: epochDay(2035, 1, 1) * 24 }),
        (utcHour) => {
          const local = localHour(clock, utcHour);
          const text = `${isoDate(local.day)}T${String(local.hour).padStart(2, '0')}`;
          return text === wallClock(zone, utcHour * 3_600_000);
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each(ZONES)('give the same hour by hour and in bulk in %s', (zone) => {
    const clock = clockOf(zone);
    const first = epochDay(2019, 12, 20) * 24;
    const bulk = localHours(clock, first, 24 * 400);
    for (let i = 0; i < bulk.length; i++) {
      expect({
        day: bulk.day[i],
        hour: bulk.hour[i],
        weekday: bulk.weekday[i],
        dayOfYear: bulk.dayOfYear[i],
      }).toEqual(localHour(clock, first + i));
    }
  });

  it('has 23 hours on 31 March and 25 on 27 October 2024 in Paris', () => {
    const bulk = localHours(clockOf('Europe/Paris'), hourIndex(Date.UTC(2023, 11, 31, 23)), 8784);
    const hoursOf = (date: number): number[] => Array.from(bulk.hour).filter((_, i) => bulk.day[i] === date);
    const spring = hoursOf(epochDay(2024, 3, 31));
    const autumn = hoursOf(epochDay(2024, 10, 27));
    expect(spring).toHaveLength(23);
    expect(spring).not.toContain(2);
    expect(autumn).toHaveLength(25);
    expect(autumn.filter((hour) => hour === 2)).toHaveLength(2);
    expect(hoursOf(epochDay(2024, 6, 1))).toHaveLength(24);
    expect(bulk.dayOfYear[bulk.length - 1]).toBe(365);
  });
});

describe('from the wall clock to instants', () => {
  const paris = clockOf('Europe/Paris');
  const minutes = (year: number, month: number, day: number, hour: number): number =>
    epochDay(year, month, day) * 1440 + hour * 60;

  it('gives none in the spring gap, two in the autumn repeat and one otherwise', () => {
    expect(paris.toInstants(minutes(2024, 3, 31, 2))).toEqual([]);
    expect(paris.toInstants(minutes(2024, 10, 27, 2))).toEqual([
      minutes(2024, 10, 27, 0),
      minutes(2024, 10, 27, 1),
    ]);
    expect(paris.toInstants(minutes(2024, 7, 1, 12))).toEqual([minutes(2024, 7, 1, 10)]);
  });

  it('is undone by the wall clock', () => {
    for (const zone of ZONES) {
      const clock = clockOf(zone);
      fc.assert(
        fc.property(fc.integer({ min: minutes(2012, 1, 1, 0), max: minutes(2032, 1, 1, 0) }), (instant) =>
          clock.toInstants(clock.toLocal(instant)).includes(instant),
        ),
      );
    }
  });
});

describe('the process zone', () => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('changes nothing', async () => {
    const { publicHolidays } = await import('./public-holidays.js');
    const seen = ['UTC', 'Europe/Paris', 'America/New_York'].map((zone) => {
      process.env.TZ = zone;
      expect(new Date(Date.UTC(2024, 0, 1)).getTimezoneOffset()).toBe(
        { UTC: 0, 'Europe/Paris': -60 }[zone] ?? 300,
      );
      const hours = localHours(clockOf('Europe/London'), epochDay(2023, 12, 31) * 24, 9000);
      const holidays = [2022, 2024].map((year) => [...publicHolidays({ country: 'GB', part: 'WLS' }, year)]);
      return JSON.stringify([Array.from(hours.day), Array.from(hours.hour), holidays]);
    });
    expect(seen[1]).toBe(seen[0]);
    expect(seen[2]).toBe(seen[0]);
  });
});

describe('zones', () => {
  it.each(['Paris', '', 'Europe/Nowhere'])('refuses %j', (zone) => {
    expect(zoneClock(zone)).toMatchObject({ ok: false, error: { kind: 'unknown-time-zone', value: zone } });
  });
});

describe('civil dates', () => {
  it('agree with the platform and invert', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 60_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        const civil = civilDate(day);
        expect(civil).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(epochDay(civil.year, civil.month, civil.day)).toBe(day);
        expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7);
      }),
    );
  });
});
