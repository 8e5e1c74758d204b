import type { Database } from '@releve/database';
import { afterAll, beforeAll } from 'vitest';
import { eventBusContract } from '../event-bus.contract.js';
import type { EventBus } from '../event-bus.js';
import { createEmbeddedBus } from './create-embedded-bus.js';

/** A client that a crash cuts off from the database, so that only its leases' end tells of it. */
function cuttable(database: Database): { readonly connection: Database; readonly cut: () => void } {
  let alive = true;
  const db = new Proxy(database.db, {
    get(target, name) {
      if (!alive) throw new Error('crashed');
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return {
    connection: { ...database, db },
    cut: () => {
      alive = false;
    },
  };
}

/** The bus contract on the embedded log, whatever the database. */
export function embeddedBusContract(name: string, openDatabase: () => Promise<Database>): void {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase();
  });
  afterAll(() => database.close());

  const cuts = new Map<EventBus, () => void>();
  eventBusContract(
    name,
    async () => {
      const { connection, cut } = cuttable(database);
      const bus = await createEmbeddedBus(connection, { leaseMs: 600 });
      cuts.set(bus, cut);
      return bus;
    },
    async (bus) => cuts.get(bus)?.(),
  );
}
