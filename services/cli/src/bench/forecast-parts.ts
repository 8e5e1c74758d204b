import { type CountSeries, QUANTILE_LEVELS } from '@releve/forecasting';
import { type Planned, runPlan, SIMPLE } from './bench-run.js';
import { censusTable } from './census-table.js';
import { faultTable } from './fault-table.js';
import { aggregated, dailyTotals } from './forecast-data.js';
import {
  alsace,
  alsaceWhole,
  between,
  iowa,
  lastDaysHourly,
  lastYearWeekly,
  type Sites,
  sanford,
  simulatedCensus,
  swast,
  thinned,
  wales,
  walesPairs,
} from './forecast-sets.js';
import { groupTable } from './group-table.js';
import { neuralTable } from './neural-table.js';
import { print } from './print.js';
import { recoveryTable } from './recovery-table.js';
import { scoreTable } from './score-table.js';
import { speedTable } from './speed-table.js';
import { swastTable } from './swast-table.js';
import { totalsTable } from './totals-table.js';

const DAY = 1440;
const MEDIAN = QUANTILE_LEVELS.indexOf(0.5);

/** Scores models on one thing; `data` is the folder of the reference data. */
export type BenchPart = (data: string, models: readonly string[]) => Promise<void>;

const FOLDS = [
  ['2025-01-01', '2025-03-01'],
  ['2025-03-01', '2025-05-01'],
  ['2025-05-01', '2025-07-01'],
  ['2025-07-01', '2025-09-01'],
] as const;

/** Everything the bench can measure, by the name `--only` takes. */
export function forecastParts(): Readonly<Record<string, BenchPart>> {
  const scored =
    (
      title: string,
      target: number | undefined,
      calendar: string,
      sets: (data: string) => Promise<readonly Planned[]>,
    ): BenchPart =>
    async (data, models) =>
      scoreTable({ title, target, calendar, sets: await sets(data) }, models);
  const faults =
    (
      title: string,
      calendar: string | undefined,
      sets: (data: string) => Promise<readonly CountSeries[]>,
    ): BenchPart =>
    async (data, models) =>
      faultTable({ title, calendar, sets: await sets(data), plan: lastYearWeekly }, models);
  return {
    wales: scored('Wales hourly, published pairs', 1.168, 'GB', async (data) => [await walesPairs(data)]),
    iowa: scored('Iowa hourly, 48 h', 0.748, 'US', async (data) => [
      lastDaysHourly(await iowa(data), 364, 720),
    ]),
    small: scored('Wales hourly, one arrival in five', undefined, 'GB', async (data) => [
      lastDaysHourly(thinned(await wales(data), 0.2), 182, 1440),
    ]),
    'sanford-total': (data, models) => sanfordFolds('total', 0.1445, sanford(data, 'total_enc'), models),
    'sanford-admitted': (data, models) =>
      sanfordFolds('admitted', 0.265, sanford(data, 'admitted_enc'), models),
    'sanford-6h': scored('Sanford 6 h, 28 days', undefined, 'US', async (data) =>
      [...(await sanford(data, 'total_enc')).values()].map(lastYearWeekly),
    ),
    'wales-daily': scored('Wales daily, 28 days', 7.6, 'GB', async (data) => [
      lastYearWeekly(dailyTotals(await wales(data))),
    ]),
    'iowa-daily': scored('Iowa daily, 28 days', undefined, 'US', async (data) => [
      lastYearWeekly(dailyTotals(await iowa(data))),
    ]),
    'sanford-daily': scored('Sanford daily, 28 days', 3.53, 'US', async (data) =>
      [...(await sanford(data, 'total_enc')).values()].map(dailyTotals).map(lastYearWeekly),
    ),
    alsace: scored('Alsace daily, 28 days, 7 sites over three years', 3.48, 'FR-67', async (data) =>
      (await alsaceWhole(data)).map(lastYearWeekly),
    ),
    'alsace-breaks': scored(
      'Alsace daily, 28 days, every site of two years, with breaks and gaps',
      undefined,
      'FR-67',
      async (data) =>
        [...(await alsace(data)).values()]
          .filter((series) => series.values.length >= 700)
          .map(lastYearWeekly),
    ),
    swast: async (data, models) => swastTable(await swast(data), models),
    'faults-daily': faults(
      'Daily faults: Wales, two Sanford sites, two of Alsace',
      undefined,
      async (data) => [
        dailyTotals(await wales(data)),
        ...[...(await sanford(data, 'total_enc')).values()].slice(0, 2).map(dailyTotals),
        ...(await alsaceWhole(data)).slice(0, 2),
      ],
    ),
    'faults-6h': faults('6 h faults: Wales', 'GB', async (data) => [aggregated(await wales(data), 360)]),
    'faults-hourly': async (data, models) =>
      faultTable(
        {
          title: 'Hourly faults: Iowa, last half-year',
          calendar: 'US',
          sets: [await iowa(data)],
          plan: (series) => lastDaysHourly(series, 182, DAY),
        },
        models,
      ),
    'recovery-daily': async (data) =>
      recoveryTable(
        'Daily, Wales, Iowa, Sanford and Alsace, after a break',
        [
          { calendar: 'GB', sets: [dailyTotals(await wales(data))] },
          {
            calendar: 'US',
            sets: [await iowa(data), ...(await sanford(data, 'total_enc')).values()].map(dailyTotals),
          },
          { calendar: 'FR-67', sets: await alsaceWhole(data) },
        ],
        6,
      ),
    'recovery-6h': async (data) =>
      recoveryTable(
        '6 h, Wales and Sanford, after a break',
        [
          { calendar: 'GB', sets: [aggregated(await wales(data), 360)] },
          { calendar: 'US', sets: [...(await sanford(data, 'total_enc')).values()] },
        ],
        6,
      ),
    'recovery-hourly': async (data) =>
      recoveryTable(
        'Hourly, Wales and Iowa, after a break',
        [
          { calendar: 'GB', sets: [await wales(data)] },
          { calendar: 'US', sets: [await iowa(data)] },
        ],
        6,
      ),
    census: async (data) => censusTable(simulatedCensus(await wales(data))),
    'totals-wales': async (data) => totalsTable('Wales', await wales(data), 'GB'),
    'totals-iowa': async (data) => totalsTable('Iowa', await iowa(data), 'US'),
    'totals-sanford': async (data) =>
      groupTable({
        title: 'Sanford, four departments by 6 hours',
        sites: [...(await sanford(data, 'total_enc')).values()],
        region: 'US',
      }),
    'totals-alsace': async (data) =>
      groupTable({
        title: 'Alsace, seven departments by day',
        sites: await alsaceWhole(data),
        region: 'FR-67',
      }),
    'totals-swast': async (data) =>
      groupTable({
        title: 'SWAST, six regions by day',
        sites: [...(await swast(data))].flatMap(([region, site]) =>
          region === 'Trust' || region === 'OOA' ? [] : [site],
        ),
        region: 'GB',
      }),
    'neural-sanford': async (data) =>
      neuralTable({
        title: 'One network over the Sanford departments, all arrivals and those admitted, by day',
        calendar: 'US',
        sets: [
          ...(await sanford(data, 'total_enc')).values(),
          ...(await sanford(data, 'admitted_enc')).values(),
        ]
          .map(dailyTotals)
          .map(lastYearWeekly),
      }),
    'neural-alsace': async (data) =>
      neuralTable({
        title: 'One network over seven departments of Alsace by day',
        calendar: 'FR-67',
        sets: (await alsaceWhole(data)).map(lastYearWeekly),
      }),
    speed: async (data) => speedTable(await wales(data)),
  };
}

/**
 * The published folds: train to four dates, forecast the next two months at once in whole numbers. Absolute errors ask for
 * the median; the mean is scored beside it.
 */
async function sanfordFolds(
  what: string,
  target: number,
  sites: Promise<Sites>,
  models: readonly string[],
): Promise<void> {
  print(`\nSanford 6 h folds, ${what}: WAPE of auto at most ${target}, by its median`);
  const all = [...(await sites).values()];
  for (const model of [...SIMPLE, ...models]) {
    let [byMedian, byMean, counts] = [0, 0, 0];
    for (const series of all) {
      for (const [from, to] of FOLDS) {
        const { run, truthOf } = await runPlan(between(series, from, to), model, 'US');
        for (let i = 0; i < run.mean.length; i++) {
          if (Number.isNaN(truthOf(i))) continue;
          byMedian += Math.abs(Math.round(run.quantilesOf(i)[MEDIAN]) - truthOf(i));
          byMean += Math.abs(Math.round(run.mean[i]) - truthOf(i));
          counts += truthOf(i);
        }
      }
    }
    const met = model === 'auto' ? (byMedian / counts <= target ? '  met' : '  MISSED') : '';
    print(
      `  ${model.padEnd(15)} WAPE ${(byMedian / counts).toFixed(4)} (by the mean ${(byMean / counts).toFixed(4)})${met}`,
    );
  }
}
