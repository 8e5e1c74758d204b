import { parseWeeklyCovariates } from '@releve/forecasting';
import { badInput } from '@releve/platform';
import type { ForecasterDeps } from '../deps.js';

const SHOWN_ERRORS = 50;

/** Takes in a file of weekly indicators; the next fit uses them. A file without any is refused. */
export async function importCovariates(
  { alerts, clock }: Pick<ForecasterDeps, 'alerts' | 'clock'>,
  site: string,
  text: string,
) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const separator = lines[0]?.includes(';') ? ';' : ',';
  const cells = (line: string) => line.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, ''));
  const [header = [], ...rows] = lines.map(cells);
  const names = header.map((name, place) => (place === 0 ? 'week' : name));
  const { covariates, errors } = parseWeeklyCovariates(
    rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? '']))),
  );
  if (covariates.length === 0)
    throw badInput({ place: 'body', value: lines[0] ?? '', expected: 'rows week,NAME…, weeks as 2024-W05' });
  await alerts.saveIndicators(
    site,
    covariates.map(({ name, firstMonday, values }) => ({
      name,
      firstMonday,
      values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
    })),
    clock(),
  );
  return {
    indicators: covariates.map(({ name, values }) => ({
      name,
      weeks: values.filter((value) => !Number.isNaN(value)).length,
    })),
    rejected: errors
      .slice(0, SHOWN_ERRORS)
      .flatMap((error) =>
        error.kind === 'bad-calendar-row'
          ? [{ row: error.row, field: error.field, value: error.value, hint: error.hint }]
          : [],
      ),
  };
}
