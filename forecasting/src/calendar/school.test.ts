import { describe, expect, it } from 'vitest';
import { type Calendar, calendarFor } from './calendar.js';
import { isoDate, parseIsoDate, weekdayOf } from './civil-date.js';
import { parseOwnDays } from './parse-own-days.js';
import { parseSchoolHolidays } from './parse-school-holidays.js';
import { ACADEMIES } from './school-france-academies.js';
import { FRENCH_SCHOOL_YEARS } from './school-france-years.js';
import { zoneClock } from './zone-clock.js';

function day(text: string): number {
  const parsed = parseIsoDate(text);
  if (parsed === undefined) throw new Error(`not a date: ${text}`);
  return parsed;
}

function school(code: string, date: string): string {
  const made = calendarFor(code);
  if (!made.ok) throw new Error(made.error.hint);
  const known = made.value.on(day(date)).school;
  return known.status === 'holiday' ? known.type : known.status;
}

const made = zoneClock('Europe/Paris');
if (!made.ok) throw new Error(made.error.hint);
const paris = made.value;

describe('the French school table', () => {
  const intervals = FRENCH_SCHOOL_YEARS.flatMap((year) => [
    ...Object.values(year.winter),
    ...Object.values(year.spring),
    year.summer,
    ...(year.autumn === undefined ? [] : [year.autumn]),
    ...(year.christmas === undefined ? [] : [year.christmas]),
  ]);

  it.each(intervals)('%s lasts from 14 days to 9 weeks and ends before a working day', (interval) => {
    const [first, last] = interval.split('/').map(day);
    expect(last - first + 1).toBeGreaterThanOrEqual(14);
    expect(last - first + 1).toBeLessThanOrEqual(63);
    expect(weekdayOf(last + 1)).toBeLessThan(5);
  });

  it('lists each year up to the next one', () => {
    FRENCH_SCHOOL_YEARS.slice(1).forEach((year, i) => {
      expect(isoDate(day(FRENCH_SCHOOL_YEARS[i].summer.slice(11)) + 1)).toBe(year.start);
    });
  });

  it('gives winter and spring their three successive weeks, but for the common spring of 2021', () => {
    for (const year of FRENCH_SCHOOL_YEARS) {
      for (const zones of [year.winter, year.spring]) {
        const starts = Object.values(zones)
          .map((interval) => day(interval.slice(0, 10)))
          .sort((a, b) => a - b);
        const common = zones.A === '2021-04-10/2021-04-25';
        expect([starts[1] - starts[0], starts[2] - starts[1]]).toEqual(common ? [0, 0] : [7, 7]);
      }
    }
  });

  it('puts each of the 94 mainland departments in one district', () => {
    const departments = ACADEMIES.flatMap((academy) => academy.departments.split(' '));
    expect(new Set(departments).size).toBe(94);
    expect(departments).toHaveLength(94);
  });
});

describe('French school days', () => {
  it('follow the zone of the district', () => {
    expect(school('FR-75', '2024-02-12')).toBe('winter');
    expect(school('FR-69', '2024-02-12')).toBe('term');
    expect(school('FR-69', '2024-02-19')).toBe('winter');
    expect(school('FR-67', '2024-12-27')).toBe('christmas');
  });

  it('follow the change of zones of September 2015: Nancy-Metz went from A to B', () => {
    expect(school('FR-57', '2015-02-09')).toBe('winter');
    expect(school('FR-67', '2015-02-09')).toBe('term');
    expect(school('FR-57', '2016-02-08')).toBe('winter');
    expect(school('FR-67', '2016-02-08')).toBe('winter');
  });

  it('keep the five districts that moved spring 2018', () => {
    expect(school('FR-35', '2018-04-23')).toBe('term');
    expect(school('FR-35', '2018-05-09')).toBe('spring');
    expect(school('FR-67', '2018-04-23')).toBe('spring');
    expect(school('FR-67', '2018-05-09')).toBe('term');
  });

  it('are unknown, not in term, outside what is listed', () => {
    expect(school('FR-75', '2012-10-01')).toBe('unknown');
    expect(school('FR-75', '2028-03-01')).toBe('unknown');
    expect(school('FR-2A', '2024-08-01')).toBe('unknown');
    expect(school('GB-SCT', '2024-08-01')).toBe('unknown');
    expect(school('FR-75', '2018-05-11')).toBe('unknown');
  });

  it('are known for the whole country where the zones agree', () => {
    expect(school('FR', '2024-08-01')).toBe('summer');
    expect(school('FR', '2024-11-20')).toBe('term');
    expect(school('FR', '2024-02-12')).toBe('unknown');
  });
});

describe('reading school holidays', () => {
  const official = [
    {
      description: 'Vacances de la Toussaint',
      population: '-',
      start_date: '2027-10-22T22:00:00+00:00',
      end_date: '2027-11-07T23:00:00+00:00',
      zones: 'Zone B',
    },
    {
      description: 'Vacances de la Toussaint',
      population: 'Enseignants',
      start_date: '2027-10-21T22:00:00+00:00',
      end_date: '2027-11-07T23:00:00+00:00',
      zones: 'Zone B',
    },
    {
      description: "Vacances d'Hiver",
      population: '-',
      start_date: '2028-02-11T23:00:00+00:00',
      end_date: '2028-02-27T23:00:00+00:00',
      zones: 'Zone A',
    },
  ];

  it('understands the open data of the Ministry, on the clock of Paris', () => {
    const read = parseSchoolHolidays(official, { zone: 'B', clock: paris });
    expect(read).toMatchObject({ others: 2, errors: [] });
    expect(read.holidays).toEqual([
      { type: 'autumn', firstDay: day('2027-10-23'), lastDay: day('2027-11-07') },
    ]);
  });

  it('gives a calendar that knows terms between listed holidays only', () => {
    const rows = [
      { first: '2027-10-23', last: '2027-11-07', type: 'autumn' },
      { first: '2027-12-18', last: '2028-01-02', type: 'christmas' },
      { first: '2029-07-07', last: '2029-08-31', type: 'summer' },
    ];
    const { calendar } = parseSchoolHolidays(rows, { clock: paris });
    expect(calendar.on(day('2027-11-20'))).toEqual({ status: 'term' });
    expect(calendar.on(day('2027-12-20'))).toEqual({ status: 'holiday', type: 'christmas' });
    expect(calendar.on(day('2028-06-01'))).toEqual({ status: 'unknown' });
    const own: Calendar | undefined = (() => {
      const result = calendarFor('CH-BE', { school: calendar });
      return result.ok ? result.value : undefined;
    })();
    expect(own?.on(day('2029-08-01')).school).toEqual({ status: 'holiday', type: 'summer' });
  });

  it('names each row it cannot read', () => {
    const rows = [
      { first: '2027-02-30', last: '2027-03-05' },
      { first: '2027-03-05', last: '2027-03-01' },
      { description: "Début des Vacances d'Été", start_date: '2027-07-03', end_date: '2027-07-03' },
    ];
    const { errors, holidays } = parseSchoolHolidays(rows, { clock: paris });
    expect(holidays).toEqual([]);
    expect(errors).toMatchObject([
      { kind: 'bad-calendar-row', row: 1, field: 'first', value: '2027-02-30' },
      { kind: 'bad-calendar-row', row: 2, field: 'last', value: '2027-03-01' },
      { kind: 'bad-calendar-row', row: 3, field: 'end_date', value: '2027-07-03' },
    ]);
  });
});

describe('reading own days', () => {
  it('keeps good rows and names bad ones', () => {
    const read = parseOwnDays([
      { date: '2025-09-14', name: 'Braderie', id: 'fair' },
      { date: '2025-13-14', name: 'Braderie' },
      { date: '2025-09-15', name: ' ' },
    ]);
    expect(read.days).toEqual([{ day: day('2025-09-14'), id: 'fair', name: 'Braderie' }]);
    expect(read.errors.map((error) => error.kind === 'bad-calendar-row' && error.row)).toEqual([2, 3]);
  });
});
