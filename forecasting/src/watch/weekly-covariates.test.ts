import { describe, expect, it } from 'vitest';
import { parseIsoDate } from '../calendar/civil-date.js';
import { parseWeeklyCovariates, publishedBy } from './weekly-covariates.js';

function day(text: string): number {
  const parsed = parseIsoDate(text);
  if (parsed === undefined) throw new Error(`not a date: ${text}`);
  return parsed;
}

describe('weekly covariates', () => {
  it('reads ISO weeks and dates, in any order, with gaps', () => {
    const { covariates, errors } = parseWeeklyCovariates([
      { week: '2021-W01', influenza: '12,5', bronchiolitis: '' },
      { week: '202053', influenza: '10', bronchiolitis: '3' },
      { week: '2021-01-20', influenza: '30', bronchiolitis: '4' },
    ]);
    expect(errors).toEqual([]);
    const [influenza, bronchiolitis] = covariates;
    // ISO week 53 of 2020 starts on 28 December; 20 January 2021 is in week 3.
    expect(influenza).toEqual({
      name: 'influenza',
      firstMonday: day('2020-12-28'),
      values: Float64Array.of(10, 12.5, Number.NaN, 30),
    });
    expect(bronchiolitis.values).toEqual(Float64Array.of(3, Number.NaN, Number.NaN, 4));
  });

  it('gives only what was published by a day', () => {
    const { covariates } = parseWeeklyCovariates([
      { week: '2021-W01', rate: '12' },
      { week: '2021-W02', rate: '20' },
    ]);
    const [rate] = covariates;
    // Week 1 ends on Sunday 10 January; three days later it is out.
    expect(publishedBy(rate, day('2021-01-13'))).toBeNaN();
    expect(publishedBy(rate, day('2021-01-14'))).toBe(12);
    expect(publishedBy(rate, day('2021-01-20'))).toBe(12);
    expect(publishedBy(rate, day('2021-01-21'))).toBe(20);
    expect(publishedBy(rate, day('2022-01-21'))).toBe(20);
    expect(publishedBy(rate, day('2021-01-18'), 0)).toBe(20);
  });

  it('names what it cannot read', () => {
    const { covariates, errors } = parseWeeklyCovariates([
      { week: '2021-W53', rate: '1' },
      { week: 'janvier', rate: '1' },
      { week: '2021-W02', rate: 'n/a' },
    ]);
    expect(covariates).toEqual([]);
    expect(errors).toMatchObject([
      { row: 1, field: 'week', value: '2021-W53' },
      { row: 2, field: 'week', value: 'janvier' },
      { row: 3, field: 'rate', value: 'n/a' },
    ]);
  });
});
