import { type CountSeries, endedBy, instantOf, planRange, seasonalNaiveError } from '@releve/forecasting';
import { mean, runPlan, SIMPLE } from './bench-run.js';
import { must, type Sites } from './forecast-sets.js';
import { print } from './print.js';

const DAY = 1440;
const START = Date.UTC(2019, 0, 1);
/** Days, and the published error. */
const HORIZONS = [
  [7, 0.66],
  [28, 0.67],
  [84, 0.7],
] as const;
const LONGEST = 84;
/** The sum of the regions, which the published figures leave out. */
const TOTAL = 'Trust';

/**
 * Ambulance calls by day, absolute errors scaled by the naive ones before 2019. As published (Monks and others 2023, doi
 * 10.1186/s12911-023-02218-z, and its code): seven regions, weekly origins that leave 84 days of 2019, forecasts of 84
 * days scored over their first 7, 28 and 84. Then with the total too, from every origin that leaves the horizon itself.
 */
export async function swastTable(sites: Sites, models: readonly string[]): Promise<void> {
  const known = [...sites].filter(([, series]) => endedBy(series, START) >= 365);
  const regions = known.filter(([name]) => name !== TOTAL);
  print('\nSWAST daily: MASE of auto at 7/28/84 days at most .66/.67/.70 as published');
  for (const model of [...SIMPLE, ...models]) {
    const published: number[][] = [];
    for (const [, series] of regions) published.push(await scaledErrors(series, LONGEST, model));
    const found = HORIZONS.map(([, target], k) => {
      const mase = mean(published.map((errors) => errors[k]));
      return `${mase.toFixed(4)}${model === 'auto' ? (mase <= target ? ' met' : ' MISSED') : ''}`;
    });
    const wider: string[] = [];
    for (const [k, [horizon]] of HORIZONS.entries()) {
      const all: number[] = [];
      for (const [, series] of known) all.push((await scaledErrors(series, horizon, model))[k]);
      wider.push(mean(all).toFixed(4));
    }
    print(`  ${model.padEnd(15)} ${regions.length} regions ${found.join(' / ')}`);
    print(`  ${''.padEnd(15)} ${known.length} series, all origins ${wider.join(' / ')}`);
  }
}

/** The error over the first days of each horizon, of weekly forecasts of `days` days. */
async function scaledErrors(series: CountSeries, days: number, model: string): Promise<number[]> {
  const to = instantOf(series, series.values.length - days);
  const plan = must(planRange(series, { from: START, to, every: 7 * DAY, horizon: days * DAY }));
  const { run, truthOf } = await runPlan({ series, plan }, model, 'GB');
  const scale = seasonalNaiveError(run.counts, 7, run.firstKnown);
  return HORIZONS.map(([horizon]) => {
    const errors: number[] = [];
    for (let i = 0; i < run.mean.length; i++) {
      const [count, lead] = [truthOf(i), run.lead[i]];
      if (lead < horizon && !Number.isNaN(count)) errors.push(Math.abs(run.mean[i] - count));
    }
    return mean(errors) / scale;
  });
}
