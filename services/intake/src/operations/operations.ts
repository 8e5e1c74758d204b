import type {
  ImportReport,
  LoggedMessage,
  OperationOutcome,
  Site,
  SourceHealth,
  Visit,
} from '@releve/contracts';
import type { CountColumns } from '../imports/count-row.js';
import type { FileInput } from '../imports/csv-rows.js';
import { Tally } from '../imports/tally.js';
import type { MessageReceiver } from '../message-receiver.js';
import type { ReadingRules } from '../messages.js';
import type { KnownSite, SiteDirectory } from '../site-directory.js';
import { type LogQuery, selectLog, selectSources } from '../store/message-log.js';
import type { ImportContext, OnProgress } from './import-context.js';
import { importCountsCsv, importVisitsCsv } from './import-file.js';
import { importMessages } from './import-messages.js';
import { importRpu } from './import-rpu.js';
import { importVisits } from './import-visits.js';
import { putSite } from './put-site.js';
import { receiveFhir } from './receive-fhir.js';
import { recordVisits } from './record-visits.js';

export interface FileToImport {
  readonly kind: ImportReport['kind'];
  readonly input: FileInput;
  readonly dryRun: boolean;
  readonly columns: CountColumns;
  readonly onProgress?: OnProgress | undefined;
}

/** What intake can be asked to do; its routes, its command and the standalone system all use these. */
export interface IntakeOperations {
  findSite(id: string): Promise<KnownSite | null>;
  listSites(): Promise<readonly Site[]>;
  putSite(site: Site): Promise<void>;
  recordVisits(site: string, visits: readonly Visit[]): Promise<ImportReport>;
  /** Visits made by a program, `visitId` a visit number; the same path as a file of visits. */
  importVisits(
    site: string,
    visits: AsyncIterable<Visit> | Iterable<Visit>,
    onProgress?: OnProgress,
  ): Promise<ImportReport>;
  importFile(site: KnownSite, file: FileToImport): Promise<ImportReport>;
  receiveFhir(site: KnownSite, sent: unknown): Promise<OperationOutcome>;
  listSources(site: string): Promise<readonly SourceHealth[]>;
  listMessages(site: string, query: LogQuery): Promise<readonly LoggedMessage[]>;
}

export function createOperations(
  context: ImportContext,
  sites: SiteDirectory,
  receiver: MessageReceiver,
  rules: ReadingRules,
): IntakeOperations {
  const { db } = context.database;
  return {
    findSite: (id) => sites.find(id),
    listSites: () => sites.reload(),
    putSite: async (site) => {
      await putSite(context, site);
      await sites.reload();
    },
    recordVisits: (site, visits) => recordVisits(context, site, visits),
    importVisits: (site, visits, onProgress) =>
      importVisits(context, site, 'rest', visits, new Tally(), { dryRun: false, onProgress }),
    importFile: (known, { kind, input, dryRun, columns, onProgress }) => {
      const options = { dryRun, onProgress };
      switch (kind) {
        case 'visits':
          return importVisitsCsv(context, known, input, options);
        case 'counts':
          return importCountsCsv(context, known, columns, input, options);
        case 'messages':
          return importMessages(receiver, rules, known.site.id, input, options);
        case 'rpu':
          return importRpu(context, known, input, options);
      }
    },
    receiveFhir: (known, sent) => receiveFhir(receiver, rules, known, sent),
    listSources: (site) => selectSources(db, site),
    listMessages: (site, query) => selectLog(db, site, query),
  };
}
