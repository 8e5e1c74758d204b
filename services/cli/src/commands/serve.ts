import type { Command } from 'commander';

interface ServeOptions {
  readonly dataDir?: string;
  readonly port?: string;
  readonly mllpPort?: string;
  readonly demo?: boolean;
}

/** `releve serve`: the embedded system; options win over the environment. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('run the whole system in this process, on embedded defaults')
    .option('--data-dir <dir>', 'where data are kept (default .data)')
    .option('--port <port>', 'HTTP port (default 8080)')
    .option('--mllp-port <port>', 'HL7 port (default 2575)')
    .option('--demo', 'with demonstration accounts and the simulated hospital group')
    .action(async ({ dataDir, port, mllpPort, demo }: ServeOptions) => {
      const chosen = {
        RELEVE_DATA_DIR: dataDir,
        RELEVE_HTTP_PORT: port,
        RELEVE_MLLP_PORT: mllpPort,
        RELEVE_DEMO: demo ? 'true' : (process.env.RELEVE_DEMO ?? 'false'),
        RELEVE_DEMO_DATA: demo ? 'true' : (process.env.RELEVE_DEMO_DATA ?? 'false'),
      };
      const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
      // Loaded here, so that the other commands need not wait for a whole system.
      const { runStandalone } = await import('@releve/standalone');
      await runStandalone({
        environment: { ...process.env, ...given },
        host: process,
        clock: () => new Date(),
        print: (line) => process.stdout.write(`${line}\n`),
      });
    });
}
