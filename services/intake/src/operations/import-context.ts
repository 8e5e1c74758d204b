import type { Database } from '@releve/database';
import type { Pseudonymise } from '../pseudonym.js';
import type { WriteEvents } from './store-messages.js';

/** What the import operations work with. */
export interface ImportContext {
  readonly database: Database;
  readonly writeEvents: WriteEvents;
  readonly pseudonymise: Pseudonymise;
  readonly clock: () => Date;
}

/** How far an import is: rows dealt with so far. */
export type OnProgress = (rows: number) => void;

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly onProgress?: OnProgress | undefined;
}
