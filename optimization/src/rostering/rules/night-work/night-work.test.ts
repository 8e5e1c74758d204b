import { describe, expect, it } from 'vitest';
import { lineOf } from '../line.fixture.js';
import { HOSPITAL_NIGHT, isNightDuty, nightMinutes } from './night-work.js';

const judge = (from: string, to: string) => {
  const line = lineOf(from.slice(0, 10), 2, [[from, to]]);
  return {
    night: isNightDuty(line.calendar, line.duties[0], HOSPITAL_NIGHT),
    minutes: nightMinutes(line.calendar, line.duties[0], HOSPITAL_NIGHT),
  };
};

describe('night work (21–6, or 9 hours on end between 21 and 7)', () => {
  it('takes the whole night', () => {
    expect(judge('2026-06-01 21:00', '2026-06-02 06:00')).toEqual({ night: true, minutes: 540 });
    expect(judge('2026-06-01 19:00', '2026-06-02 07:00')).toEqual({ night: true, minutes: 540 });
  });

  it('takes nine hours on end between 21 and 7, not a minute less', () => {
    expect(judge('2026-06-01 22:00', '2026-06-02 07:00')).toEqual({ night: true, minutes: 480 });
    expect(judge('2026-06-01 22:01', '2026-06-02 07:00')).toEqual({ night: false, minutes: 479 });
    expect(judge('2026-06-01 14:00', '2026-06-01 22:00')).toEqual({ night: false, minutes: 60 });
  });

  it('sees the small hours of the day on which a duty starts', () => {
    expect(judge('2026-06-01 05:00', '2026-06-01 13:00')).toEqual({ night: false, minutes: 60 });
  });

  it('follows the clocks: the spring night is short but whole, the autumn one long', () => {
    expect(judge('2026-03-28 21:00', '2026-03-29 06:00')).toEqual({ night: true, minutes: 480 });
    expect(judge('2026-10-24 21:00', '2026-10-25 06:00')).toEqual({ night: true, minutes: 600 });
  });
});
