import { describe, expect, it } from 'vitest';
import { zoneClock } from '../calendar/zone-clock.js';
import { modelByName } from '../models/registry.js';
import type { CountSeries } from '../series/count-series.js';
import { endedBy, epochsOf, horizonOf, planPairs, planRange } from './plan.js';
import { runEpoch } from './run-epoch.js';

const START = Date.UTC(2024, 2, 1);
const HOUR = 3_600_000;

function hourly(count: number): CountSeries {
  const clock = zoneClock('Europe/Paris');
  if (!clock.ok) throw new Error('zone');
  const values = Float64Array.from({ length: count }, (_, i) => 5 + ((i * 5) % 4));
  return { minutes: 60, clock: clock.value, grid: 'utc', start: START / 60_000, values, missingRuns: [] };
}

describe('plan', () => {
  const series = hourly(24 * 60);

  it('knows an interval only when it has ended', () => {
    expect(endedBy(series, START + HOUR)).toBe(1);
    expect(endedBy(series, START + HOUR + 1)).toBe(1);
    expect(endedBy(series, START + 2 * HOUR - 1)).toBe(1);
    expect(endedBy(series, START)).toBe(0);
  });

  it('groups pairs by origin in order of time', () => {
    const at = (hours: number): number => START + hours * HOUR;
    const plan = planPairs(series, [
      { origin: at(24), target: at(30) },
      { origin: at(12), target: at(13) },
      { origin: at(24), target: at(24) },
      { origin: at(24), target: at(24) },
    ]);
    expect(plan).toEqual({
      ok: true,
      value: [
        { origin: at(12), known: 12, targets: [13] },
        { origin: at(24), known: 24, targets: [24, 30] },
      ],
    });
    if (plan.ok) expect(horizonOf(plan.value)).toBe(7);
  });

  it('refuses targets off the grid or in the past, and origins before the data', () => {
    const pair = (origin: number, target: number) => planPairs(series, [{ origin, target }]);
    expect(pair(START + HOUR, START + 1.5 * HOUR)).toMatchObject({
      ok: false,
      error: { kind: 'off-grid', row: 0 },
    });
    expect(pair(START + 3 * HOUR, START + HOUR)).toMatchObject({ ok: false, error: { kind: 'bad-range' } });
    expect(pair(START, START + HOUR)).toMatchObject({ ok: false, error: { kind: 'bad-range' } });
  });

  it('lays out a regular range and its epochs', () => {
    const range = { from: START + 240 * HOUR, to: START + 360 * HOUR, every: 720, horizon: 2880 };
    const plan = planRange(series, range);
    if (!plan.ok) throw new Error('plan');
    expect(plan.value).toHaveLength(11);
    expect(plan.value.every(({ targets }) => targets.length === 48)).toBe(true);
    expect(epochsOf(plan.value, 72).map((epoch) => epoch[0].known)).toEqual([240, 312]);
    expect(planRange(series, { ...range, to: range.from - 1 })).toMatchObject({ ok: false });
  });

  it('forecasts an epoch step by step', () => {
    const plan = planRange(series, {
      from: START + 900 * HOUR,
      to: START + 912 * HOUR,
      every: 720,
      horizon: 360,
    });
    const model = modelByName('profile-8');
    if (!plan.ok || !model.ok) throw new Error('plan');
    const result = runEpoch(series, model.value, plan.value, { calendar: undefined, horizon: 6 }, () => 0);
    if (!result.ok) throw new Error('epoch');
    expect(result.value.steps.map(({ target, lead }) => target - lead)).toEqual([
      ...Array(6).fill(900),
      ...Array(6).fill(912),
    ]);
    expect(result.value.fitMilliseconds).toBe(0);
  });
});
