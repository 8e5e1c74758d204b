import type { Database } from '@releve/database';
import type { EventBus, Logger } from '@releve/platform';
import type { ForecasterConfig } from './config.js';
import type { EngineClient } from './engine/engine-client.js';
import type { SeriesCache } from './series-cache.js';
import type { ForecasterStore } from './store.js';

/** What the forecaster is given from outside. */
export interface ForecasterPorts {
  readonly database: Database;
  readonly bus: EventBus;
  readonly engine: EngineClient;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly config: ForecasterConfig;
}

/** What its operations work with. */
export interface ForecasterDeps extends ForecasterPorts {
  readonly store: ForecasterStore;
  readonly cache: SeriesCache;
}
