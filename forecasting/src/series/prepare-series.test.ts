import { describe, expect, it } from 'vitest';
import { zoneClock } from '../calendar/zone-clock.js';
import { indexAt, instantOf, knownAt } from './count-series.js';
import { durationMinutes, parseFrequency } from './frequency.js';
import { localSlots } from './local-slots.js';
import { parseTime } from './parse-time.js';
import { prepareSeries } from './prepare-series.js';

function clockOf(zone: string) {
  const clock = zoneClock(zone);
  if (!clock.ok) throw new Error(zone);
  return clock.value;
}

function prepared(times: readonly string[], values: readonly number[], minutes: number, zone: string) {
  const parsed = times.map((text) => parseTime(text));
  const kind = parsed[0]?.kind === 'wall' ? 'wall' : 'instant';
  const rows = {
    kind,
    minutes: Float64Array.from(parsed, (t) => t?.minutes ?? Number.NaN),
    values: Float64Array.from(values),
  } as const;
  const result = prepareSeries(rows, minutes, clockOf(zone));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const hours = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => new Date(Date.parse(from) + i * 3_600_000).toISOString());

describe('times', () => {
  it('reads instants, wall times and dates, and refuses what is none', () => {
    expect(parseTime('1970-01-01T01:30:00Z')).toEqual({ kind: 'instant', minutes: 90 });
    expect(parseTime('1970-01-02 00:00+02:00')).toEqual({ kind: 'instant', minutes: 1320 });
    expect(parseTime('1970-01-02 06:00')).toEqual({ kind: 'wall', minutes: 1800 });
    expect(parseTime('1970-01-03')).toEqual({ kind: 'date', minutes: 2880 });
    for (const bad of ['', '2023-02-29', '2023-13-01', '2023-01-01T25:00Z', '12/05/2023']) {
      expect(parseTime(bad)).toBeUndefined();
    }
  });

  it('reads durations and frequencies', () => {
    expect([durationMinutes('30min'), durationMinutes('12h'), durationMinutes('28d')]).toEqual([
      30, 720, 40320,
    ]);
    expect(parseFrequency('6h')).toEqual({ ok: true, value: 360 });
    expect(parseFrequency('7h').ok).toBe(false);
  });
});

describe('a series from rows', () => {
  it('sorts, keeps the later of two that disagree and reports', () => {
    const [a, b, c] = hours('2024-01-01T00:00Z', 3);
    const { series, report } = prepared([b, a, a, c, c], [5, 4, 4, 6, 7], 60, 'UTC');
    expect([...series.values]).toEqual([4, 5, 7]);
    expect(report).toMatchObject({ rows: 5, intervals: 3, outOfOrder: 1, duplicates: 1, conflicts: 1 });
  });

  it('takes gaps, negative values and empty cells as missing, never as zero', () => {
    const [a, b, c, , e] = hours('2024-01-01T00:00Z', 5);
    const { series, report } = prepared([a, b, c, e], [4, -3, Number.NaN, 2], 60, 'UTC');
    expect([...series.values]).toEqual([4, Number.NaN, Number.NaN, Number.NaN, 2]);
    expect(report).toMatchObject({ negative: 1, withoutValue: 1, observed: 2 });
    expect(report.gaps).toHaveLength(1);
  });

  it('names the row that is off the grid', () => {
    const rows = {
      kind: 'instant',
      minutes: Float64Array.of(0, 60, 95),
      values: Float64Array.of(1, 2, 3),
    } as const;
    expect(prepareSeries(rows, 60, clockOf('UTC'))).toMatchObject({
      ok: false,
      error: { kind: 'off-grid', row: 2 },
    });
  });

  it('takes a run of zeros as missing only once it is improbable, and never from the future', () => {
    const values = Array.from({ length: 24 * 60 }, (_, i) => 8 + ((i * 7) % 5));
    values.fill(0, 1000, 1012);
    const { series, report } = prepared(hours('2024-01-01T00:00Z', values.length), values, 60, 'UTC');
    expect(report.zeroRuns).toEqual([
      { from: instantOf(series, 1000), to: instantOf(series, 1012), intervals: 12 },
    ]);
    expect(series.values.subarray(1000, 1012).every(Number.isNaN)).toBe(true);
    const knownFrom = series.missingRuns[0].knownFrom;
    expect(knownFrom).toBeGreaterThan(1001);
    expect([...knownAt(series, knownFrom - 1).values.subarray(1000)]).toEqual(
      new Array(knownFrom - 1001).fill(0),
    );
    expect(knownAt(series, knownFrom).values.subarray(1000).every(Number.isNaN)).toBe(true);
  });

  it('keeps the zeros of a department that closes at night, and of one that never sees anybody', () => {
    const night = Array.from({ length: 24 * 60 }, (_, i) => (i % 24 < 8 ? 0 : 6));
    expect(prepared(hours('2024-01-01T00:00Z', night.length), night, 60, 'UTC').report.zeroRuns).toEqual([]);
    const never = new Array(24 * 60).fill(0);
    expect(prepared(hours('2024-01-01T00:00Z', never.length), never, 60, 'UTC').report.zeroRuns).toEqual([]);
  });

  it('sets a single absurd value aside but believes a lasting rise', () => {
    const values = Array.from({ length: 24 * 60 }, (_, i) => 8 + ((i * 7) % 5));
    values[700] = 9999;
    values.fill(60, 1200, 1300);
    const { series, report } = prepared(hours('2024-01-01T00:00Z', values.length), values, 60, 'UTC');
    expect(report.absurd[0]).toBe(instantOf(series, 700));
    expect(series.values[1250]).toBe(60);
  });
});

describe.each(['UTC', 'Europe/Paris', 'America/New_York'])('clock changes in %s', (zone) => {
  it('counts each UTC hour once and gives it its local slot', () => {
    const { series } = prepared(hours('2024-01-01T00:00Z', 8784), new Array(8784).fill(5), 60, zone);
    const { day, slot } = localSlots(series, 0, 8784);
    const perDay = new Map<number, number>();
    for (const d of day) perDay.set(d, (perDay.get(d) ?? 0) + 1);
    const lengths = [...perDay.values()].slice(1, -1);
    expect(lengths.filter((n) => n === 23)).toHaveLength(zone === 'UTC' ? 0 : 1);
    expect(lengths.filter((n) => n === 25)).toHaveLength(zone === 'UTC' ? 0 : 1);
    const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
    for (let i = 0; i < 8784; i += 37) expect(slot[i]).toBe(Number(shown.format(instantOf(series, i))));
  });

  it('finds every interval again from its instant, on both grids', () => {
    const utc = prepared(hours('2024-01-01T00:00Z', 8784), new Array(8784).fill(5), 60, zone).series;
    const blocks = Array.from({ length: 4 * 366 }, (_, i) =>
      new Date(Date.UTC(2024, 0, 1, 6 * i)).toISOString().slice(0, 16).replace('T', ' '),
    );
    const wall = prepared(blocks, new Array(blocks.length).fill(5), 360, zone).series;
    expect(wall.grid).toBe('wall');
    for (let i = 0; i < 1464; i += 1) {
      expect(indexAt(wall, instantOf(wall, i))).toBe(i);
      expect(indexAt(utc, instantOf(utc, i * 6))).toBe(i * 6);
      expect(indexAt(wall, instantOf(wall, i) + 1)).toBe(i + 1);
    }
  });
});

describe('local hours without an offset', () => {
  it('takes the second pass of the repeated hour as such and drops the skipped one', () => {
    const autumn = prepared(
      ['2024-10-27 01:00', '2024-10-27 02:00', '2024-10-27 02:00', '2024-10-27 03:00'],
      [1, 2, 3, 4],
      60,
      'Europe/Paris',
    );
    expect([...autumn.series.values]).toEqual([1, 2, 3, 4]);
    expect(instantOf(autumn.series, 3)).toBe(Date.parse('2024-10-27T02:00Z'));
    const spring = prepared(
      ['2024-03-31 01:00', '2024-03-31 02:00', '2024-03-31 03:00'],
      [1, 2, 3],
      60,
      'Europe/Paris',
    );
    expect([...spring.series.values]).toEqual([1, 3]);
    expect(spring.report.impossibleTimes).toBe(1);
  });
});
