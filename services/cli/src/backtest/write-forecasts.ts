import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { QUANTILE_LEVELS } from '@releve/forecasting';
import { BadInput } from '../commands/roster-file.js';

/** One row of a forecast file. Instants in ms UTC. */
export interface ForecastRow {
  readonly series: string;
  readonly model: string;
  readonly origin: number;
  readonly target: number;
  readonly mean: number;
  readonly quantiles: ArrayLike<number>;
}

const CHUNK = 500;

/** Writes `[series,][model,]origin,target,mean,q0.025,…,q0.975`, times in UTC. */
export async function writeForecasts(
  path: string,
  rows: Iterable<ForecastRow>,
  shown: { readonly series: boolean; readonly model: boolean },
): Promise<void> {
  const out = createWriteStream(path);
  try {
    await once(out, 'open');
  } catch (error) {
    throw new BadInput(
      `${path}: cannot be written (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  const columns = [
    ...(shown.series ? ['series'] : []),
    ...(shown.model ? ['model'] : []),
    'origin',
    'target',
    'mean',
    ...QUANTILE_LEVELS.map((level) => `q${level}`),
  ];
  let chunk: string[] = [columns.join(',')];
  for (const row of rows) {
    chunk.push(lineOf(row, shown));
    if (chunk.length < CHUNK) continue;
    if (!out.write(`${chunk.join('\n')}\n`)) await once(out, 'drain');
    chunk = [];
  }
  if (chunk.length > 0) out.write(`${chunk.join('\n')}\n`);
  out.end();
  await once(out, 'finish');
}

function lineOf(row: ForecastRow, shown: { readonly series: boolean; readonly model: boolean }): string {
  const fields: (string | number)[] = [];
  if (shown.series) fields.push(quoted(row.series));
  if (shown.model) fields.push(row.model);
  fields.push(isoInstant(row.origin), isoInstant(row.target), rounded(row.mean));
  for (let k = 0; k < QUANTILE_LEVELS.length; k++) fields.push(rounded(row.quantiles[k]));
  return fields.join(',');
}

/** 2024-03-31T14:00:00Z. */
export function isoInstant(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
