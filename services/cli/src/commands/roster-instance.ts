import { statSync } from 'node:fs';
import {
  looksLikeCurtois,
  looksLikeInrc2,
  type RosterProblem,
  readCurtois,
  readReleve,
} from '@releve/optimization';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type Inrc2Instance,
  instanceName,
  parseWeeks,
  readInrc2,
  type WeekChoice,
} from './inrc2-instance.js';
import { BadInput, orBadInput, parseJson, readText } from './roster-file.js';

/** Formats of problem files; `auto` looks at the file. */
const ROSTER_FORMATS = ['auto', 'releve', 'curtois', 'inrc2'] as const;

/** Options that say how an instance is read. */
export interface InstanceFlags {
  readonly format: (typeof ROSTER_FORMATS)[number];
  readonly history?: number;
  readonly weeks?: WeekChoice;
}

/** A problem as read, with the documents it came from when they are those of the INRC-II. */
export interface RosterInstance {
  readonly problem: RosterProblem;
  readonly inrc2?: Inrc2Instance;
}

/** Adds the argument and the options by which a command is given a roster problem. */
export function takesInstance(command: Command): Command {
  return command
    .argument(
      '<instance>',
      'roster problem: Relève JSON, Curtois text, or an INRC-II scenario or its directory',
    )
    .addOption(
      new Option('--format <format>', 'format of the instance').choices(ROSTER_FORMATS).default('auto'),
    )
    .option('--history <n>', 'INRC-II: which H0 file (default: the lowest there)', historyNumber)
    .option(
      '--weeks <list>',
      'INRC-II: which WD files, in order: 6,2,9,1 or n030w4_1_6-2-9-1 (default: all, when they are as many as the weeks)',
      (text: string) => {
        const choice = parseWeeks(text);
        if (choice) return choice;
        throw new InvalidArgumentError(
          'Expected numbers such as 6,2,9,1 or a name such as n030w4_1_6-2-9-1.',
        );
      },
    );
}

/** Reads and checks a problem. Throws `BadInput` with file, place, value and what was expected. */
export function readInstance(path: string, flags: InstanceFlags): RosterInstance {
  const { format, history, weeks } = flags;
  const isInrc2 = format === 'inrc2' || (format === 'auto' && guessInrc2(path));
  if (isInrc2) {
    const inrc2 = readInrc2(path, { history, weeks });
    return { problem: inrc2.problem, inrc2 };
  }
  if (history !== undefined || weeks !== undefined)
    throw new BadInput(`${path}: --history and --weeks are for INRC-II instances only (--format inrc2)`);
  const text = readText(path);
  const read =
    format === 'curtois' || (format === 'auto' && looksLikeCurtois(text))
      ? readCurtois(text)
      : readReleve(
          parseJson(path, text, 'a Relève roster problem or a Curtois instance, or an INRC-II scenario'),
        );
  return { problem: orBadInput(path, read) };
}

function guessInrc2(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return instanceName(path) !== undefined;
  return stats.isDirectory() || looksLikeInrc2(readText(path));
}

function historyNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Expected the number of an H0 file.');
  return Number(text);
}
