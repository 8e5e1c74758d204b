import type { Database } from '@releve/database';
import type { EventBus, JobRunner, Logger } from '@releve/platform';
import type { AlertStore } from './alert-store.js';
import type { ForecasterConfig } from './config.js';
import type { EngineClient } from './engine/engine-client.js';
import type { FlowStore } from './flow-store.js';
import type { RecordCache } from './record-cache.js';
import type { RegistryStore } from './registry-store.js';
import type { SeriesCache } from './series-cache.js';
import type { SeriesKey } from './series-key.js';
import type { ForecasterStore } from './store.js';
import type { Trainer } from './training/trainer.js';

/** What the forecaster is given from outside. */
export interface ForecasterPorts {
  readonly database: Database;
  readonly bus: EventBus;
  readonly engine: EngineClient;
  /** Where models are trained. */
  readonly jobs: JobRunner;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly config: ForecasterConfig;
}

/** What its operations work with. */
export interface ForecasterDeps extends ForecasterPorts {
  readonly store: ForecasterStore;
  readonly flow: FlowStore;
  readonly alerts: AlertStore;
  readonly records: RecordCache;
  readonly cache: SeriesCache;
  readonly registry: RegistryStore;
  /** Many counts of a site came at once: its models are trained anew. */
  readonly retrain: (site: string) => Promise<void>;
}

/** What trainings work with. */
export type TrainingDeps = Pick<
  ForecasterDeps,
  'store' | 'registry' | 'alerts' | 'cache' | 'database' | 'clock' | 'log' | 'config'
>;

/** What the registry's operations work with. */
export interface RegistryDeps extends TrainingDeps {
  readonly trainer: Trainer;
  /** Another model of a series is in use. */
  readonly modelChanged: (key: SeriesKey) => void;
}
