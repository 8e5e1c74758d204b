import type { ImportReport, Visit } from '@releve/contracts';
import type { FileInput } from '../imports/csv-rows.js';
import { Tally } from '../imports/tally.js';
import { isRefusal } from '../imports/visit-values.js';
import { passageIdentity, visitOfPassage } from '../rpu/passage-visit.js';
import { type Passage, readRpu } from '../rpu/read-rpu.js';
import { rpuPeriod } from '../rpu/rpu-period.js';
import { type KnownSite, latestBelieved } from '../site-directory.js';
import { lockImports } from '../store/imports.js';
import { deletePassages, savePassages, selectPassages } from '../store/passages.js';
import type { ImportContext, ImportOptions } from './import-context.js';
import { importVisits, visitsImported } from './import-visits.js';

const withdrawnAtOnce = 2_000;

/** Two passages alike in all that names them are told apart by their place among them. */
function identities(finess: string, passages: readonly Passage[]): readonly string[] {
  const seen = new Map<string, number>();
  return passages.map((passage) => {
    const identity = passageIdentity(finess, passage);
    const place = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, place);
    return place === 1 ? identity : `${identity}|${place}`;
  });
}

/**
 * Imports a file of RPU. It replaces everything between DATEDEBUT and DATEFIN: passages told of before that it no
 * longer holds are withdrawn, the last step, so that a file cut short takes nothing out.
 * @throws bad-input when the file cannot be read or says no period
 */
export async function importRpu(
  context: ImportContext,
  { site, clock }: KnownSite,
  input: FileInput,
  options: ImportOptions,
): Promise<ImportReport> {
  const file = await readRpu(input);
  const period = rpuPeriod(file, clock);
  const tally = new Tally();
  const latestMs = latestBelieved(site, context.clock().getTime());
  const known = identities(file.heading('FINESS'), file.passages);
  const held = new Set<string>();
  function* visits(): Generator<Visit> {
    for (const [index, passage] of file.passages.entries()) {
      const identity = known[index] ?? '';
      // A passage that cannot be read is still in the file: what was known of it stays.
      held.add(context.pseudonymise(site.id, identity));
      const visit = visitOfPassage(passage, identity, { clock, latestMs });
      if (!isRefusal(visit)) yield visit;
      else tally.reject({ ...visit, line: passage.line });
    }
  }
  const report = await importVisits(context, site.id, 'rpu', visits(), tally, options, savePassages);
  const told = await selectPassages(context.database.db, site.id, period);
  const gone = told.filter((visitId) => !held.has(visitId));
  tally.withdraw(gone.length);
  if (!options.dryRun) await withdraw(context, site.id, report.importId, gone);
  return tally.report(report.importId, 'rpu', options.dryRun);
}

async function withdraw(
  { database, writeEvents, clock }: ImportContext,
  site: string,
  importId: string,
  gone: readonly string[],
): Promise<void> {
  for (let from = 0; from < gone.length; from += withdrawnAtOnce) {
    const withdrawn = gone.slice(from, from + withdrawnAtOnce);
    await database.db.transaction(async (tx) => {
      await lockImports(tx, site);
      await deletePassages(tx, site, withdrawn);
      await writeEvents(tx, [visitsImported(site, clock(), { importId, visits: [], withdrawn })]);
    });
  }
}
