import { readFileSync } from 'node:fs';
import {
  type Assignments,
  type Checked,
  describeRosterError,
  type RosterError,
  readReleveRoster,
} from '@releve/optimization';

/** Bad input, told in one line a fault: the command ends with exit code 2. */
export class BadInput extends Error {}

/** Faults of a file in plain lines, the first twenty of them. */
export function faultLines(path: string, errors: readonly RosterError[]): string {
  const lines = errors.slice(0, SHOWN).map((error) => `${path}: ${describeRosterError(error)}`);
  if (errors.length > SHOWN) lines.push(`${path}: … and ${errors.length - SHOWN} more faults`);
  return lines.join('\n');
}

const SHOWN = 20;

/** The value read, or `BadInput` with file, place, value and what was expected. */
export function orBadInput<T>(path: string, read: Checked<T>): T {
  if (read.ok) return read.value;
  throw new BadInput(faultLines(path, read.errors));
}

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadInput(`${path}: cannot be read (${reason})`);
  }
}

export function parseJson(path: string, text: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadInput(`${path}: expected ${expected}; as JSON: ${reason}`);
  }
}

/** Reads a roster: the file `roster solve` writes, or a bare object of agent id to shift ids. */
export function readRoster(path: string): Assignments {
  return orBadInput(path, readReleveRoster(parseJson(path, readText(path), 'a roster in JSON')));
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
