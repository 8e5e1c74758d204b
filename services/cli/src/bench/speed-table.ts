import { type CountSeries, calendarFor, knownAt, modelByName } from '@releve/forecasting';
import { must } from './forecast-sets.js';
import { print } from './print.js';

const FIVE_YEARS = 5 * 365 * 24;
const AGAIN = 40;

/** Processor seconds of one fit on five years of hours and of a new forecast after each of many counts. */
export async function speedTable(series: CountSeries): Promise<void> {
  const auto = must(modelByName('auto'));
  const context = { calendar: must(calendarFor('GB')), horizon: 72 };
  const length = Math.min(FIVE_YEARS, series.values.length - AGAIN);
  const timed = <T>(run: () => T): readonly [T, number] => {
    const before = process.cpuUsage();
    const result = run();
    const used = process.cpuUsage(before);
    return [result, (used.user + used.system) / 1000];
  };
  const [fitted, fitting] = timed(() => must(auto.fit(knownAt(series, length), context)));
  const spent: number[] = [];
  for (let i = 1; i <= AGAIN; i++) {
    const history = knownAt(series, length + i);
    spent.push(timed(() => fitted.predict(history, 72))[1]);
  }
  const [, updating] = timed(() => fitted.update(knownAt(series, length + AGAIN)));
  spent.sort((a, b) => a - b);
  print(`\nSpeed on ${(length / 8766).toFixed(1)} years of hours, 72 h ahead (processor time, one thread)`);
  print(`  fit ${(fitting / 1000).toFixed(2)} s (at most 5), update ${updating.toFixed(0)} ms`);
  print(
    `  new forecast after a count: median ${spent[AGAIN / 2].toFixed(1)} ms, slowest ${spent[AGAIN - 1].toFixed(1)} ms (at most 50)`,
  );
}
