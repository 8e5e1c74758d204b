import { CommanderError } from 'commander';
import { createProgram } from './program.js';

const BAD_INPUT = 2;
const BROKEN = 3;

/** Commands copy their parent's settings when they are made, so each is told to throw instead of leaving. */
const program = createProgram();
const all = [program];
for (let next = all.pop(); next; next = all.pop()) {
  next.exitOverride();
  all.push(...next.commands);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = BROKEN;
  }
}
