import { poissonCount, seededUniform } from '@releve/forecasting';
import { describe, expect, it } from 'vitest';
import { comparePairedLosses } from './paired-losses.js';
import { trainModel } from './train-model.js';
import type { TrainInput, TrainProgress } from './train-protocol.js';

const place = { timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: 'A' } as const;
const START = Date.UTC(2024, 0, 1);

/** Busy days, quiet nights, with a clear pattern. */
function counts(weeks: number) {
  const uniform = seededUniform(3);
  const values = Array.from({ length: weeks * 168 }, (_, i) => poissonCount(uniform, i % 24 >= 8 ? 9 : 3));
  return { start: START, values };
}
const input = (about: Partial<TrainInput>): TrainInput => ({
  place,
  counts: counts(12),
  indicators: [],
  model: 'profile-8',
  horizonHours: 72,
  thorough: false,
  champion: null,
  ...about,
});
const quiet = () => undefined;

describe('trainModel', () => {
  it('measures a model beside simple ones on four weeks it had not seen, and tells how far it is', () => {
    const told: TrainProgress[] = [];
    const output = trainModel(input({}), (progress) => told.push(progress));
    expect(output).toMatchObject({ model: 'profile-8', fallbackReason: null, championLosses: null });
    expect(output.record).toMatchObject({ from: '2024-02-26T00:00:00.000Z', to: '2024-03-25T00:00:00.000Z' });
    expect(output.record?.pairs).toBe(48 * (output.losses?.origins.length ?? 0));
    expect(output.evidence.backtest?.regret.map(({ model }) => model).sort()).toEqual(
      ['holt-winters', 'profile-52', 'profile-8', 'seasonal-naive'].sort(),
    );
    expect(told.map(({ step }) => step)).toEqual(['reading', 'fitting', 'fitting', 'comparing', 'scoring']);
    expect(told.map(({ progress }) => progress)).toEqual([...told.map(({ progress }) => progress)].sort());
  });

  it('shares origins between trainings a day apart, so that their losses can be compared', () => {
    const later = trainModel(input({}), quiet);
    const all = counts(12).values;
    const earlier = trainModel(input({ counts: { start: START, values: all.slice(0, -24) } }), quiet);
    if (!later.losses || !earlier.losses) throw new Error('no losses');
    const compared = comparePairedLosses(later.losses, earlier.losses);
    expect(compared?.days).toBeGreaterThanOrEqual(25);
    expect(Math.abs(compared?.difference ?? 1)).toBeLessThan(0.02);
  });

  it('measures the model in use as it was, on the same pairs', () => {
    const champion = { name: 'seasonal-naive', place, from: 0, to: 5 * 168 };
    const { losses, championLosses } = trainModel(input({ champion }), quiet);
    expect(championLosses?.origins).toEqual(losses?.origins);
    if (!losses || !championLosses) throw new Error('no losses');
    expect(comparePairedLosses(losses, championLosses)?.high).toBeLessThan(0);
  });

  it('says when a simpler model stands in', () => {
    const output = trainModel(input({ model: 'oracle', counts: counts(1) }), quiet);
    expect(output).toMatchObject({ model: 'auto', fallbackReason: expect.stringContaining('Known models') });
    expect(output.record).toBeNull();
    expect(output.evidence.backtest).toBeNull();
  });

  it('explains its forecast when asked to be thorough', () => {
    const output = trainModel(input({ thorough: true }), quiet);
    expect(output.evidence.drivers.length).toBeGreaterThan(0);
    expect(output.evidence.backtest?.regret.map(({ model }) => model)).toContain('regression');
  });

  it.each([
    [{ place: { ...place, timeZone: 'Mars/Olympus' } }, /timeZone/],
    [{ place: { ...place, calendar: 'XX' } }, /calendar/],
    [{ counts: { start: START, values: [null, null] } }, /at least one count/],
  ] satisfies [Partial<TrainInput>, RegExp][])('refuses what makes no series: %j', (about, message) => {
    expect(() => trainModel(input(about), quiet)).toThrow(message);
  });
});
