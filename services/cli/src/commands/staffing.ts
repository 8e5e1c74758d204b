import { writeFileSync } from 'node:fs';
import {
  DEFAULT_PROFILE_FR,
  pathsFromQuantiles,
  requirementFromPaths,
  type SkillRequirement,
  type StaffingProfile,
} from '@releve/optimization';
import { type Command, InvalidArgumentError } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { type ForecastSeries, readForecast } from './forecast-file.js';
import { readProfile } from './profile-file.js';
import { BadInput, withExitCodes } from './roster-file.js';

interface StaffingFlags {
  readonly forecast?: string;
  readonly profile?: string;
  readonly out?: string;
  readonly paths: number;
  readonly seed: number;
  readonly exampleProfile?: boolean;
  readonly json?: boolean;
}

/** `releve staffing`: required staff per skill and half-hour, from a forecast and a site's profile. */
export function registerStaffing(program: Command): void {
  program
    .command('staffing')
    .description('Turn a forecast into required staff per skill and half-hour.')
    .option('--forecast <file>', 'forecast, CSV as `releve forecast` writes it')
    .option('--profile <file>', 'staffing profile of the site, JSON')
    .option('--out <file>', 'where to write the requirement, CSV')
    .option('--paths <n>', 'possible futures drawn from the forecast', whole, 400)
    .option('--seed <n>', 'seed of the draw', whole, 1)
    .option('--example-profile', 'print the documented French starting profile and stop')
    .option('--json', 'a summary as one JSON object on standard output')
    .action((flags: StaffingFlags) => withExitCodes(() => run(flags)));
}

function run(flags: StaffingFlags): number {
  if (flags.exampleProfile) {
    process.stdout.write(`${JSON.stringify(DEFAULT_PROFILE_FR, null, 2)}\n`);
    return 0;
  }
  const { forecast, profile, out } = flags;
  if (forecast === undefined || profile === undefined || out === undefined) {
    throw new BadInput('expected --forecast FILE, --profile FILE and --out FILE (or --example-profile)');
  }
  const site = readProfile(profile);
  const required = readForecast(forecast).map((series) => ({
    series,
    rows: requirementOf(series, site, flags),
  }));
  write(out, required);
  const summary = required.flatMap(({ series, rows }) => summaryOf(series.name, rows));
  process.stdout.write(
    flags.json
      ? `${JSON.stringify({ profile: site.id, out, summary })}\n`
      : `${summary.map(summaryLine).join('')}written to ${out}\n`,
  );
  return 0;
}

/** Requirement of one forecast series. */
export function requirementOf(
  series: ForecastSeries,
  profile: StaffingProfile,
  options: { readonly paths: number; readonly seed: number },
): readonly SkillRequirement[] {
  const paths = pathsFromQuantiles(series, series.stepMinutes, options.seed, {
    paths: options.paths,
    persistence: 0.97,
  });
  return requirementFromPaths(
    {
      startsAt: series.startsAt,
      stepMinutes: series.stepMinutes,
      streams: [{ acuity: null, paths, history: [] }],
    },
    profile,
  );
}

interface SkillSummary {
  readonly series: string;
  readonly skill: string;
  readonly hours: number;
  readonly most: number;
  readonly mostAt: string;
}

function summaryOf(series: string, rows: readonly SkillRequirement[]): readonly SkillSummary[] {
  return [...new Set(rows.map((row) => row.skill))].map((skill) => {
    const own = rows.filter((row) => row.skill === skill);
    const top = own.reduce((most, row) => (row.chosen > most.chosen ? row : most));
    const hours = own.reduce((sum, row) => sum + (row.chosen * row.minutes) / 60, 0);
    return { series, skill, hours, most: top.chosen, mostAt: instant(top.startsAt) };
  });
}

function summaryLine({ series, skill, hours, most, mostAt }: SkillSummary): string {
  return `${series === '' ? '' : `${series}  `}${skill}  ${hours} staff-hours  most ${most} at ${mostAt}\n`;
}

function write(
  path: string,
  required: readonly { readonly series: ForecastSeries; readonly rows: readonly SkillRequirement[] }[],
): void {
  const named = required.some(({ series }) => series.name !== '');
  const records = required.flatMap(({ series, rows }) =>
    rows.map((row) => ({
      ...(named ? { series: series.name } : {}),
      start: instant(row.startsAt),
      skill: row.skill,
      load: row.load.toFixed(3),
      mean: row.mean.toFixed(3),
      'q0.5': row.q50,
      'q0.8': row.q80,
      floor: row.floor,
      required: row.chosen,
      short_probability: row.probabilityShort.toFixed(4),
    })),
  );
  try {
    writeFileSync(path, stringify(records, { header: true }));
  } catch (error) {
    throw new BadInput(
      `${path}: cannot be written (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function instant(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** A whole number from 1. */
export function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('Expected a whole number from 1.');
  return value;
}
