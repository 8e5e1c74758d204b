import { type Principal, type Role, Site, Unit } from '@releve/contracts';
import type { Database } from '@releve/database';
import { gatewayAccount } from '@releve/database/schema/gateway';
import { openTestDatabase } from '@releve/database/testing';
import type { EventBus, ReceivedEvent, ServiceFetch, SubscriptionOptions } from '@releve/platform';
import { createLogger, createMetrics, readPrincipal } from '@releve/platform';

import { createGateway, type Gateway, type GatewayDeps } from '../app.js';
import type { GatewayConfig } from '../config.js';
import { createSessionStore } from '../sessions/session-store.js';

/** A request as a service behind the gateway got it. */
export interface Received {
  readonly owner: string;
  readonly method: string;
  readonly url: string;
  readonly principal: Principal;
  readonly correlationId: string | null;
  readonly body: string;
}

/** A bus whose events a test hands over itself. */
export function handBus() {
  const subscriptions = new Set<SubscriptionOptions>();
  const bus: EventBus = {
    publish: async () => {},
    subscribe: async (options) => {
      subscriptions.add(options);
      return {
        stop: async () => {
          subscriptions.delete(options);
        },
      };
    },
    replayDead: async () => 0,
    close: async () => subscriptions.clear(),
  };
  const deliver = async (topic: string, payload: unknown): Promise<void> => {
    const event: ReceivedEvent = { topic, key: 'k', id: 'id', payload, partition: 0, offset: '1' };
    for (const { handle } of subscriptions) await handle([event], new AbortController().signal);
  };
  return { bus, deliver, subscriptions };
}

export const testSite = (id: string): Site =>
  Site.parse({
    id,
    name: id,
    timeZone: 'Europe/Paris',
    calendar: 'FR',
    schoolZone: 'C',
    population: 'adult',
    capacityPatients: 40,
    hospitalBeds: 400,
    simulated: true,
  });

export const testUnit = (id: string, site: string): Unit =>
  Unit.parse({
    id,
    site,
    name: { fr: id, en: id },
    timeZone: 'Europe/Paris',
    rulePack: 'fr-fph',
    skills: ['nurse'],
    shiftTypes: [],
    agents: [],
    simulated: true,
  });

/** Services that say who asked for what; lists hold more than any caller may see, to prove what the gateway hides. */
export function recordingServices(received: Received[]) {
  const service =
    (owner: string): ServiceFetch =>
    async (request) => {
      const { pathname, search } = new URL(request.url);
      received.push({
        owner,
        method: request.method,
        url: pathname + search,
        principal: readPrincipal(request.headers.get('x-releve-principal') ?? undefined),
        correlationId: request.headers.get('x-correlation-id'),
        body: await request.text(),
      });
      if (pathname === '/api/v1/sites') return Response.json({ sites: ['a', 'b'].map(testSite) });
      if (pathname === '/api/v1/units')
        return Response.json({ units: [testUnit('ua', 'a'), testUnit('ub', 'b')] });
      if (pathname === '/api/v1/group-totals')
        return Response.json({ sites: ['a', 'b'], correlation: 0.1, totals: [] });
      return Response.json({ from: owner });
    };
  return {
    intake: service('intake'),
    census: service('census'),
    forecaster: service('forecaster'),
    planner: service('planner'),
  };
}

export const testConfig: GatewayConfig = {
  host: '127.0.0.1',
  publicOrigin: null,
  demo: false,
  demoSite: 'a',
  metricsToken: null,
  trustProxy: false,
  sessionIdleMinutes: 60,
  sessionHours: 12,
  oidc: null,
};

const generous = {
  perSession: 1e6,
  perAddress: 1e6,
  failuresPerPair: 5,
  failuresPerAccount: 30,
  failuresPerAddress: 50,
};

export interface TestGateway extends Gateway {
  readonly database: Database;
  readonly received: Received[];
  readonly deliver: (topic: string, payload: unknown) => Promise<void>;
  readonly clock: { now: Date };
  /** A request from this machine, or from `from`. */
  readonly ask: (path: string, init?: RequestInit & { from?: string }) => Promise<Response>;
  /** Signs somebody in without a password; answers the cookie. */
  readonly signedIn: (
    role: Role,
    sites: readonly string[] | '*',
    units: readonly string[] | '*',
  ) => Promise<string>;
}

/** A gateway on an embedded database, with services and a bus made for tests. */
export async function testGateway(
  options: Partial<Pick<GatewayDeps, 'staticDir' | 'rateLimits' | 'services' | 'database' | 'fetch'>> & {
    config?: Partial<GatewayConfig>;
  } = {},
): Promise<TestGateway> {
  const database = options.database ?? (await openTestDatabase('embedded'));
  const received: Received[] = [];
  const { bus, deliver } = handBus();
  const clock = { now: new Date('2026-11-22T08:00:00Z') };
  const config = { ...testConfig, ...options.config };
  const gateway = createGateway({
    services: options.services ?? recordingServices(received),
    bus,
    database,
    clock: () => clock.now,
    log: createLogger({ service: 'gateway', level: 'silent' }),
    config,
    staticDir: options.staticDir ?? '/nowhere',
    version: '0.1.0',
    metrics: createMetrics('gateway'),
    rateLimits: options.rateLimits ?? generous,
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  const sessions = createSessionStore(database, () => clock.now, { idleMinutes: 60, absoluteHours: 12 });
  const cookies = new Map<string, string>();
  return {
    ...gateway,
    database,
    received,
    deliver,
    clock,
    ask: async (path, { from = '127.0.0.1', ...init } = {}) => {
      const request = new Request(`http://localhost:8080${path}`, init);
      if (!request.headers.has('host')) request.headers.set('host', 'localhost:8080');
      return gateway.app.fetch(request, { incoming: { socket: { remoteAddress: from } } });
    },
    signedIn: async (role, sites, units) => {
      const id = `${role} ${JSON.stringify(sites)} ${JSON.stringify(units)}`;
      if (!cookies.has(id))
        await database.db
          .insert(gatewayAccount)
          .values({ id, email: id, name: id, role, sites, units, passwordHash: '', createdAt: clock.now })
          .onConflictDoNothing();
      const cookie = cookies.get(id) ?? `releve=${(await sessions.open(id)).token}`;
      cookies.set(id, cookie);
      return cookie;
    },
  };
}
