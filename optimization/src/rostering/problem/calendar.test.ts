import { describe, expect, it } from 'vitest';
import { countedMinutes, fillsInterval, hasWork, periodCalendar, workedMinutes } from './calendar.js';

const night = { id: 'N', startMinute: 21 * 60, durationMinutes: 600 };

describe('periodCalendar', () => {
  it('gives a 21–7 night 9 hours in spring, 11 in autumn, 10 otherwise', () => {
    const spring = periodCalendar({ start: '2026-03-27', days: 3, zone: 'Europe/Paris' });
    expect([0, 1, 2].map((d) => spring.span(d, night).minutes)).toEqual([600, 540, 600]);
    const autumn = periodCalendar({ start: '2026-10-23', days: 3, zone: 'Europe/Paris' });
    expect([0, 1, 2].map((d) => autumn.span(d, night).minutes)).toEqual([600, 660, 600]);
  });

  it('takes the break off', () => {
    const calendar = periodCalendar({ start: '2026-06-01', days: 1, zone: 'Europe/Paris' });
    const shift = { ...night, breakMinutes: 30 };
    expect(workedMinutes(calendar.span(0, shift), shift)).toBe(570);
  });

  it('places local midnight at its instant on both sides of the change', () => {
    const calendar = periodCalendar({ start: '2026-03-28', days: 3, zone: 'Europe/Paris' });
    const at = (day: number, minute: number) =>
      new Date(calendar.instant(day, minute) * 60_000).toISOString().slice(0, 16);
    expect(at(0, 0)).toBe('2026-03-27T23:00');
    expect(at(1, 0)).toBe('2026-03-28T23:00');
    expect(at(1, 150)).toBe('2026-03-29T01:30');
    expect(at(1, 180)).toBe('2026-03-29T01:00');
    expect(at(2, 0)).toBe('2026-03-29T22:00');
  });

  it('takes the first of an hour that happens twice', () => {
    const calendar = periodCalendar({ start: '2026-10-25', days: 1, zone: 'Europe/Paris' });
    expect(new Date(calendar.instant(0, 150) * 60_000).toISOString().slice(0, 16)).toBe('2026-10-25T00:30');
  });

  it('knows weekdays, before the period too', () => {
    const calendar = periodCalendar({ start: '2024-01-01', days: 14, zone: 'UTC' });
    expect([-2, -1, 0, 5, 6, 7].map((d) => calendar.weekday(d))).toEqual([5, 6, 0, 5, 6, 0]);
    expect(calendar.label(30)).toBe('2024-01-31');
  });

  it('parts a shift into what holds the post, the handover and the time on call, as instants', () => {
    const calendar = periodCalendar({ start: '2026-10-24', days: 2, zone: 'Europe/Paris' });
    // 8:00–18:00 with half an hour of handover, then on call at home until 8:00: 15 hours as the clocks go back.
    const shift = {
      id: 'K',
      startMinute: 480,
      durationMinutes: 1440,
      breakMinutes: 60,
      handoverMinutes: 30,
      onCallMinutes: 840,
    };
    const span = calendar.span(0, shift);
    const after = (at: number) => (at - span.start) / 60;
    expect([span.coverEnd, span.workEnd, span.end].map(after)).toEqual([9.5, 10, 25]);
    expect(workedMinutes(span, shift)).toBe(540);
    expect(countedMinutes(span, { ...shift, countedMinutes: 700 })).toBe(700);
    expect(hasWork(shift)).toBe(true);
    expect(hasWork({ ...shift, onCallMinutes: 1440 })).toBe(false);
    const at = (hour: number) => calendar.instant(0, hour * 60);
    expect(fillsInterval(span, at(17), at(17.5))).toBe(true);
    expect(fillsInterval(span, at(17.5), at(18))).toBe(false);
    expect(fillsInterval(span, at(18), at(32), true)).toBe(true);
    expect(fillsInterval(span, at(17.5), at(32), true)).toBe(false);
  });
});
