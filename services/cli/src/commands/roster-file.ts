import { readFileSync } from 'node:fs';
import {
  type Assignments,
  type Checked,
  describeRosterError,
  looksLikeCurtois,
  type RosterProblem,
  readCurtois,
  readReleve,
  readReleveRoster,
} from '@releve/optimization';

/** Formats of problem files; `auto` looks at the text. */
export const ROSTER_FORMATS = ['auto', 'releve', 'curtois'] as const;
export type RosterFormat = (typeof ROSTER_FORMATS)[number];

/** Bad input, told in one line a fault: the command ends with exit code 2. */
export class BadInput extends Error {}

/** Reads and checks a problem file. Throws `BadInput` with file, place, value and what was expected. */
export function readProblem(path: string, format: RosterFormat): RosterProblem {
  const text = readText(path);
  const read =
    format === 'curtois' || (format === 'auto' && looksLikeCurtois(text))
      ? readCurtois(text)
      : parse(path, text);
  if (read.ok) return read.value;
  throw new BadInput(
    read.errors
      .slice(0, 20)
      .map((error) => `${path}: ${describeRosterError(error)}`)
      .join('\n'),
  );
}

function parse(path: string, text: string): Checked<RosterProblem> {
  return readReleve(parseJson(path, text, 'a Relève roster problem or a Curtois instance'));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadInput(`${path}: cannot be read (${reason})`);
  }
}

function parseJson(path: string, text: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadInput(`${path}: expected ${expected}; as JSON: ${reason}`);
  }
}

/** Reads a roster: the file `roster solve` writes, or a bare object of agent id to shift ids. */
export function readRoster(path: string): Assignments {
  const read = readReleveRoster(parseJson(path, readText(path), 'a roster in JSON'));
  if (read.ok) return read.value;
  throw new BadInput(read.errors.map((error) => `${path}: ${describeRosterError(error)}`).join('\n'));
}

/** Runs a command's body; bad input is told in plain lines and ends with exit code 2. */
export async function withExitCodes(body: () => Promise<number> | number): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
