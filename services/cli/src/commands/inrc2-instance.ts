import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  type History,
  inrc2Problem,
  type RosterProblem,
  readInrc2History,
  readInrc2Scenario,
  readInrc2Week,
  type Scenario,
} from '@releve/optimization';
import { BadInput, faultLines, orBadInput, readText } from './roster-file.js';

/** Which history and weeks of a scenario make the instance. */
export interface WeekChoice {
  readonly weeks: readonly number[];
  /** Given by a full name such as `n030w4_1_6-2-9-1`. */
  readonly history?: number;
}

/** An instance of the Second International Nurse Rostering Competition as read from its files. */
export interface Inrc2Instance {
  readonly scenario: Scenario;
  readonly history: History;
  /** Number of each week's WD file. */
  readonly weeks: readonly number[];
  readonly problem: RosterProblem;
}

/** `6,2,9,1`, `6-2-9-1` or `n030w4_1_6-2-9-1`; undefined for anything else. */
export function parseWeeks(text: string): WeekChoice | undefined {
  const found = /^(?:.+_(\d+)_)?(\d+(?:[,-]\d+)*)$/.exec(text.trim());
  if (!found) return undefined;
  const weeks = found[2].split(/[,-]/).map(Number);
  return { weeks, ...(found[1] === undefined ? {} : { history: Number(found[1]) }) };
}

/** The scenario of a path that ends in an instance's full name, such as `n030w4_1_6-2-9-1`. */
export function instanceName(path: string): string | undefined {
  return /^(.+?)_\d+_\d+(?:-\d+)*$/.exec(basename(path))?.[1];
}

/**
 * Reads the Sc-, H0- and WD- files (text or JSON) beside a scenario, or of a directory; a directory that is not there
 * but is named like an instance (`n030w4_1_6-2-9-1`) is read as the scenario's with those weeks.
 */
export function readInrc2(
  path: string,
  options: { readonly history: number | undefined; readonly weeks: WeekChoice | undefined },
): Inrc2Instance {
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  const name = isThere ? undefined : instanceName(path);
  const place = name === undefined ? path : join(dirname(path), name);
  const choice = options.weeks ?? (name === undefined ? undefined : parseWeeks(basename(path)));
  const { scenarioPath, folder, ext } = findScenario(place);
  const scenario = orBadInput(scenarioPath, readInrc2Scenario(readText(scenarioPath)));
  const files = readdirSync(folder);
  const histories = numbered(files, 'H0', scenario.id, ext);
  const historyNumber = options.history ?? choice?.history ?? Math.min(...histories.keys());
  const historyPath = join(folder, pick(histories, historyNumber, folder, `H0-${scenario.id}-N`));
  const history = orBadInput(historyPath, readInrc2History(readText(historyPath), scenario));
  const known = numbered(files, 'WD', scenario.id, ext);
  const numbers = weeksOf(scenario, history, choice, known, folder);
  const paths = numbers.map((number) => join(folder, pick(known, number, folder, `WD-${scenario.id}-N`)));
  const read = new Map(paths.map((path) => [path, readInrc2Week(readText(path), scenario)]));
  const faulty = [...read].flatMap(([path, week]) => (week.ok ? [] : [faultLines(path, week.errors)]));
  if (faulty.length > 0) throw new BadInput(faulty.join('\n'));
  const weeks = paths.flatMap((path) => {
    const week = read.get(path);
    return week?.ok ? [week.value] : [];
  });
  return { scenario, history, weeks: numbers, problem: inrc2Problem(scenario, history, weeks) };
}

function findScenario(path: string) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new BadInput(`${path}: cannot be read (no such file or directory)`);
  if (!stats.isDirectory())
    return { scenarioPath: path, folder: dirname(path), ext: path.endsWith('.json') ? 'json' : 'txt' };
  const found = readdirSync(path).filter((name) => /^Sc-.+\.(txt|json)$/.test(name));
  const names = new Set(found.map((name) => name.replace(/\.(txt|json)$/, '')));
  if (names.size !== 1) {
    const value = names.size === 0 ? 'none' : found.join(', ');
    throw new BadInput(`${path}: found ${value}, expected one scenario (Sc-NAME.txt or .json)`);
  }
  const scenario = found.find((name) => name.endsWith('.txt')) ?? found[0] ?? '';
  return {
    scenarioPath: join(path, scenario),
    folder: path,
    ext: scenario.endsWith('.json') ? 'json' : 'txt',
  };
}

/** Files of one kind by number; where both variants are there, the one of the scenario's. */
function numbered(
  files: readonly string[],
  kind: string,
  scenario: string,
  ext: string,
): Map<number, string> {
  const found = new Map<number, string>();
  for (const name of files) {
    const number = new RegExp(`^${kind}-(.*)-(\\d+)\\.(txt|json)$`).exec(name);
    if (!number || number[1] !== scenario) continue;
    if (!found.has(Number(number[2])) || number[3] === ext) found.set(Number(number[2]), name);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

function pick(files: ReadonlyMap<number, string>, number: number, folder: string, form: string): string {
  const name = files.get(number);
  if (name !== undefined) return name;
  const there = files.size === 0 ? 'none is there' : `there are ${[...files.values()].join(', ')}`;
  const wanted = Number.isFinite(number) ? `${form.slice(0, -1)}${number}` : form;
  throw new BadInput(`${folder}: no ${wanted}.txt or .json, expected one of its files (${there})`);
}

function weeksOf(
  scenario: Scenario,
  history: History,
  choice: WeekChoice | undefined,
  known: ReadonlyMap<number, string>,
  folder: string,
): readonly number[] {
  const needed = scenario.numberOfWeeks - history.week;
  const span = history.week === 0 ? '' : ` from week ${history.week} on`;
  const numbers = choice?.weeks ?? [...known.keys()];
  if (numbers.length === needed) return numbers;
  const found = choice
    ? `--weeks names ${numbers.length}`
    : `${numbers.length} WD files (${[...known.values()].join(', ') || 'none'})`;
  const hint = choice ? '' : '; choose them with --weeks, for instance --weeks 1,2,3,3';
  throw new BadInput(`${folder}: ${found}, expected ${needed} weeks${span} for ${scenario.id}${hint}`);
}
