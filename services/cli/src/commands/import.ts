import { createReadStream, existsSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { ImportReport } from '@releve/contracts';
import { type Command, Option } from 'commander';
import { type ImportRequest, importIntoDirectory, importIntoServer } from './import-target.js';
import { BadInput, withExitCodes } from './roster-file.js';

interface ImportFlags {
  readonly site: string;
  readonly format: 'csv' | 'hl7' | 'rpu';
  readonly kind?: 'visits' | 'counts';
  readonly timeCol: string;
  readonly valueCol: string;
  readonly dryRun?: boolean;
  readonly dataDir: string;
  readonly timeZone?: string;
  readonly calendar: string;
  readonly server?: string;
  readonly user?: string;
  readonly json?: boolean;
}

/**
 * `releve import`: loads visits, hourly counts, HL7 messages or RPU from a file. Exit code 0 when every row went in, 1 when
 * some were rejected, 2 when the file or an option is wrong.
 */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('load visits, hourly counts, HL7 messages or RPU from a file')
    .argument('<file>', 'the file; .gz is unpacked')
    .requiredOption('--site <id>', 'the site the file is about')
    .addOption(
      new Option('--format <format>', 'what the file is').choices(['csv', 'hl7', 'rpu']).default('csv'),
    )
    .addOption(
      new Option('--kind <kind>', 'rows of a CSV (default: told by its header)').choices([
        'visits',
        'counts',
      ]),
    )
    .option('--time-col <name>', 'column of the hour, in a CSV of counts', 'time')
    .option('--value-col <name>', 'column of the count, in a CSV of counts', 'arrivals')
    .option('--dry-run', 'count what would happen, change nothing')
    .option('--data-dir <dir>', 'data directory of an embedded system that is not running', '.data')
    .option('--time-zone <zone>', 'make the site if it is not known, in this time zone')
    .option('--calendar <code>', 'holiday calendar of a site made so', 'FR')
    .option('--server <url>', 'send to a running system instead')
    .option('--user <email>', 'who to sign in as at --server; the password is read from RELEVE_PASSWORD')
    .option('--json', 'one JSON object on standard output instead of text')
    .action((file: string, flags: ImportFlags) => withExitCodes(() => run(file, flags)));
}

async function run(file: string, flags: ImportFlags): Promise<number> {
  if (!existsSync(file)) throw new BadInput(`${file}: no such file.`);
  const open = (): AsyncIterable<Buffer> =>
    file.endsWith('.gz') ? createReadStream(file).pipe(createGunzip()) : createReadStream(file);
  const request: ImportRequest = {
    site: flags.site,
    kind: await kindOf(flags, open),
    dryRun: flags.dryRun ?? false,
    timeColumn: flags.timeCol,
    valueColumn: flags.valueCol,
    open,
    onProgress: (rows) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${rows.toLocaleString('en')} rows`);
    },
  };
  const report = await explaining(() => send(request, flags));
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : describe(file, report));
  return report.rejected > 0 ? 1 : 0;
}

function send(request: ImportRequest, flags: ImportFlags): Promise<ImportReport> {
  if (flags.server === undefined) {
    const newSite = flags.timeZone ? { timeZone: flags.timeZone, calendar: flags.calendar } : null;
    return importIntoDirectory(flags.dataDir, request, newSite);
  }
  const password = process.env.RELEVE_PASSWORD;
  if (!URL.canParse(flags.server)) throw new BadInput(`--server: "${flags.server}", expected a URL.`);
  if (!flags.user || !password)
    throw new BadInput('--server needs --user EMAIL, and the password in RELEVE_PASSWORD.');
  return importIntoServer(flags.server, { email: flags.user, password }, request);
}

/** Faults of what was given come out as one line; anything else is a fault of ours. */
async function explaining<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'ServiceError' || error.name === 'DatabaseError' || error.name === 'ZodError')
      throw new BadInput(`${error.message}${found(error)}. ${detailOf(error, 'hint')}`.trim());
    throw error;
  }
}

/** A detail of a fault that was told with its place; '' where it has none. */
function detailOf(error: Error, name: 'hint' | 'value'): string {
  const details: unknown = Reflect.get(error, 'details');
  const detail: unknown =
    typeof details === 'object' && details !== null ? Reflect.get(details, name) : undefined;
  return typeof detail === 'string' ? detail : '';
}

const found = (error: Error): string => {
  const value = detailOf(error, 'value');
  return value === '' ? '' : `, found "${value.slice(0, 60)}"`;
};

async function kindOf(flags: ImportFlags, open: () => AsyncIterable<Buffer>): Promise<ImportReport['kind']> {
  if (flags.format === 'hl7') return 'messages';
  if (flags.format === 'rpu') return 'rpu';
  if (flags.kind) return flags.kind;
  for await (const chunk of open()) {
    const header = chunk.toString('utf8').split(/[\r\n]/, 1)[0] ?? '';
    return /(^|[,;\t"\uFEFF])visit_id([,;\t"]|$)/i.test(header) ? 'visits' : 'counts';
  }
  throw new BadInput('The file is empty.');
}

const rejectionsShown = 20;

function describe(file: string, report: ImportReport): string {
  const {
    kind,
    rows,
    accepted,
    replaced,
    duplicate,
    rejected,
    ignored,
    withdrawn,
    rejections,
    warnings,
    dryRun,
  } = report;
  const where = (column: string, value: string): string =>
    kind === 'messages' ? `${column} ${value}: ` : `${column} "${value}", expected `;
  const lines = [
    `${dryRun ? 'dry run, nothing changed: ' : ''}${rows} rows: ${accepted} accepted, ${replaced} replaced, ${duplicate} duplicate, ${rejected} rejected${ignored > 0 ? `, ${ignored} ignored` : ''}${withdrawn > 0 ? `, ${withdrawn} withdrawn` : ''}`,
    ...rejections
      .slice(0, rejectionsShown)
      .map(({ line, column, value, expected }) => `${file}:${line}: ${where(column, value)}${expected}`),
    ...(rejected > rejectionsShown ? [`… and ${rejected - rejectionsShown} more`] : []),
    ...warnings.map((warning) => `warning: ${warning}`),
  ];
  return `${lines.join('\n')}\n`;
}
