import { type CountSeries, endedBy, instantOf, planRange, seasonalNaiveError } from '@releve/forecasting';
import { type BenchRun, mean, runPlan, SIMPLE, scoresOf } from './bench-run.js';
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
  print('\nSWAST daily: MASE of auto at 7/28/84 days at most .66/.67/.70 as published');
  for (const model of [...SIMPLE, ...models]) {
    const published: BenchRun[] = [];
    const wider: number[][] = HORIZONS.map(() => []);
    for (const [name, series] of known) {
      for (const [k, [horizon]] of HORIZONS.entries()) {
        const run = await weekly(series, horizon, model);
        wider[k].push(scaledError(run, horizon));
        if (horizon === LONGEST && name !== TOTAL) published.push(run);
      }
    }
    const found = HORIZONS.map(([horizon, target]) => {
      const mase = mean(published.map((one) => scaledError(one, horizon)));
      return `${mase.toFixed(4)}${model === 'auto' ? (mase <= target ? ' met' : ' MISSED') : ''}`;
    });
    const coverage = (['c50', 'c80', 'c90', 'c95'] as const).map((level) =>
      (100 * mean(published.map((one) => scoresOf(one).coverage[level]))).toFixed(1),
    );
    print(
      `  ${model.padEnd(15)} ${published.length} regions ${found.join(' / ')}; held ${coverage.join('/')} %`,
    );
    const all = wider.map((errors) => mean(errors).toFixed(4)).join(' / ');
    print(`  ${''.padEnd(15)} ${known.length} series, all origins ${all}`);
  }
}

/** Weekly forecasts of `days` days each, as long as 2019 has them. */
async function weekly(series: CountSeries, days: number, model: string): Promise<BenchRun> {
  const to = instantOf(series, series.values.length - days);
  const plan = must(planRange(series, { from: START, to, every: 7 * DAY, horizon: days * DAY }));
  return runPlan({ series, plan }, model, 'GB');
}

/** Mean absolute error of the first `horizon` days over that of the seasonal naive before 2019. */
function scaledError({ run, truthOf }: BenchRun, horizon: number): number {
  const errors: number[] = [];
  for (let i = 0; i < run.mean.length; i++) {
    const [count, lead] = [truthOf(i), run.lead[i]];
    if (lead < horizon && !Number.isNaN(count)) errors.push(Math.abs(run.mean[i] - count));
  }
  return mean(errors) / seasonalNaiveError(run.counts, 7, run.firstKnown);
}
