import { type CountSeries, instantOf } from '../../series/count-series.js';
import type { Contribution, Explanation } from '../model.js';
import type { Walk } from './walk.js';

const USUAL = 'usual';

/**
 * Splits the log mean of one step into the usual level, each calendar term, the level shift, the recent counts and the
 * blend with simple members, and closed hours. The parts add up to the log mean: the blend is what is left.
 */
export function explainStep(
  walk: Walk,
  correction: Float64Array,
  history: CountSeries,
  step: number,
  { openMean, mean }: { readonly openMean: number; readonly mean: number },
): Explanation {
  const parts = new Map(walk.contributions(step));
  const usual = parts.get(USUAL) ?? 0;
  parts.delete(USUAL);
  const steps = walk.ahead(step + 1);
  const corrected = steps.logCorrected(step, correction);
  parts.set('level', walk.level);
  parts.set('recent', corrected - steps.logMean[step]);
  let explained = usual;
  for (const value of parts.values()) explained += value;
  parts.set('blend', logOf(openMean) - explained);
  if (mean !== openMean) parts.set('closed', logOf(mean) - logOf(openMean));
  const contributions = [...parts].map(([term, logFactor]): Contribution => ({ term, logFactor }));
  const target = instantOf(history, walk.length + step);
  return { target, mean, usual: Math.exp(usual), contributions };
}

function logOf(mean: number): number {
  return Math.log(Math.max(mean, 1e-9));
}
