import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CountSeries,
  endedBy,
  epochsOf,
  horizonOf,
  indexAt,
  instantOf,
  type PlannedOrigin,
  planPairs,
  planRange,
  ScoreSums,
  seasonalNaiveError,
  slotsPerDay,
} from '@releve/forecasting';
import { type ModelRun, modelRun } from '../backtest/model-run.js';
import { runTasks } from '../backtest/run-tasks.js';
import { type BacktestTask, plainSeries } from '../backtest/task.js';
import { readCsv } from '../csv-series.js';
import { dailyTotals, readNamed, sharedFolder } from './forecast-data.js';

const SIMPLE = ['seasonal-naive', 'profile-8', 'profile-52', 'holt-winters', 'regression'];
const ALL = [...SIMPLE, 'auto'];
const THREADS = 2;
const DAY = 1440;
const DAY_MS = 86_400_000;
const WATTS_PER_CORE = 10;
const ALSACE_WHOLE = ['3Fr', 'Col', 'Dia', 'Geb', 'Hag', 'Sel', 'Wis'];

const folder = sharedFolder(fileURLToPath(new URL('../../../..', import.meta.url)));
const asked = process.argv.slice(2);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

interface Planned {
  readonly series: CountSeries;
  readonly plan: readonly PlannedOrigin[];
}

function must<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly hint: string } },
): T {
  if (result.ok) return result.value;
  throw new Error(result.error.hint);
}

async function run(
  name: string,
  { series, plan }: Planned,
  model: string,
  calendar: string,
): Promise<ModelRun> {
  const epochs = epochsOf(plan, 28 * slotsPerDay(series));
  const tasks = epochs.map(
    (epoch): BacktestTask => ({
      series: plainSeries(series),
      model,
      epoch,
      horizon: horizonOf(plan),
      calendar,
      covariates: undefined,
    }),
  );
  const outcomes = await runTasks(tasks, THREADS, () => undefined);
  return modelRun(
    name,
    model,
    series,
    plan[0].known,
    outcomes.map((outcome) => {
      if (!outcome.ok) throw new Error(outcome.error.hint);
      return outcome;
    }),
  );
}

function scoresOf(one: ModelRun): ReturnType<ScoreSums['scores']> {
  const sums = new ScoreSums();
  for (let i = 0; i < one.mean.length; i++) sums.add(one.mean[i], one.quantilesOf(i), one.actualOf(i));
  return sums.scores();
}

/** Mean scores over series of every model, with the regret of auto against the best simple model. */
async function table(
  title: string,
  target: number,
  sets: readonly Planned[],
  calendar: string,
): Promise<void> {
  if (asked.length > 0 && !asked.some((word) => title.toLowerCase().includes(word))) return;
  print(`\n${title}: pinball of auto at most ${target}`);
  print(
    '  model            pinball    MASE  WAPE %  coverage 50/80/90/95 %       qbias   s fit  s predict  CPU s  J/forecast',
  );
  const pinballs = new Map<string, number>();
  for (const model of ALL) {
    const cpu = process.cpuUsage();
    const runs: ModelRun[] = [];
    for (const [i, set] of sets.entries()) runs.push(await run(String(i), set, model, calendar));
    const used = process.cpuUsage(cpu);
    const seconds = (used.user + used.system) / 1e6;
    const scores = runs.map(scoresOf);
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const mase = mean(
      runs.map((one, i) => scores[i].mae / seasonalNaiveError(one.counts, one.week, one.firstKnown)),
    );
    const coverage = (['c50', 'c80', 'c90', 'c95'] as const).map((key) =>
      (100 * mean(scores.map((s) => s.coverage[key]))).toFixed(1),
    );
    const pinball = mean(scores.map((s) => s.pinball));
    pinballs.set(model, pinball);
    const forecasts = sets.reduce((n, { plan }) => n + plan.length, 0);
    print(
      `  ${model.padEnd(15)} ${pinball.toFixed(4).padStart(8)} ${mase.toFixed(4).padStart(7)} ${mean(
        scores.map((s) => s.wapePercent),
      )
        .toFixed(2)
        .padStart(
          7,
        )}  ${coverage.join('/').padEnd(26)} ${mean(scores.map((s) => s.quantileBias)).toFixed(4)} ${(sum(runs, 'fitMilliseconds') / 1000).toFixed(1).padStart(7)} ${(sum(runs, 'predictMilliseconds') / 1000).toFixed(1).padStart(10)} ${seconds.toFixed(1).padStart(6)} ${((seconds * WATTS_PER_CORE) / forecasts).toFixed(2).padStart(11)}`,
    );
  }
  const auto = pinballs.get('auto') ?? Number.NaN;
  const best = Math.min(...SIMPLE.map((name) => pinballs.get(name) ?? Number.POSITIVE_INFINITY));
  print(
    `  target ${auto <= target ? 'met' : 'MISSED'}: ${auto.toFixed(4)} against ${target}; regret ${(100 * (auto / best - 1)).toFixed(2)} % (at most 1 %)`,
  );
}

function sum(runs: readonly ModelRun[], key: 'fitMilliseconds' | 'predictMilliseconds'): number {
  return runs.reduce((total, one) => total + one[key], 0);
}

/** Weekly origins over the last year, 28 days ahead. */
function lastYearWeekly(series: CountSeries): Planned {
  const end = series.values.length - 28;
  const range = {
    from: instantOf(series, series.values.length - 364),
    to: instantOf(series, end),
    every: 7 * DAY,
    horizon: 28 * DAY,
  };
  return { series, plan: must(planRange(series, range)) };
}

async function hourly(data: string): Promise<CountSeries> {
  const path = join(data, 'wales-hourly/arrivals.csv');
  const row = ([time, value]: readonly string[]) => ({ name: '', time, value: Number(value) });
  const wales = (await readNamed(path, ['time', 'arrivals'], row, 60, 'Europe/London')).get('');
  if (wales === undefined) throw new Error(path);
  const pairs: { origin: number; target: number }[] = [];
  await readCsv(
    join(data, 'wales-hourly/published_pairs.csv.gz'),
    ['origin', 'target'],
    ([origin, target]) => {
      pairs.push({ origin: Date.parse(origin), target: Date.parse(target) });
    },
  );
  await table(
    'Wales hourly, published pairs',
    1.168,
    [{ series: wales, plan: must(planPairs(wales, pairs)) }],
    'GB',
  );
  const iowaPath = join(data, 'iowa-hourly/arrivals.csv');
  const iowa = (await readNamed(iowaPath, ['local_time', 'arrivals'], row, 60, 'America/Chicago')).get('');
  if (iowa === undefined) throw new Error(iowaPath);
  const last = instantOf(iowa, iowa.values.length - 48);
  const range = { from: last - 364 * DAY_MS, to: last, every: 720, horizon: 2880 };
  await table('Iowa hourly, 48 h', 0.748, [{ series: iowa, plan: must(planRange(iowa, range)) }], 'US');
  return wales;
}

async function daily(data: string, wales: CountSeries): Promise<void> {
  await table('Wales daily, 28 days', 7.6, [lastYearWeekly(dailyTotals(wales))], 'GB');
  const bySite = ([name, time, value]: readonly string[]) => ({ name, time, value: Number(value) });
  const alsace = await readNamed(
    join(data, 'alsace-daily/visits.csv'),
    ['site', 'date', 'visits'],
    bySite,
    DAY,
    'Europe/Paris',
  );
  const whole = ALSACE_WHOLE.flatMap((site) => alsace.get(site) ?? []);
  await table('Alsace daily, 28 days, 7 sites over three years', 3.48, whole.map(lastYearWeekly), 'FR-67');
  const long = [...alsace.values()].filter((series) => series.values.length >= 700);
  await table(
    `Alsace daily, 28 days, ${long.length} sites with breaks and gaps (no published target)`,
    Number.POSITIVE_INFINITY,
    long.map(lastYearWeekly),
    'FR-67',
  );
}

async function sanford(data: string): Promise<void> {
  const columns = ['site', 'date', 'block', 'total_enc', 'admitted_enc'];
  const at = (date: string, block: string): string =>
    `${date} ${String(Number(block) * 6).padStart(2, '0')}:00`;
  const path = join(data, 'sanford-6h/blocks.csv');
  const total = await readNamed(
    path,
    columns,
    ([name, d, b, t]) => ({ name, time: at(d, b), value: Number(t) }),
    360,
    'America/Chicago',
  );
  const admitted = await readNamed(
    path,
    columns,
    ([name, d, b, , a]) => ({ name, time: at(d, b), value: Number(a) }),
    360,
    'America/Chicago',
  );
  await folds('Sanford 6 h folds, total', 0.1445, total);
  await folds('Sanford 6 h folds, admitted', 0.265, admitted);
  const daily = [...total.values()].map(dailyTotals);
  await table('Sanford daily, 28 days', 3.53, daily.map(lastYearWeekly), 'US');
}

/** The published folds: train to four dates, forecast the next two months at once in whole numbers. */
async function folds(title: string, target: number, sites: ReadonlyMap<string, CountSeries>): Promise<void> {
  if (asked.length > 0 && !asked.some((word) => title.toLowerCase().includes(word))) return;
  print(`\n${title}: WAPE of auto at most ${target}`);
  const bounds = [
    ['2025-01-01', '2025-03-01'],
    ['2025-03-01', '2025-05-01'],
    ['2025-05-01', '2025-07-01'],
    ['2025-07-01', '2025-09-01'],
  ] as const;
  for (const model of ALL) {
    let [absolute, counts] = [0, 0];
    for (const [name, series] of sites) {
      for (const [from, to] of bounds) {
        const local = (date: string): number =>
          series.clock.toInstants(Date.parse(date) / 60_000)[0] * 60_000;
        const known = endedBy(series, local(from));
        const end = Math.min(indexAt(series, local(to)), series.values.length);
        const targets = Array.from({ length: end - known }, (_, i) => known + i);
        const one = await run(name, { series, plan: [{ origin: local(from), known, targets }] }, model, 'US');
        for (let i = 0; i < one.mean.length; i++) {
          if (Number.isNaN(one.actualOf(i))) continue;
          absolute += Math.abs(Math.round(one.mean[i]) - one.actualOf(i));
          counts += one.actualOf(i);
        }
      }
    }
    const met = model === 'auto' ? (absolute / counts <= target ? '  met' : '  MISSED') : '';
    print(`  ${model.padEnd(15)} WAPE ${(absolute / counts).toFixed(4)}${met}`);
  }
}

/** Ambulance calls: weekly origins through 2019, cumulative horizons, scaled by the naive error before 2019. */
async function swast(data: string): Promise<void> {
  if (asked.length > 0 && !asked.includes('swast')) return;
  const bySite = ([name, time, value]: readonly string[]) => ({ name, time, value: Number(value) });
  const regions = await readNamed(
    join(data, 'swast-daily/responses.csv'),
    ['region', 'date', 'responses'],
    bySite,
    DAY,
    'Europe/London',
  );
  print('\nSWAST daily: MASE of auto at 7/28/84 days at most .66/.67/.70');
  for (const model of ALL) {
    const mases: number[] = [];
    for (const horizon of [7, 28, 84]) {
      const scaled: number[] = [];
      for (const [name, series] of regions) {
        if (endedBy(series, Date.UTC(2019, 0, 1)) < 365) continue;
        const last = instantOf(series, series.values.length - horizon);
        const range = { from: Date.UTC(2019, 0, 1), to: last, every: 7 * DAY, horizon: horizon * DAY };
        const one = await run(name, { series, plan: must(planRange(series, range)) }, model, 'GB');
        scaled.push(scoresOf(one).mae / seasonalNaiveError(one.counts, 7, one.firstKnown));
      }
      mases.push(scaled.reduce((a, b) => a + b, 0) / scaled.length);
    }
    print(`  ${model.padEnd(15)} MASE ${mases.map((mase) => mase.toFixed(3)).join(' / ')}`);
  }
}

if (folder === undefined) {
  print(
    'bench:forecast needs the reference data in the folder `shared` beside the repository (or RELEVE_SHARED); skipped.',
  );
} else {
  const wales = await hourly(folder);
  await daily(folder, wales);
  await sanford(folder);
  await swast(folder);
  print(`\npeak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}
