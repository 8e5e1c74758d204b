import { QUANTILE_LEVELS } from '../../distribution/levels.js';
import type { ScoredRun } from '../scored-run.js';

const HOUR_MS = 3_600_000;
const FIRST = Date.UTC(2024, 2, 1);

/** Runs made by hand: `origins` a day apart, each `horizon` hours; quantiles lie `offset` off the truth 10. */
export function sampleRun(
  model: string,
  origins: number,
  horizon: number,
  offset: (origin: number, step: number) => number = () => 0,
): ScoredRun {
  const at = (i: number) => ({ origin: Math.floor(i / horizon), step: i % horizon });
  const originOf = (i: number) => FIRST + at(i).origin * 24 * HOUR_MS;
  const quantiles = (i: number): number[] =>
    QUANTILE_LEVELS.map((level) => 10 + offset(at(i).origin, at(i).step) + 4 * (level - 0.5));
  return {
    series: '',
    model,
    stepMinutes: 60,
    lead: Int32Array.from({ length: origins * horizon }, (_, i) => at(i).step),
    mean: Float64Array.from({ length: origins * horizon }, (_, i) => quantiles(i)[10]),
    originOf,
    targetOf: (i) => originOf(i) + at(i).step * HOUR_MS,
    hourOf: (i) => at(i).step % 24,
    quantilesOf: quantiles,
    actualOf: () => 10,
  };
}
