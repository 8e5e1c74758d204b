import { ImportReport, Site } from '@releve/contracts';
import { type IntakeOperations, knownSite, openEmbeddedIntake, xmlText } from '@releve/intake';
import { createLogger } from '@releve/platform';
import { z } from 'zod';
import { BadInput } from './roster-file.js';

/** A file on its way in. */
export interface ImportRequest {
  readonly site: string;
  readonly kind: ImportReport['kind'];
  readonly dryRun: boolean;
  readonly timeColumn: string;
  readonly valueColumn: string;
  readonly open: () => AsyncIterable<Buffer>;
  readonly onProgress: (rows: number) => void;
}

/** The site to make when there is none of that name. */
export interface NewSite {
  readonly timeZone: string;
  readonly calendar: string;
}

const siteFrom = (id: string, { timeZone, calendar }: NewSite): Site =>
  Site.parse({
    id,
    name: id,
    timeZone,
    calendar,
    schoolZone: null,
    population: 'mixed',
    capacityPatients: null,
    hospitalBeds: null,
    simulated: false,
  });

/** Where nothing is known yet, a site is taken to be in France. */
const usual: NewSite = { timeZone: 'Europe/Paris', calendar: 'FR' };

const newlyMade = ({ id, timeZone, calendar }: Site): string =>
  `site "${id}" is new: times without an offset are read in ${timeZone}, holidays are those of ${calendar}`;

/** @throws BadInput when other sites are known and this one is not: its name may be mistyped. */
async function siteToMake(operations: IntakeOperations, id: string, newSite: NewSite | null): Promise<Site> {
  const ids = (await operations.listSites()).map((site) => site.id);
  if (newSite === null && ids.length > 0)
    throw new BadInput(
      `--site: "${id}", expected a known site (${ids.join(', ')}), or --time-zone Z to make it new.`,
    );
  return siteFrom(id, newSite ?? usual);
}

/** Imports into a data directory, which nothing else may be using. */
export async function importIntoDirectory(
  directory: string,
  request: ImportRequest,
  newSite: NewSite | null,
): Promise<ImportReport> {
  const log = createLogger({ service: 'import', level: 'warn' });
  const { intake, close } = await openEmbeddedIntake(directory, () => new Date(), log);
  try {
    const { operations } = intake;
    const found = await operations.findSite(request.site);
    const site = found?.site ?? (await siteToMake(operations, request.site, newSite));
    if (!found && !request.dryRun) await operations.putSite(site);
    const report = await operations.importFile(found ?? knownSite(site), {
      kind: request.kind,
      input: request.open(),
      dryRun: request.dryRun,
      columns: { time: request.timeColumn, value: request.valueColumn },
      onProgress: request.onProgress,
    });
    return found ? report : { ...report, warnings: [...report.warnings, newlyMade(site)] };
  } finally {
    await close();
  }
}

const Problem = z.object({ detail: z.string(), hint: z.string().optional() });

async function refused(response: Response): Promise<BadInput> {
  const problem = Problem.safeParse(await response.json().catch(() => null));
  const detail = problem.success ? [problem.data.detail, problem.data.hint].filter(Boolean).join(' ') : '';
  return new BadInput(`The server answered ${response.status}. ${detail}`.trim());
}

/** The gateway refuses changes without it: no other site can make a browser send it. */
const ours = { 'x-requested-with': 'releve' };

/** Imports through a running system's API, as somebody who may. */
export async function importIntoServer(
  server: string,
  credentials: { readonly email: string; readonly password: string },
  request: ImportRequest,
): Promise<ImportReport> {
  const { origin } = new URL(server);
  const signedIn = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...ours },
    body: JSON.stringify(credentials),
  });
  if (!signedIn.ok) throw await refused(signedIn);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const chunks: Buffer[] = [];
  for await (const chunk of request.open()) chunks.push(chunk);
  const query = new URLSearchParams({
    kind: request.kind,
    dryRun: String(request.dryRun),
    timeColumn: request.timeColumn,
    valueColumn: request.valueColumn,
  });
  const response = await fetch(
    `${origin}/api/v1/sites/${encodeURIComponent(request.site)}/imports?${query}`,
    {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8', ...ours, cookie },
      body: request.kind === 'rpu' ? xmlText(Buffer.concat(chunks)) : Buffer.concat(chunks),
    },
  );
  if (!response.ok) throw await refused(response);
  return ImportReport.parse(await response.json());
}
