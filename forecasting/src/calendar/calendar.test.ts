import { describe, expect, it } from 'vitest';
import { type Calendar, calendarFor } from './calendar.js';
import { epochDay, isoDate, parseIsoDate } from './civil-date.js';

function calendar(code: string): Calendar {
  const made = calendarFor(code);
  if (!made.ok) throw new Error(made.error.hint);
  return made.value;
}

function day(text: string): number {
  const parsed = parseIsoDate(text);
  if (parsed === undefined) throw new Error(`not a date: ${text}`);
  return parsed;
}

function holidaysOf(code: string, year: number): Record<string, string> {
  const place = calendar(code);
  const found: Record<string, string> = {};
  for (let d = epochDay(year, 1, 1); d < epochDay(year + 1, 1, 1); d++) {
    const holiday = place.on(d).holiday;
    if (holiday !== undefined) found[isoDate(d)] = holiday.id;
  }
  return found;
}

/** Easter Sunday 2014–2027: Bureau des longitudes tables. */
const EASTER = [
  '2014-04-20',
  '2015-04-05',
  '2016-03-27',
  '2017-04-16',
  '2018-04-01',
  '2019-04-21',
  '2020-04-12',
  '2021-04-04',
  '2022-04-17',
  '2023-04-09',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
];

describe('French public holidays', () => {
  it.each(EASTER)('has Easter Monday, Ascension and Whit Monday of %s right', (easter) => {
    const place = calendar('FR');
    expect(place.on(day(easter) + 1).holiday?.id).toBe('easter-monday');
    expect(place.on(day(easter) + 39).holiday?.id).toBe('ascension-day');
    expect(place.on(day(easter) + 50).holiday?.id).toBe('whit-monday');
    expect(place.on(day(easter) - 2).holiday).toBeUndefined();
    expect(calendar('FR-67').on(day(easter) - 2).holiday?.id).toBe('good-friday');
  });

  it('has the eleven days of the labour code (art. L3133-1) and no observance', () => {
    expect(Object.keys(holidaysOf('FR', 2025))).toEqual([
      '2025-01-01',
      '2025-04-21',
      '2025-05-01',
      '2025-05-08',
      '2025-05-29',
      '2025-06-09',
      '2025-07-14',
      '2025-08-15',
      '2025-11-01',
      '2025-11-11',
      '2025-12-25',
    ]);
  });

  it.each(['FR-57', 'FR-67', 'FR-68'])('adds Good Friday and 26 December in %s', (code) => {
    const own = Object.keys(holidaysOf(code, 2026));
    expect(own).toHaveLength(13);
    expect(own).toContain('2026-04-03');
    expect(own).toContain('2026-12-26');
  });

  it('gives the national days to another department, in both languages', () => {
    expect(holidaysOf('FR-75', 2024)).toEqual(holidaysOf('FR', 2024));
    expect(calendar('FR').on(day('2024-05-09')).holiday?.name).toEqual({
      en: 'Ascension Day',
      fr: 'Ascension',
    });
  });
});

describe('other countries', () => {
  it('knows British substitutes and one-off days', () => {
    expect(holidaysOf('GB-WLS', 2022)).toEqual({
      '2022-01-01': 'new-years-day',
      '2022-01-03': 'new-years-day-substitute',
      '2022-04-15': 'good-friday',
      '2022-04-18': 'easter-monday',
      '2022-05-02': 'early-may-bank-holiday',
      '2022-06-02': 'spring-bank-holiday',
      '2022-06-03': 'queens-platinum-jubilee',
      '2022-08-29': 'summer-bank-holiday',
      '2022-09-19': 'queen-elizabeths-funeral-day',
      '2022-12-25': 'christmas-day',
      '2022-12-26': 'boxing-day',
      '2022-12-27': 'christmas-day-substitute',
    });
    expect(holidaysOf('GB', 2022)).toEqual(holidaysOf('GB-ENG', 2022));
  });

  it.each(['2013-11-28', '2014-11-27', '2019-11-28', '2024-11-28', '2026-11-26'])(
    'has Thanksgiving on %s in the United States',
    (date) => {
      expect(calendar('US').on(day(date)).holiday?.id).toBe('thanksgiving-day');
      expect(calendar('US-IA').on(day(date)).holiday?.id).toBe('thanksgiving-day');
      expect(calendar('US').on(day(date) + 1).holiday).toBeUndefined();
      expect(calendar('US').on(day(date) + 1).bridge).toBe(true);
    },
  );

  it('knows Quebec and Berne', () => {
    expect(calendar('CA-QC').on(day('2024-06-24')).holiday?.id).toBe('national-holiday');
    expect(calendar('CH-BE').on(day('2024-01-02')).holiday?.id).toBe('berchtoldstag');
    expect(calendar('CH-BE').on(day('2024-08-01')).holiday?.id).toBe('bundesfeiertag');
  });

  it.each(['ZZ', 'fr', 'FR-99', 'US-ZZ', '', 'France'])('refuses %j with a hint', (code) => {
    const made = calendarFor(code);
    expect(made).toMatchObject({ ok: false, error: { kind: 'unknown-calendar', value: code } });
  });
});

describe('days near a holiday', () => {
  it('names the eve, the day after and the bridge of Ascension 2025', () => {
    const place = calendar('FR');
    expect(place.on(day('2025-05-28')).eveOf?.id).toBe('ascension-day');
    expect(place.on(day('2025-05-30'))).toMatchObject({ bridge: true, dayAfter: { id: 'ascension-day' } });
    expect(place.on(day('2025-05-31'))).toMatchObject({ bridge: false, dayAfter: undefined });
  });

  it('bridges the Monday before a Tuesday holiday and never a holiday itself', () => {
    const place = calendar('FR');
    expect(place.on(day('2025-11-10')).bridge).toBe(true);
    // 8 and 9 May 2024 are both holidays; the Friday after is the bridge.
    expect(place.on(day('2024-05-08'))).toMatchObject({
      bridge: false,
      eveOf: undefined,
      dayAfter: undefined,
    });
    expect(place.on(day('2024-05-10')).bridge).toBe(true);
  });

  it('numbers 24 December to 1 January', () => {
    const place = calendar('FR');
    const dates = ['2024-12-23', '2024-12-24', '2024-12-25', '2024-12-31', '2025-01-01', '2025-01-02'];
    expect(dates.map((date) => place.on(day(date)).christmasDay)).toEqual([-1, 0, 1, 7, 8, -1]);
  });

  it('carries own days as given', () => {
    const own = { day: day('2025-09-14'), id: 'braderie', name: 'Braderie' };
    const made = calendarFor('FR-59', { ownDays: [own] });
    expect(made.ok && made.value.on(own.day).own).toEqual([own]);
    expect(made.ok && made.value.on(own.day + 1).own).toEqual([]);
  });
});
