import { describe, expect, it } from 'vitest';
import { addMonths, isMonth, monthSpan, toCsv, total } from './months.js';

describe('months', () => {
  it('run over the year’s end both ways', () => {
    expect(addMonths('2026-11', 2)).toBe('2027-01');
    expect(addMonths('2026-02', -3)).toBe('2025-11');
    expect(addMonths('2026-12', 0)).toBe('2026-12');
  });

  it('span whole calendar months, leap years too', () => {
    expect(monthSpan('2028-01', '2028-02')).toEqual({ from: '2028-01-01', to: '2028-02-29' });
    expect(isMonth('2026-13')).toBe(false);
    expect(isMonth('2026-09')).toBe(true);
  });

  it('add up', () => {
    const month = {
      requiredHours: 10,
      plannedHours: 9,
      shortHours: 2,
      surplusHours: 1,
      nights: 3,
      weekendShifts: 4,
    };
    expect(total([month, month])).toEqual({
      requiredHours: 20,
      plannedHours: 18,
      shortHours: 4,
      surplusHours: 2,
      nights: 6,
      weekendShifts: 8,
    });
    expect(total([]).requiredHours).toBe(0);
  });
});

describe('the CSV', () => {
  it('quotes what needs it and disarms formulas', () => {
    expect(
      toCsv([
        ['Mois', 'a;b'],
        ['=1+1', 2.5],
        ['dit "oui"', 3],
      ]),
    ).toBe('\uFEFFMois;"a;b"\r\n\'=1+1;2.5\r\n"dit ""oui""";3\r\n');
  });
});
