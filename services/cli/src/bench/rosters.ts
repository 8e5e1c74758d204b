import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCurtois } from '@releve/optimization';
import { type RosterSolveEvent, startRosterSolve } from '@releve/planner/solver';
import { Command } from 'commander';
import { inrc2Table } from './inrc2-table.js';

/** One published instance: best known cost and bound, and what others reached. */
interface Published {
  readonly instance: number;
  readonly lower: number;
  readonly upper: number;
  readonly ipVns10m: string;
  readonly ipVns60m: string;
}

interface Run {
  readonly cost: number;
  readonly bound: number | null;
  readonly improvements: readonly RosterSolveEvent[];
  readonly judged: string;
  readonly cpuSeconds: number;
}

const shared = process.env.RELEVE_SHARED ?? resolve(import.meta.dirname, '../../../../../shared');
const folder = join(shared, 'bench/rostering');

const flags = new Command('bench:rosters')
  .description('Solve the published instances and print cost, bound and gap beside the best known results.')
  .option('--instances <list>', 'instance numbers', '1,2,3,4,5,6,8,9,10,11,13,14,15,17,19')
  .option('--seeds <list>', 'seeds; medians are printed', '1,2,3')
  .option('--time-limit <seconds>', 'seconds a run', '60')
  .option('--threads <n>', 'worker threads', '2')
  .option('--inrc2 <dir>', 'solve the INRC-II instances of published.csv in this directory instead')
  .parse()
  .opts<{ instances: string; seeds: string; timeLimit: string; threads: string; inrc2?: string }>();

if (flags.inrc2 !== undefined) {
  const [seed = 1] = numbers(flags.seeds);
  await inrc2Table(flags.inrc2, {
    timeLimitSeconds: Number(flags.timeLimit),
    threads: Number(flags.threads),
    seed,
  });
} else if (!existsSync(folder)) {
  process.stderr.write(`skipped: no benchmark data at ${folder} (set RELEVE_SHARED)\n`);
} else await main();

async function main(): Promise<void> {
  const published = new Map(readPublished().map((row) => [row.instance, row]));
  const rows = [
    [
      '#',
      'cost',
      'bound',
      'gap',
      'to best',
      'best known',
      'IP+VNS 10 m',
      '60 m',
      'within 1 %',
      'check.py',
      'CPU s',
    ],
  ];
  print(rows[0] ?? []);
  for (const instance of numbers(flags.instances)) {
    const known = published.get(instance);
    if (!known) continue;
    const runs: Run[] = [];
    for (const seed of numbers(flags.seeds)) runs.push(await solveOnce(instance, seed));
    runs.sort((a, b) => a.cost - b.cost);
    const middle = runs[Math.floor((runs.length - 1) / 2)];
    if (!middle) continue;
    const { cost, bound } = middle;
    print([
      String(instance),
      String(cost),
      bound === null ? 'none' : String(bound),
      bound === null ? '–' : percent(cost - bound, cost),
      percent(cost - known.upper, known.upper),
      known.lower === known.upper ? String(known.upper) : `${known.lower}–${known.upper}`,
      known.ipVns10m,
      known.ipVns60m,
      secondsToWithin(middle, 1.01),
      runs.every(({ judged }) => judged === 'legal') ? 'legal' : runs.map(({ judged }) => judged).join('; '),
      middle.cpuSeconds.toFixed(0),
    ]);
    if (bound !== null && bound > known.upper)
      process.stdout.write(`  bound above the best known cost on ${instance}\n`);
    const trace = middle.improvements.map((event) => `${event.seconds.toFixed(1)} s ${event.cost ?? '–'}`);
    process.stdout.write(
      `   ${trace.filter((_, index) => index % Math.ceil(trace.length / 12) === 0).join(', ')}\n`,
    );
  }
}

async function solveOnce(instance: number, seed: number): Promise<Run> {
  const path = join(folder, 'curtois', `Instance${instance}.txt`);
  const read = readCurtois(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(`${path} should be readable`);
  const improvements: RosterSolveEvent[] = [];
  const before = process.cpuUsage();
  const outcome = await startRosterSolve(
    read.value,
    { timeLimitSeconds: Number(flags.timeLimit), seed, threads: Number(flags.threads) },
    (event) => improvements.push(event),
  ).outcome;
  const used = process.cpuUsage(before);
  const cpuSeconds = (used.user + used.system) / 1e6;
  if (outcome.kind !== 'found') {
    return { cost: Number.POSITIVE_INFINITY, bound: null, improvements, judged: outcome.kind, cpuSeconds };
  }
  const judged = judge(path, outcome.assignments, outcome.cost);
  return { cost: outcome.cost, bound: outcome.bound, improvements, judged, cpuSeconds };
}

/** Asks the outside checker, which shares no code with us. */
function judge(path: string, assignments: object, cost: number): string {
  const work = mkdtempSync(join(tmpdir(), 'releve-bench-'));
  const file = join(work, 'roster.json');
  try {
    writeFileSync(file, JSON.stringify(assignments));
    const report: unknown = JSON.parse(
      execFileSync('python3', [join(folder, 'check.py'), path, file, '--json'], { encoding: 'utf8' }),
    );
    const objective =
      typeof report === 'object' && report !== null && 'objective' in report ? report.objective : undefined;
    return objective === cost ? 'legal' : `cost ${String(objective)}`;
  } catch (error) {
    return `not judged (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
  } finally {
    rmSync(work, { recursive: true });
  }
}

function readPublished(): Published[] {
  const [header = '', ...lines] = readFileSync(join(folder, 'bounds.csv'), 'utf8').trim().split('\n');
  const at = new Map(
    header
      .trim()
      .split(',')
      .map((name, index) => [name, index]),
  );
  return lines.map((line) => {
    const cells = line.trim().split(',');
    const cell = (name: string) => cells[at.get(name) ?? -1] ?? '';
    return {
      instance: Number(cell('instance')),
      lower: Number(cell('best_lower')),
      upper: Number(cell('best_upper')),
      ipVns10m: cell('ip_vns_10m') || '–',
      ipVns60m: cell('ip_vns_60m') || '–',
    };
  });
}

function secondsToWithin(run: Run, factor: number): string {
  const event = run.improvements.find(({ cost }) => cost !== null && cost <= run.cost * factor);
  return event ? `${event.seconds.toFixed(1)} s` : '–';
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.abs(whole)).toFixed(2)} %`;
}

function numbers(list: string): number[] {
  return list.split(',').map(Number);
}

function print(cells: readonly string[]): void {
  process.stdout.write(
    `${cells.map((cell, index) => (index === 0 ? cell.padEnd(3) : cell.padStart(11))).join(' ')}\n`,
  );
}
