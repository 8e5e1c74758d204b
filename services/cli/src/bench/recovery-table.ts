import { type CountSeries, instantOf, knownAt, slotsPerDay } from '@releve/forecasting';
import { runPlan } from './bench-run.js';
import { breakAt, FAULTS } from './faults.js';
import { print } from './print.js';

/** Series of one country, whose level will break. */
export interface RecoveryPlace {
  readonly calendar: string;
  readonly sets: readonly CountSeries[];
}

const BREAKS = ['level × 0.6', 'level × 1.5'] as const;
const DAYS_AFTER = [7, 14, 28] as const;
const DAYS_APART = 28;

/**
 * Prints how `auto` forecasts the week that follows so many days of data after a break, next to the same forecasts of
 * the same series without one: what a season or a few odd days do to both is none of the break's.
 */
export async function recoveryTable(
  title: string,
  places: readonly RecoveryPlace[],
  breaks: number,
): Promise<void> {
  print(`\n${title}: forecast / truth of a week, and its middle and nine-tenths distance from 1 in %`);
  print('  days of data  break         forecasts   with the break       without it       with / without');
  const cases = places.flatMap(({ calendar, sets }) =>
    sets.flatMap((set) => cutSeries(set, breaks).map((series) => ({ series, calendar }))),
  );
  for (const days of DAYS_AFTER) {
    const unbroken: number[] = [];
    for (const { series, calendar } of cases)
      unbroken.push(await logLevelAfter(series, series.values, days, calendar));
    for (const name of BREAKS) {
      const broken: number[] = [];
      for (const { series: whole, calendar } of cases) {
        const { series, truth } = FAULTS[name](whole);
        broken.push(await logLevelAfter(series, truth, days, calendar));
      }
      const own = broken.map((level, i) => level - unbroken[i]);
      const columns = [broken, unbroken, own].map((levels) => written(levels).padStart(19)).join('');
      const count = String(own.filter(Number.isFinite).length).padStart(7);
      print(`  ${String(days).padStart(12)}  ${name}  ${count}${columns}`);
    }
  }
}

/** The series ending earlier and earlier, so that a break half a year before the end falls on other days. */
function cutSeries(series: CountSeries, breaks: number): readonly CountSeries[] {
  const step = DAYS_APART * slotsPerDay(series);
  return Array.from({ length: breaks }, (_, k) => knownAt(series, series.values.length - k * step));
}

/** Log of forecast over truth of the week after `days` of data since the break; NaN where nothing came. */
async function logLevelAfter(
  series: CountSeries,
  truth: Float64Array,
  days: number,
  calendar: string,
): Promise<number> {
  const slots = slotsPerDay(series);
  const known = breakAt(series) + days * slots;
  const targets = Array.from({ length: 7 * slots }, (_, i) => known + i);
  const planned = { series, plan: [{ origin: instantOf(series, known), known, targets }], truth };
  const { run, truthOf } = await runPlan(planned, 'auto', calendar);
  let [forecast, came] = [0, 0];
  for (let i = 0; i < run.mean.length; i++) {
    if (Number.isNaN(truthOf(i))) continue;
    forecast += run.mean[i];
    came += truthOf(i);
  }
  return came > 0 ? Math.log(forecast / came) : Number.NaN;
}

function written(levels: readonly number[]): string {
  const known = levels.filter(Number.isFinite);
  const ratio = Math.exp(known.reduce((sum, level) => sum + level, 0) / known.length);
  const distances = known.map((level) => 100 * Math.abs(level)).sort((a, b) => a - b);
  const at = (share: number): string => distances[Math.floor(share * distances.length)].toFixed(1);
  return `${ratio.toFixed(3)} (${at(0.5)}, ${at(0.9)})`;
}
