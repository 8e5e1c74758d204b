import { describe, expect, it } from 'vitest';
import { actualRows, fanRows, forecastRows } from './fan-data.js';

const at = (clock: string) => Date.parse(`2026-11-22T${clock}:00Z`);

const known = {
  hours: [
    { hour: '2026-11-22T04:00:00Z', arrivals: 3, presentAtEnd: 20 },
    { hour: '2026-11-22T05:00:00Z', arrivals: 5, presentAtEnd: 22 },
    { hour: '2026-11-22T06:00:00Z', arrivals: 1, presentAtEnd: 21 },
  ],
  knownUntil: '2026-11-22T06:20:00Z',
};

const point = (target: string) => ({ target, mean: 6, quantiles: Array.from({ length: 21 }, (_, k) => k) });

describe('fan rows', () => {
  it('leave out the hour still under way, whose count would look like a fall', () => {
    expect(actualRows(known, 'arrivals', at('00:00')).map((row) => row.actual)).toEqual([3, 5]);
  });

  it('put arrivals at the middle of their hour and patients present at its end', () => {
    expect(actualRows(known, 'arrivals', at('05:00'))[0]).toMatchObject({
      at: at('05:30'),
      label: at('05:00'),
    });
    expect(actualRows(known, 'present', at('05:00'))[0]).toMatchObject({ at: at('06:00'), actual: 22 });
  });

  it('say nothing of patients present where only counts are known', () => {
    const counts = { ...known, hours: known.hours.map((hour) => ({ ...hour, presentAtEnd: null })) };
    expect(actualRows(counts, 'present', 0)).toEqual([]);
  });

  it('stop at the window’s end and join what happened with what was forecast', () => {
    const forecast = {
      quantity: 'present' as const,
      stepMinutes: 60,
      points: [point('2026-11-22T06:00:00Z'), point('2026-11-22T07:00:00Z'), point('2026-11-22T08:00:00Z')],
    };
    const rows = fanRows(actualRows(known, 'present', 0), forecastRows(forecast, at('08:00')));
    expect(rows.map((row) => row.at)).toEqual([at('05:00'), at('06:00'), at('07:00')]);
    expect(rows[1]).toMatchObject({ actual: 22, median: 10, b80: [2, 18] });
  });
});
