import { roles } from '@releve/contracts';
import { type Command, Option } from 'commander';
import { BadInput, withExitCodes } from './roster-file.js';

const LEAST_PASSWORD = 12;

interface AccountFlags {
  readonly email: string;
  readonly name: string;
  readonly role: (typeof roles)[number];
  readonly sites: string;
  readonly units: string;
  readonly dataDir: string;
  readonly database?: string;
}

const grants = (text: string): '*' | string[] =>
  text === '*' ? '*' : text.split(',').map((id) => id.trim());

/** `releve account add`: a person who may sign in, with one role on some sites and units. */
export function registerAccount(program: Command): void {
  program
    .command('account')
    .description('people who may sign in')
    .command('add')
    .description('add a person; the password is read from RELEVE_PASSWORD')
    .requiredOption('--email <email>', 'what the person signs in with')
    .requiredOption('--name <name>', 'how the person is shown')
    .addOption(
      new Option('--role <role>', 'what the person may do').choices([...roles]).makeOptionMandatory(),
    )
    .option('--sites <ids>', 'sites granted, separated by commas; * for all', '*')
    .option('--units <ids>', 'units granted, separated by commas; * for all', '*')
    .option('--data-dir <dir>', 'data directory of an embedded system that is not running', '.data')
    .option('--database <url>', 'a PostgreSQL database instead')
    .action((flags: AccountFlags) => withExitCodes(() => add(flags)));
}

async function add(flags: AccountFlags): Promise<number> {
  const password = process.env.RELEVE_PASSWORD ?? '';
  if (password.length < LEAST_PASSWORD)
    throw new BadInput(`RELEVE_PASSWORD: expected a password of at least ${LEAST_PASSWORD} characters.`);
  const { DatabaseError, migrate, openDatabase } = await import('@releve/database');
  const { ensureAccount } = await import('@releve/gateway');
  try {
    const database = await openDatabase(flags.database ?? `pglite:${flags.dataDir}/database`);
    try {
      await migrate(database);
      const { email, name, role, sites, units } = flags;
      await ensureAccount(database, () => new Date(), {
        email,
        name,
        role,
        password,
        sites: grants(sites),
        units: grants(units),
      });
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof DatabaseError) throw new BadInput(error.message);
    throw error;
  }
  process.stdout.write(`${flags.email} may sign in as ${flags.role}.\n`);
  return 0;
}
