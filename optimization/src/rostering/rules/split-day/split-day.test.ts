import { describe, expect, it } from 'vitest';
import { lineOf } from '../line.fixture.js';
import { splitDay } from './split-day.js';

const rule = { maxSpanMinutes: 630, maxSpells: 2, minSpellMinutes: 180 };
const day = (date: string, ...spells: readonly (readonly [string, string])[]) =>
  lineOf(
    '2026-06-01',
    1,
    spells.map(([from, to]) => [`${date} ${from}`, `${date} ${to}`]),
    1,
  );

describe('split day', () => {
  it('allows 10 h 30 and two spells of 3 hours', () => {
    expect(splitDay.check(day('2026-06-01', ['08:00', '11:00'], ['15:30', '18:30']), rule)).toEqual([]);
  });

  it('refuses a minute more of span, a minute less of spell, a third spell', () => {
    expect(splitDay.check(day('2026-06-01', ['08:00', '11:00'], ['15:30', '18:31']), rule)).toMatchObject([
      { found: 631, limit: 630 },
    ]);
    expect(splitDay.check(day('2026-06-01', ['08:00', '10:59'], ['15:30', '18:30']), rule)).toMatchObject([
      { found: 179, limit: 180 },
    ]);
    const three = day('2026-06-01', ['07:00', '10:00'], ['10:30', '13:30'], ['14:00', '17:30']);
    expect(splitDay.check(three, rule)).toMatchObject([{ found: 3, limit: 2 }]);
  });

  it('does not concern a day of one spell, nor the past', () => {
    expect(splitDay.check(day('2026-06-01', ['07:00', '19:00']), rule)).toEqual([]);
    expect(splitDay.check(day('2026-05-31', ['06:00', '08:00'], ['18:00', '20:00']), rule)).toEqual([]);
  });

  it('measures the span in real time on both clock changes', () => {
    const early = (start: string) =>
      lineOf(start, 1, [
        [`${start} 00:00`, `${start} 04:00`],
        [`${start} 07:00`, `${start} 10:30`],
      ]);
    expect(splitDay.check(early('2026-03-29'), { ...rule, maxSpanMinutes: 570 })).toEqual([]);
    expect(splitDay.check(early('2026-10-25'), rule)).toMatchObject([{ found: 690 }]);
  });
});
