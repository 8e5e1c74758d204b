import { type CountSeries, calendarFor, endedBy, knownAt, modelByName } from '@releve/forecasting';
import { lastDaysHourly, must } from './forecast-sets.js';
import { print } from './print.js';

const PATHS = 500;
const INTERVALS = [0.5, 0.8, 0.9, 0.95];

/** Coverage of the totals of the next 24 hours, made of joint paths of the hours. */
export async function totalsTable(series: CountSeries): Promise<void> {
  const auto = must(modelByName('auto'));
  const calendar = must(calendarFor('GB'));
  const inside = INTERVALS.map(() => 0);
  let [days, summed] = [0, 0];
  let fitted: ReturnType<typeof fit> | undefined;
  const fit = (known: number) => must(auto.fit(knownAt(series, known), { calendar, horizon: 48 }));
  for (const { origin } of lastDaysHourly(series, 336, 1440).plan) {
    const known = endedBy(series, origin);
    const history = knownAt(series, known);
    if (fitted === undefined || known - fitted.fittedLength >= 56 * 24) fitted = fit(known);
    else if (known - fitted.fittedLength >= 7 * 24) fitted = fitted.update(history);
    for (const from of [0, 24]) {
      const truth = series.values.subarray(known + from, known + from + 24).reduce((a, b) => a + b, 0);
      if (Number.isNaN(truth)) continue;
      const totals = fitted
        .samplePaths(history, 48, PATHS, days + 1)
        .map((path) => path.subarray(from, from + 24).reduce((a, b) => a + b, 0))
        .sort((a, b) => a - b);
      days++;
      summed += totals.reduce((a, b) => a + b, 0) / PATHS - truth;
      INTERVALS.forEach((width, k) => {
        const at = (level: number): number => totals[Math.min(PATHS - 1, Math.floor(level * PATHS))];
        if (truth >= at((1 - width) / 2) && truth <= at((1 + width) / 2)) inside[k]++;
      });
    }
  }
  print('\nTotals of 24 hours from joint paths of hours, Wales, next day and the one after');
  print(
    `  coverage 50/80/90/95 %: ${inside.map((n) => ((100 * n) / days).toFixed(1)).join('/')} over ${days} totals; mean error ${(summed / days).toFixed(2)}`,
  );
}
