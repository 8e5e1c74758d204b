import type { CountSeries } from '@releve/forecasting';
import { type BenchRun, mean, type Planned, runPlan, SIMPLE, scoresOf } from './bench-run.js';
import { FAULTS } from './faults.js';
import { print } from './print.js';

/** Series that something will go wrong with, and the forecasts to make of each. */
export interface FaultPart {
  readonly title: string;
  readonly sets: readonly CountSeries[];
  readonly calendar: string | undefined;
  plan(series: CountSeries): Planned;
}

/** Prints, for each fault, the pinball of every model and the regret of auto. */
export async function faultTable(
  { title, sets, calendar, plan }: FaultPart,
  models: readonly string[],
): Promise<void> {
  const all = [...SIMPLE, ...models];
  print(`\n${title}: pinball, regret to the best simple model (at most 1 %)`);
  print(`  ${'fault'.padEnd(16)}${all.map((model) => model.padStart(15)).join('')}   regret %`);
  for (const [name, fault] of Object.entries({
    none: (series: CountSeries) => ({ series, truth: series.values }),
    ...FAULTS,
  })) {
    const pinballs = new Map<string, number>();
    for (const model of all) {
      const runs: BenchRun[] = [];
      for (const set of sets) {
        const { series, truth } = fault(set);
        runs.push(await runPlan({ ...plan(series), truth }, model, calendar));
      }
      pinballs.set(model, mean(runs.map((one) => scoresOf(one).pinball)));
    }
    const best = Math.min(...SIMPLE.map((model) => pinballs.get(model) ?? Number.POSITIVE_INFINITY));
    const regrets = models.map((model) => 100 * ((pinballs.get(model) ?? Number.NaN) / best - 1));
    print(
      `  ${name.padEnd(16)}${all.map((model) => (pinballs.get(model) ?? 0).toFixed(4).padStart(15)).join('')}   ${regrets
        .map((regret) => `${regret.toFixed(2)}${regret > 1 ? ' MISSED' : ''}`)
        .join(' / ')
        .padStart(8)}`,
    );
  }
}
