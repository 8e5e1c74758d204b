import { describe, expect, it } from 'vitest';
import { backtestEvidence } from './backtest-evidence.js';
import { sampleRun } from './testing/sample-run.js';

const runs = [
  sampleRun('auto', 21, 48, (origin) => origin / 10),
  sampleRun('seasonal-naive', 21, 48, () => 3),
  sampleRun('profile-8', 21, 48, () => 0),
];

describe('backtestEvidence', () => {
  const evidence = backtestEvidence(runs, 'auto');

  it('ranks models by loss and measures each against the judged one', () => {
    expect(evidence.regret.map(({ model }) => model)).toEqual(['profile-8', 'auto', 'seasonal-naive']);
    expect(evidence.regret[0]).toMatchObject({ abovePercent: 0 });
    expect(evidence.regret[0]?.againstJudged?.difference).toBeLessThan(0);
    expect(evidence.regret[1]?.againstJudged).toBeUndefined();
  });

  it('shows a good, an ordinary, a poor and the worst forecast, not a flattering choice', () => {
    expect(evidence.fans.map(({ rank }) => rank)).toEqual(['good', 'ordinary', 'poor', 'worst']);
    const days = evidence.fans.map(({ origin }) => (origin - Date.UTC(2024, 2, 1)) / 86_400_000);
    expect(days).toEqual([2, 10, 18, 20]);
    expect(evidence.fans[0]?.points).toHaveLength(48);
    expect(evidence.fans[0]?.points[0]).toMatchObject({ actual: 10, median: 10.2 });
  });

  it('groups scores by lead in a dozen bands and by hour of day', () => {
    expect(evidence.byLead.map(({ from, to }) => [from, to]).slice(0, 2)).toEqual([
      [0, 4],
      [4, 8],
    ]);
    expect(evidence.byLead).toHaveLength(12);
    expect(evidence.byHour).toHaveLength(24);
    expect(evidence.byLead.reduce((sum, { scores }) => sum + scores.pairs, 0)).toBe(21 * 48);
  });

  it('spreads the truth over the parts of the distribution', () => {
    expect(evidence.calibration.pit.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(evidence.calibration.coverage.map(({ nominal }) => nominal)).toEqual([0.5, 0.8, 0.9, 0.95]);
  });
});
