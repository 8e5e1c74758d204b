import { readFileSync } from 'node:fs';
import { GRID_MINUTES, type QuantileForecast } from '@releve/optimization';
import { CsvError, parse } from 'csv-parse/sync';
import { BadInput } from './roster-file.js';

/** Arrivals forecast for one series, read from the file that `releve forecast` writes. */
export interface ForecastSeries extends QuantileForecast {
  /** Empty when the file names no series. */
  readonly name: string;
  /** Start of the first step, milliseconds since 1970. */
  readonly startsAt: number;
  readonly stepMinutes: number;
  readonly mean: readonly number[];
}

interface Row {
  readonly line: number;
  readonly series: string;
  readonly origin: string;
  readonly target: number;
  readonly mean: number;
  readonly values: readonly number[];
}

/** Reads a forecast; steps must follow each other evenly. Throws `BadInput` with file, line, value, expectation. */
export function readForecast(path: string): readonly ForecastSeries[] {
  const { levels, rows } = readRows(path);
  const bySeries = new Map<string, Row[]>();
  for (const row of rows) bySeries.set(row.series, [...(bySeries.get(row.series) ?? []), row]);
  return [...bySeries].map(([name, own]) => {
    const origins = new Set(own.map((row) => row.origin));
    if (origins.size > 1) {
      throw new BadInput(
        `${path}: ${origins.size} origins, expected one forecast (filter the file by origin)`,
      );
    }
    const sorted = own.sort((a, b) => a.target - b.target);
    return {
      name,
      startsAt: sorted[0].target,
      stepMinutes: stepOf(path, sorted),
      levels,
      mean: sorted.map((row) => row.mean),
      values: sorted.map((row) => row.values),
    };
  });
}

function readRows(path: string): { readonly levels: readonly number[]; readonly rows: readonly Row[] } {
  const [header, ...records] = readRecords(path);
  const names = header?.record ?? [];
  const quantiles = names
    .map((name, column) => ({ column, level: Number(/^q(0?\.\d+)$/.exec(name)?.[1]) }))
    .filter(({ level }) => level > 0)
    .sort((a, b) => a.level - b.level);
  for (const wanted of ['target', 'mean']) {
    if (!names.includes(wanted))
      throw new BadInput(`${path}, line 1: no column "${wanted}", found ${names.join(', ')}`);
  }
  if (quantiles.length === 0)
    throw new BadInput(`${path}, line 1: expected quantile columns such as q0.1, q0.5, q0.9`);
  if (records.length === 0) throw new BadInput(`${path}: no rows after the header, expected a forecast`);
  const rows = records.map(({ record, line }): Row => {
    const field = (name: string) => record[names.indexOf(name)] ?? '';
    const number = (column: number) => {
      const text = record[column] ?? '';
      const value = Number(text);
      if (text !== '' && Number.isFinite(value) && value >= 0) return value;
      throw new BadInput(`${path}, line ${line}: ${names[column]}: found "${text}", expected a number ≥ 0`);
    };
    const target = Date.parse(field('target'));
    if (Number.isNaN(target)) {
      throw new BadInput(
        `${path}, line ${line}: target: found "${field('target')}", expected a time such as 2026-06-01T08:00:00Z`,
      );
    }
    const values = quantiles.map(({ column }) => number(column));
    const series = `${field('series')}${names.includes('model') ? ` ${field('model')}` : ''}`.trim();
    return { line, series, origin: field('origin'), target, mean: number(names.indexOf('mean')), values };
  });
  return { levels: quantiles.map(({ level }) => level), rows };
}

function readRecords(path: string): readonly { readonly record: readonly string[]; readonly line: number }[] {
  const records: { record: readonly string[]; line: number }[] = [];
  try {
    parse(readFileSync(path), {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => {
        records.push({ record, line: lines });
        return null;
      },
    });
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? `, line ${error.lines}` : '';
    throw new BadInput(`${path}${line}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return records;
}

function stepOf(path: string, rows: readonly Row[]): number {
  const step = rows.length > 1 ? (rows[1].target - rows[0].target) / 60_000 : 60;
  if (!(step > 0 && step % GRID_MINUTES === 0)) {
    throw new BadInput(
      `${path}, line ${rows[1]?.line ?? 2}: steps of ${step} minutes, expected a multiple of ${GRID_MINUTES}`,
    );
  }
  rows.forEach((row, index) => {
    const expected = rows[0].target + index * step * 60_000;
    if (row.target !== expected) {
      throw new BadInput(
        `${path}, line ${row.line}: found ${new Date(row.target).toISOString()}, expected ${new Date(expected).toISOString()} (steps of ${step} minutes)`,
      );
    }
  });
  return step;
}
