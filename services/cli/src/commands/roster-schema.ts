import { releveJsonSchema, rosterJsonSchema } from '@releve/optimization';
import { Argument, type Command } from 'commander';
import { rosterGroup } from './roster-group.js';

const schemas = { problem: releveJsonSchema, roster: rosterJsonSchema } as const;

/** `releve roster schema`: the JSON schema of problem or roster documents. */
export function registerRosterSchema(program: Command): void {
  rosterGroup(program)
    .command('schema')
    .description('Print the JSON schema of roster problems or rosters.')
    .addArgument(new Argument('<document>', 'which document').choices(Object.keys(schemas)))
    .action((document: keyof typeof schemas) => {
      process.stdout.write(`${JSON.stringify(schemas[document](), null, 2)}\n`);
    });
}
