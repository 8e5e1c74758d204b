import type { CountSeries, FittedModel } from '@releve/forecasting';
import type { ExplainedMean } from './engine-protocol.js';

/**
 * Geometric means over the first hours of the mean, the usual hour and each term's factor. Each hour's terms add up on the
 * log scale, so that their averages do: usual × factors = mean.
 */
export function explainMean(model: FittedModel, history: CountSeries, hours: number): ExplainedMean {
  const totals = new Map<string, number>();
  let [usual, mean] = [0, 0];
  for (let step = 0; step < hours; step++) {
    const explanation = model.explain(history, step);
    const logUsual = Math.log(Math.max(explanation.usual, 1e-9));
    let explained = logUsual;
    for (const { term, logFactor } of explanation.contributions) {
      totals.set(term, (totals.get(term) ?? 0) + logFactor / hours);
      explained += logFactor;
    }
    usual += logUsual / hours;
    mean += explained / hours;
  }
  return {
    usual: Math.exp(usual),
    mean: Math.exp(mean),
    hours,
    terms: [...totals]
      .map(([term, logFactor]) => ({ term, factor: Math.exp(logFactor) }))
      .sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor))),
  };
}
