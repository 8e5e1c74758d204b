import { type DayCovariates, parseTime } from '@releve/forecasting';
import { BadInput } from '../commands/roster-file.js';
import { readCsv } from '../csv-series.js';

/** Covariates as they travel to a worker: values by day number, one row a day. */
export interface CovariateTable {
  readonly names: readonly string[];
  readonly days: ReadonlyMap<number, readonly number[]>;
}

const NO_VALUE = /^(na|nan|null|)$/i;
const WORDS: Readonly<Record<string, number>> = { true: 1, false: 0, yes: 1, no: 0 };

/**
 * Reads a file of numbers known in advance: the first column a date (or a local time, averaged over its day), every
 * other column one covariate. Throws `BadInput`.
 */
export async function readCovariates(path: string): Promise<CovariateTable> {
  let names: readonly string[] = [];
  const sums = new Map<number, { sum: number; seen: number }[]>();
  const header = (columns: readonly string[]): readonly string[] => {
    names = columns.slice(1);
    return columns;
  };
  await readCsv(path, header, ([time, ...fields], line) => {
    const at = parseTime(time);
    if (at === undefined) {
      throw new BadInput(`${path}, line ${line}: "${time}" is not a date, expected such as 2024-03-31`);
    }
    const day = Math.floor(at.minutes / 1440);
    const row = sums.get(day) ?? names.map(() => ({ sum: 0, seen: 0 }));
    sums.set(day, row);
    fields.forEach((text, k) => {
      if (NO_VALUE.test(text)) return;
      const value = WORDS[text.toLowerCase()] ?? Number(text);
      if (!Number.isFinite(value)) {
        throw new BadInput(`${path}, line ${line}: "${text}" is not a number, expected one for ${names[k]}`);
      }
      row[k].sum += value;
      row[k].seen++;
    });
  });
  const days = [...sums].map(
    ([day, row]) => [day, row.map(({ sum, seen }) => (seen > 0 ? sum / seen : Number.NaN))] as const,
  );
  return { names, days: new Map(days) };
}

/** The table as models take it. */
export function dayCovariates(table: CovariateTable | undefined): DayCovariates | undefined {
  if (table === undefined) return undefined;
  return { names: table.names, on: (day) => table.days.get(day) };
}
