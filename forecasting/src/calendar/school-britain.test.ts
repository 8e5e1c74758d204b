import { describe, expect, it } from 'vitest';
import { parseIsoDate } from './civil-date.js';
import { britishSchoolCalendar } from './school-britain.js';

function statusOn(code: string, date: string): string | undefined {
  const day = parseIsoDate(date);
  if (day === undefined) throw new Error(date);
  const school = britishSchoolCalendar(code)?.on(day);
  return school?.status === 'holiday' ? school.type : school?.status;
}

describe('British school holidays', () => {
  // Dates in the middle of holidays that Cardiff and London both published for these years.
  it.each([
    ['2018-02-21', 'winter'],
    ['2018-04-05', 'spring'],
    ['2018-05-30', 'other'],
    ['2018-08-08', 'summer'],
    ['2019-10-30', 'autumn'],
    ['2018-12-27', 'christmas'],
    ['2019-01-01', 'christmas'],
    ['2024-04-03', 'spring'],
    ['2018-03-07', 'term'],
    ['2018-06-20', 'term'],
    ['2018-09-12', 'term'],
    ['2018-11-21', 'term'],
  ])('%s is %s', (date, expected) => {
    expect(statusOn('GB', date)).toBe(expected);
    expect(statusOn('GB-WLS', date)).toBe(expected);
  });

  it('says nothing of Scotland, Northern Ireland and other countries', () => {
    for (const code of ['GB-SCT', 'GB-NIR', 'FR', 'US']) expect(britishSchoolCalendar(code)).toBeUndefined();
  });
});
