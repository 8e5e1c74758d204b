import { writeFileSync } from 'node:fs';
import {
  durationMinutes,
  epochsOf,
  horizonOf,
  MODELS,
  planPairs,
  planRange,
  type ReportLanguage,
} from '@releve/forecasting';
import { type Command, Option } from 'commander';
import { readCovariates } from '../backtest/covariates.js';
import { htmlReport } from '../backtest/html-report.js';
import { checkModel } from '../backtest/model-named.js';
import { type ModelRun, modelRun } from '../backtest/model-run.js';
import { backtestReport, REFERENCES } from '../backtest/report.js';
import { runTasks } from '../backtest/run-tasks.js';
import {
  type DataFlags,
  type DataInput,
  describeReport,
  instantFrom,
  readData,
  type SeriesPlan,
} from '../backtest/series-input.js';
import { type BacktestOutcome, type BacktestTask, plainSeries } from '../backtest/task.js';
import { writeForecasts } from '../backtest/write-forecasts.js';
import { readCsv } from '../csv-series.js';
import { addDataOptions } from './data-options.js';
import { BadInput, withExitCodes } from './roster-file.js';

interface BacktestFlags extends DataFlags {
  readonly pairs?: string;
  readonly from?: string;
  readonly to?: string;
  readonly every: string;
  readonly horizon: string;
  readonly refit: string;
  readonly model: string;
  readonly threads: string;
  readonly out: string;
  readonly report?: string;
  readonly html?: string;
  readonly lang: ReportLanguage;
  readonly json?: boolean;
}

/** `releve backtest`: forecasts the past as it would have been forecast live, and scores it. */
export function registerBacktest(program: Command): void {
  addDataOptions(program.command('backtest'))
    .description(
      'Forecast the past from many origins with only what was known then, and score the forecasts.',
    )
    .option('--pairs <file>', 'CSV of origin,target (and series) to forecast; else --from and --to')
    .option('--from <time>', 'first origin')
    .option('--to <time>', 'last origin')
    .option('--every <duration>', 'time between origins', '12h')
    .option('--horizon <duration>', 'how far each forecast reaches', '48h')
    .option('--refit <duration>', 'time between new fits', '28d')
    .option('--model <names>', 'one or more models, separated by commas', 'auto')
    .option('--threads <n>', 'worker threads', '2')
    .option('--seed <n>', 'accepted for scripts; every model here is deterministic', '1')
    .requiredOption('--out <file>', 'forecasts, CSV')
    .option('--report <file>', 'scores by lead and hour against simple models, JSON')
    .option('--html <file>', 'one page that needs nothing else: charts, calibration, regret, findings')
    .addOption(new Option('--lang <language>', 'language of the page').choices(['fr', 'en']).default('fr'))
    .option('--json', 'scores on standard output as one JSON object')
    .action((flags: BacktestFlags) => withExitCodes(() => backtest(flags)));
}

async function backtest(flags: BacktestFlags): Promise<number> {
  const models = modelsOf(flags.model);
  const threads = wholeNumber('--threads', flags.threads);
  const input = await readData(flags);
  for (const one of input.series) for (const line of describeReport(one)) process.stderr.write(`${line}\n`);
  const refit = Math.max(1, Math.round(minutesOf('--refit', flags.refit) / input.minutes));
  const plans = await plansOf(flags, input);
  const covariates = flags.covariates === undefined ? undefined : await readCovariates(flags.covariates);
  const extra = comparedWith(flags).filter((name) => !models.includes(name));
  const jobs = plans.flatMap(({ named, plan }) =>
    [...models, ...extra].map((model) => ({ named, plan, model, epochs: epochsOf(plan, refit) })),
  );
  const tasks = jobs.flatMap(({ named, plan, model, epochs }) =>
    epochs.map(
      (epoch): BacktestTask => ({
        series: plainSeries(named.series),
        model,
        epoch,
        horizon: horizonOf(plan),
        calendar: input.calendar,
        covariates,
      }),
    ),
  );
  const outcomes = await runTasks(tasks, threads, progress(tasks.length));
  let next = 0;
  const runs = jobs.map(({ named, plan, model, epochs }) => {
    const own = outcomes
      .slice(next, next + epochs.length)
      .map((outcome) => settled(outcome, flags.data, named.name));
    next += epochs.length;
    return modelRun(named.name, model, named.series, plan[0].known, own);
  });
  const asked = runs.filter((run) => models.includes(run.model));
  await writeForecasts(flags.out, rowsOf(asked), {
    series: flags.seriesCol !== undefined,
    model: models.length > 1,
  });
  const report = backtestReport(runs, input.series);
  if (flags.report !== undefined) writeText(flags.report, `${JSON.stringify(report, null, 1)}\n`);
  if (flags.html !== undefined) {
    const page = { file: flags.data, refitDays: (refit * input.minutes) / 1440, language: flags.lang };
    writeText(flags.html, htmlReport(input, covariates, runs, plans, page));
  }
  if (flags.json === true) process.stdout.write(`${JSON.stringify(report.models)}\n`);
  else process.stdout.write(summary(report.models));
  return 0;
}

function* rowsOf(
  runs: readonly ModelRun[],
): Generator<ReturnType<ModelRun['rows']> extends Iterable<infer R> ? R : never> {
  for (const run of runs) yield* run.rows();
}

function summary(models: ReturnType<typeof backtestReport>['models']): string {
  const lines = Object.entries(models).map(([name, s]) => {
    const { c50, c80, c90, c95 } = s.coverage;
    const coverage = [c50, c80, c90, c95].map((share) => (100 * share).toFixed(1)).join('/');
    return `${name.padEnd(15)} pairs ${s.pairs}  pinball ${s.pinball.toFixed(4)}  MAE ${s.mae.toFixed(4)}  MASE ${s.mase.toFixed(4)}  WAPE ${s.wapePercent.toFixed(2)} %  coverage 50/80/90/95 ${coverage} %  quantile bias ${s.quantileBias.toFixed(4)}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Models that are forecast as well, to be compared with: the page shows all of them. */
function comparedWith({ report, html }: BacktestFlags): readonly string[] {
  if (html !== undefined) return MODELS.map(({ name }) => name);
  return report === undefined ? [] : REFERENCES;
}

function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new BadInput(
      `${path}: cannot be written (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function settled(
  outcome: BacktestOutcome,
  file: string,
  series: string,
): Extract<BacktestOutcome, { ok: true }> {
  if (outcome.ok) return outcome;
  const { value, hint } = outcome.error;
  throw new BadInput(`${file}${series === '' ? '' : `, series ${series}`}: ${value}: ${hint}`);
}

async function plansOf(flags: BacktestFlags, input: DataInput): Promise<readonly SeriesPlan[]> {
  if (flags.pairs !== undefined) return pairPlans(flags.pairs, flags, input);
  if (flags.from === undefined || flags.to === undefined) {
    throw new BadInput('expected --pairs FILE, or --from TIME and --to TIME');
  }
  const range = {
    from: instantFrom(flags.from, '--from', input),
    to: instantFrom(flags.to, '--to', input),
    every: minutesOf('--every', flags.every),
    horizon: minutesOf('--horizon', flags.horizon),
  };
  return input.series.map((named) => {
    const plan = planRange(named.series, range);
    if (plan.ok) return { named, plan: plan.value };
    const label = named.name === '' ? '' : ` (series ${named.name})`;
    throw new BadInput(`--from/--to${label}: ${plan.error.value}: ${plan.error.hint}`);
  });
}

async function pairPlans(
  path: string,
  flags: BacktestFlags,
  input: DataInput,
): Promise<readonly SeriesPlan[]> {
  const wanted = ['origin', 'target', ...(flags.seriesCol === undefined ? [] : ['series'])];
  const bySeries = new Map<string, { origin: number; target: number; line: number }[]>();
  await readCsv(path, wanted, ([origin, target, series = ''], line) => {
    const where = `${path}, line ${line}`;
    const pair = {
      origin: instantFrom(origin, where, input),
      target: instantFrom(target, where, input),
      line,
    };
    const list = bySeries.get(series);
    if (list === undefined) bySeries.set(series, [pair]);
    else list.push(pair);
  });
  return [...bySeries].map(([name, pairs]) => {
    const named = input.series.find((one) => one.name === name);
    if (named === undefined)
      throw new BadInput(`${path}, line ${pairs[0].line}: no series "${name}" in ${flags.data}`);
    const plan = planPairs(named.series, pairs);
    if (plan.ok) return { named, plan: plan.value };
    const line = plan.error.kind === 'off-grid' ? `, line ${pairs[plan.error.row].line}` : '';
    throw new BadInput(`${path}${line}: ${plan.error.value}: ${plan.error.hint}`);
  });
}

function modelsOf(text: string): readonly string[] {
  const names = [...new Set(text.split(',').map((name) => name.trim()))];
  for (const name of names) {
    const model = checkModel(name);
    if (!model.ok) throw new BadInput(`--model ${name}: ${model.error.hint}`);
  }
  return names;
}

function minutesOf(flag: string, text: string): number {
  const minutes = durationMinutes(text);
  if (minutes === undefined || minutes <= 0)
    throw new BadInput(`${flag} ${text}: expected a duration such as 30min, 12h or 28d`);
  return minutes;
}

function wholeNumber(flag: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new BadInput(`${flag} ${text}: expected a whole number from 1`);
  return value;
}

function progress(total: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done) => process.stderr.write(`\r${done}/${total} fits${done === total ? '\n' : ''}`);
}
