import {
  type FitContext,
  horizonOf,
  knownAt,
  type Model,
  NEURAL,
  neuralModel,
  residualRows,
  runEpoch,
  ScoreSums,
  trainGlobally,
} from '@releve/forecasting';
import { calendarOf } from '../backtest/series-input.js';
import { tfjsTrainer } from '../neural/tfjs-trainer.js';
import { benchEpochs, mean, type Planned, runPlan, scoresOf } from './bench-run.js';
import { must } from './forecast-sets.js';
import { print } from './print.js';

/** Series that share one network, and their last year's plans. */
export interface NeuralPart {
  readonly title: string;
  readonly calendar: string;
  readonly sets: readonly Planned[];
}

/**
 * Prints the mean pinball of `auto`, with a network of each series' own, and with one trained on all of them up to the
 * first origin and tuned on each at every fit.
 */
export async function neuralTable({ title, calendar, sets }: NeuralPart): Promise<void> {
  print(`\n${title}`);
  const trainer = await tfjsTrainer();
  const days = calendarOf(calendar);
  const contextOf = ({ plan }: Planned): FitContext => ({ calendar: days, horizon: horizonOf(plan) });
  const rows = sets.map((set) => must(residualRows(knownAt(set.series, set.plan[0].known), contextOf(set))));
  const global = trainGlobally(trainer, rows);
  const shared = neuralModel(trainer, global);
  const losses: readonly (readonly [string, (set: Planned) => Promise<number>])[] = [
    ['auto', async (set) => scoresOf(await runPlan(set, 'auto', calendar)).pinball],
    [`${NEURAL}, own network`, async (set) => scoresOf(await runPlan(set, NEURAL, calendar)).pinball],
    [`${NEURAL}, one network for all`, async (set) => pinballOf(set, shared, contextOf(set))],
  ];
  let first: number | undefined;
  for (const [name, lossOf] of losses) {
    const pinballs: number[] = [];
    for (const set of sets) pinballs.push(await lossOf(set));
    const found = mean(pinballs);
    first ??= found;
    print(
      `  ${name.padEnd(36)} pinball ${found.toFixed(4)}  ${(100 * (found / first - 1)).toFixed(2).padStart(6)} %`,
    );
  }
}

/** Mean pinball of a model that lives in this thread. */
function pinballOf(set: Planned, model: Model, context: FitContext): number {
  const { series, truth = series.values } = set;
  const sums = new ScoreSums();
  for (const epoch of benchEpochs(set)) {
    const { steps } = must(runEpoch(series, model, epoch, context, () => performance.now()));
    for (const { mean: rate, quantiles, target } of steps)
      sums.add(rate, quantiles, truth[target] ?? Number.NaN);
  }
  return sums.scores().pinball;
}
