import { durationMinutes, endedBy, instantOf, knownAt } from '@releve/forecasting';
import type { Command } from 'commander';
import { dayCovariates, readCovariates } from '../backtest/covariates.js';
import { modelNamed } from '../backtest/model-named.js';
import {
  calendarOf,
  type DataFlags,
  describeReport,
  instantFrom,
  readData,
} from '../backtest/series-input.js';
import { type ForecastRow, writeForecasts } from '../backtest/write-forecasts.js';
import { addDataOptions } from './data-options.js';
import { BadInput, withExitCodes } from './roster-file.js';

interface ForecastFlags extends DataFlags {
  readonly horizon: string;
  readonly at?: string;
  readonly model: string;
  readonly out: string;
  readonly json?: boolean;
}

/** `releve forecast`: one forecast from the end of the data, or from `--at` with what was known then. */
export function registerForecast(program: Command): void {
  addDataOptions(program.command('forecast'))
    .description('Forecast the hours or days after the end of the data, with their uncertainty.')
    .option('--horizon <duration>', 'how far ahead', '48h')
    .option('--at <time>', 'origin; only intervals that ended by then are used')
    .option('--model <name>', 'model', 'auto')
    .requiredOption('--out <file>', 'forecast, CSV')
    .option('--json', 'what was chosen, on standard output as one JSON object')
    .action((flags: ForecastFlags) => withExitCodes(() => forecast(flags)));
}

async function forecast(flags: ForecastFlags): Promise<number> {
  const model = await modelNamed(flags.model);
  if (!model.ok) throw new BadInput(`--model ${flags.model}: ${model.error.hint}`);
  const minutes = durationMinutes(flags.horizon);
  if (minutes === undefined)
    throw new BadInput(`--horizon ${flags.horizon}: expected a duration such as 48h or 28d`);
  const input = await readData(flags);
  const horizon = Math.max(1, Math.round(minutes / input.minutes));
  const calendar = calendarOf(input.calendar);
  const covariates = dayCovariates(
    flags.covariates === undefined ? undefined : await readCovariates(flags.covariates),
  );
  const rows: ForecastRow[] = [];
  const chosen: unknown[] = [];
  for (const one of input.series) {
    for (const line of describeReport(one)) process.stderr.write(`${line}\n`);
    const { name, series } = one;
    const at = flags.at === undefined ? undefined : instantFrom(flags.at, '--at', input);
    const known = at === undefined ? series.values.length : endedBy(series, at);
    if (known < 1) {
      const first = new Date(instantOf(series, 0)).toISOString();
      throw new BadInput(`--at ${flags.at}: expected a time after the first observation, ${first}`);
    }
    const history = knownAt(series, known);
    const fitted = model.value.fit(history, { calendar, covariates, horizon });
    if (!fitted.ok) throw new BadInput(`${flags.data}: ${fitted.error.value}: ${fitted.error.hint}`);
    const made = fitted.value.predict(history, horizon);
    made.targets.forEach((target, i) => {
      const origin = at ?? made.origin;
      rows.push({
        series: name,
        model: flags.model,
        origin,
        target,
        mean: made.mean[i],
        quantiles: made.quantiles[i],
      });
    });
    chosen.push({ series: name, ...fitted.value.facts });
  }
  await writeForecasts(flags.out, rows, { series: flags.seriesCol !== undefined, model: false });
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ rows: rows.length, chosen })}\n`);
  return 0;
}
