import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assignments, inrc2Solutions, inrc2SolutionText, writeReleveRoster } from '@releve/optimization';
import { type RosterSolveEvent, type RosterSolveOutcome, startRosterSolve } from '@releve/planner/solver';
import { type Command, InvalidArgumentError } from 'commander';
import type { Inrc2Instance } from './inrc2-instance.js';
import { BadInput, withExitCodes } from './roster-file.js';
import { rosterGroup } from './roster-group.js';
import { type InstanceFlags, readInstance, takesInstance } from './roster-instance.js';

interface SolveFlags extends InstanceFlags {
  readonly timeLimit: number;
  readonly seed: number;
  readonly threads: number;
  readonly iterations?: number;
  readonly out: string;
  readonly solutions?: string;
  readonly json?: boolean;
}

/** `releve roster solve`: the best roster found, each improvement as it comes. */
export function registerRosterSolve(program: Command): void {
  takesInstance(rosterGroup(program).command('solve'))
    .description('Search for the best legal roster; writes the best found at the time limit or on Ctrl-C.')
    .option('--time-limit <seconds>', 'seconds to search', numberAbove(0), 60)
    .option('--seed <n>', 'seed of the search', wholeFrom(0), 1)
    .option('--threads <n>', 'worker threads, 1 or 2', wholeFrom(1), 2)
    .option(
      '--iterations <n>',
      'stop after pricing so many lines, on one thread: the same seed gives the same roster',
      wholeFrom(1),
    )
    .requiredOption('--out <file>', 'where to write the roster (JSON)')
    .option(
      '--solutions <dir>',
      'INRC-II: also write Sol-NAME-WD-WEEK.txt and .json, as the competition’s validator reads them',
    )
    .option('--json', 'one JSON object on standard output instead of text')
    .action((instance: string, flags: SolveFlags) => withExitCodes(() => run(instance, flags)));
}

async function run(instance: string, flags: SolveFlags): Promise<number> {
  const { problem, inrc2 } = readInstance(instance, flags);
  if (flags.solutions !== undefined && !inrc2)
    throw new BadInput(`${instance}: --solutions is for INRC-II instances only (--format inrc2)`);
  const improvements: RosterSolveEvent[] = [];
  const solve = startRosterSolve(
    problem,
    {
      timeLimitSeconds: flags.timeLimit,
      seed: flags.seed,
      threads: flags.threads,
      ...(flags.iterations === undefined ? {} : { linesToPrice: flags.iterations }),
    },
    (event) => {
      improvements.push(event);
      if (!flags.json) process.stdout.write(`${eventLine(event)}\n`);
    },
  );
  const stop = (): void => solve.stop();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const outcome = await solve.outcome.finally(() => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  });
  if (outcome.kind === 'found' && inrc2 && flags.solutions !== undefined)
    writeSolutions(flags.solutions, inrc2, outcome.assignments);
  return report(outcome, flags, improvements);
}

function writeSolutions(folder: string, inrc2: Inrc2Instance, assignments: Assignments): void {
  const { scenario, history, weeks } = inrc2;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new BadInput(
      `${folder}: cannot be made (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  inrc2Solutions(scenario, history.week, assignments).forEach((solution, index) => {
    const name = join(folder, `Sol-${scenario.id}-${weeks[index]}-${solution.week}`);
    write(`${name}.txt`, inrc2SolutionText(solution));
    write(`${name}.json`, `${JSON.stringify(solution)}\n`);
  });
}

function report(
  outcome: RosterSolveOutcome,
  flags: SolveFlags,
  improvements: readonly RosterSolveEvent[],
): number {
  if (outcome.kind === 'failed') {
    process.stderr.write(`the solver failed: ${outcome.reason}\n`);
    return 3;
  }
  const { cost, bound, gap, seconds } = outcome;
  if (outcome.kind === 'found')
    write(
      flags.out,
      `${JSON.stringify(writeReleveRoster(outcome.assignments, { cost: outcome.cost, bound, gap, seconds }))}\n`,
    );
  const reason = outcome.kind === 'infeasible' ? outcome.reason : undefined;
  if (flags.json) {
    const status = outcome.kind === 'short' ? 'none-found' : outcome.kind;
    const summary = { status, reason, cost, bound, gap, seconds, improvements };
    process.stdout.write(`${JSON.stringify(summary)}\n`);
  } else if (outcome.kind === 'found') {
    process.stdout.write(
      `${bound === cost ? 'optimal' : 'best found'}: ${eventLine(outcome)}\nwritten to ${flags.out}\n`,
    );
  } else {
    process.stdout.write(
      `${reason === undefined ? 'no legal roster found in time' : `no legal roster: ${reason}`}\n`,
    );
  }
  return outcome.kind === 'found' ? 0 : 1;
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new BadInput(
      `${path}: cannot be written (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

/** `12.3 s  cost 1143  bound 1141  gap 0.17 %` */
export function eventLine({ seconds, cost, bound, gap }: RosterSolveEvent): string {
  const figure = (value: number | null): string =>
    value === null ? 'none' : String(Math.round(value * 100) / 100);
  const percent = gap === null ? 'unknown' : `${(gap * 100).toFixed(2)} %`;
  return `${seconds.toFixed(1)} s  cost ${figure(cost)}  bound ${figure(bound)}  gap ${percent}`;
}

function wholeFrom(min: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < min)
      throw new InvalidArgumentError(`Expected a whole number from ${min}.`);
    return value;
  };
}

function numberAbove(min: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(value > min) || value > 1e6) throw new InvalidArgumentError(`Expected a number above ${min}.`);
    return value;
  };
}
