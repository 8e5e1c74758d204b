import { type CountSeries, indexAt, slotsPerDay } from '@releve/forecasting';
import { type BenchRun, mean, type Planned, runPlan, SIMPLE, scoresOf } from './bench-run.js';
import { breakAt, FAULTS } from './faults.js';
import { print } from './print.js';

/** Series that something will go wrong with, and the forecasts to make of each. */
export interface FaultPart {
  readonly title: string;
  readonly sets: readonly CountSeries[];
  readonly calendar: string | undefined;
  plan(series: CountSeries): Planned;
}

/** Prints, for each fault, the pinball of every model, the regret of auto, and its level two weeks after a break. */
export async function faultTable(
  { title, sets, calendar, plan }: FaultPart,
  models: readonly string[],
): Promise<void> {
  const all = [...SIMPLE, ...models];
  print(
    `\n${title}: pinball, regret to the best simple model (at most 1 %), forecast / truth 14–21 days after`,
  );
  print(
    `  ${'fault'.padEnd(16)}${all.map((model) => model.padStart(15)).join('')}   regret %   after 14 days`,
  );
  for (const [name, fault] of Object.entries({
    none: (series: CountSeries) => ({ series, truth: series.values }),
    ...FAULTS,
  })) {
    const pinballs = new Map<string, number>();
    let recovered = '';
    for (const model of all) {
      const runs: BenchRun[] = [];
      for (const set of sets) {
        const { series, truth } = fault(set);
        runs.push(await runPlan({ ...plan(series), truth }, model, calendar));
      }
      pinballs.set(model, mean(runs.map((one) => scoresOf(one).pinball)));
      if (name.startsWith('level'))
        recovered = mean(runs.map((one, i) => levelAfter(one, sets[i]))).toFixed(3);
    }
    const best = Math.min(...SIMPLE.map((model) => pinballs.get(model) ?? Number.POSITIVE_INFINITY));
    const regrets = models.map((model) => 100 * ((pinballs.get(model) ?? Number.NaN) / best - 1));
    print(
      `  ${name.padEnd(16)}${all.map((model) => (pinballs.get(model) ?? 0).toFixed(4).padStart(15)).join('')}   ${regrets
        .map((regret) => `${regret.toFixed(2)}${regret > 1 ? ' MISSED' : ''}`)
        .join(' / ')
        .padStart(8)}   ${recovered}`,
    );
  }
}

/** Forecast over truth of the next week, by forecasts made two to three weeks after the break. */
function levelAfter({ run, truthOf }: BenchRun, series: CountSeries): number {
  const slots = slotsPerDay(series);
  const from = breakAt(series) + 14 * slots;
  let [forecast, truth] = [0, 0];
  for (let i = 0; i < run.mean.length; i++) {
    const known = indexAt(series, run.targetOf(i)) - run.lead[i];
    if (known < from || known >= from + 7 * slots || run.lead[i] >= 7 * slots || Number.isNaN(truthOf(i)))
      continue;
    forecast += run.mean[i];
    truth += truthOf(i);
  }
  return forecast / truth;
}
