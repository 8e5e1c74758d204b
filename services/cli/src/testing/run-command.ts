import { Command } from 'commander';

/** What a command line ended with and printed. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line of `releve` in this process, with the commands registered; what it prints is kept. */
export async function runCommand(
  registers: readonly ((program: Command) => void)[],
  words: readonly string[],
): Promise<CommandRun> {
  const program = new Command('releve').exitOverride();
  for (const register of registers) register(program);
  let [out, err] = ['', ''];
  const { stdout, stderr } = process;
  const [writeOut, writeErr] = [stdout.write, stderr.write];
  stdout.write = (text) => {
    out += String(text);
    return true;
  };
  stderr.write = (text) => {
    err += String(text);
    return true;
  };
  try {
    process.exitCode = 0;
    await program.parseAsync(words, { from: 'user' });
    return { code: Number(process.exitCode), out, err };
  } finally {
    process.exitCode = 0;
    stdout.write = writeOut;
    stderr.write = writeErr;
  }
}
