import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '@releve/optimization';
import { startRosterSolve } from '@releve/planner/solver';
import { readInrc2 } from '../commands/inrc2-instance.js';
import { print } from './print.js';

/** A published instance: its full name (`n030w4_1_6-2-9-1`), best bound and best cost known, where they are given. */
interface Published {
  readonly instance: string;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

export interface Inrc2BenchOptions {
  readonly timeLimitSeconds: number;
  readonly threads: number;
  readonly seed: number;
}

/**
 * Solves the static INRC-II instances that `published.csv` of a directory names (columns instance, best_lower,
 * best_upper) from the data sets beside it, a folder each, and prints cost and bound beside the published ones.
 */
export async function inrc2Table(folder: string, options: Inrc2BenchOptions): Promise<void> {
  const list = join(folder, 'published.csv');
  if (!existsSync(list)) {
    process.stderr.write(`skipped: no ${list} (columns instance,best_lower,best_upper)\n`);
    return;
  }
  print(row(['instance', 'cost', 'bound', 'gap', 'to best', 'best known', 'judged', 'CPU s']));
  for (const published of readPublished(list)) print(row(await solveOne(folder, published, options)));
}

async function solveOne(
  folder: string,
  { instance, lower, upper }: Published,
  options: Inrc2BenchOptions,
): Promise<string[]> {
  const { problem } = readInrc2(join(folder, instance), { history: undefined, weeks: undefined });
  const before = process.cpuUsage();
  const outcome = await startRosterSolve(problem, options, () => {}).outcome;
  const used = process.cpuUsage(before);
  const cpu = ((used.user + used.system) / 1e6).toFixed(0);
  const known = `${lower ?? '?'}–${upper ?? '?'}`;
  if (outcome.kind !== 'found') return [instance, outcome.kind, '–', '–', '–', known, '–', cpu];
  const { cost, bound, gap } = outcome;
  const verdict = verify(problem, outcome.assignments);
  const judged = verdict.legal && verdict.cost.total === cost ? 'legal' : `cost ${verdict.cost.total}`;
  return [
    instance,
    String(cost),
    bound === null ? 'none' : String(bound),
    gap === null ? '–' : `${(100 * gap).toFixed(2)} %`,
    upper === undefined ? '–' : `${((100 * (cost - upper)) / upper).toFixed(2)} %`,
    known,
    bound !== null && upper !== undefined && bound > upper ? 'bound above the best known cost' : judged,
    cpu,
  ];
}

function readPublished(path: string): Published[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const figure = (cell: string | undefined) =>
    cell === undefined || cell.trim() === '' ? undefined : Number(cell);
  return lines.map((line) => {
    const [instance = '', lower, upper] = line.split(',');
    return { instance: instance.trim(), lower: figure(lower), upper: figure(upper) };
  });
}

const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(11))).join(' ');
