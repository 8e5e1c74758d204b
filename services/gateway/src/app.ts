import { randomUUID } from 'node:crypto';
import { getSession, listAudit, routes } from '@releve/contracts';
import type { Database } from '@releve/database';
import {
  type EventBus,
  type Logger,
  type Metrics,
  notFound,
  type ServiceDirectory,
  type Subscription,
} from '@releve/platform';
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { demoAccounts, demoIdentity } from './accounts/demo-accounts.js';
import { mountDemoAccounts } from './accounts/demo-routes.js';
import { firstOf } from './accounts/identity.js';
import { localIdentity, rememberAccount } from './accounts/local-accounts.js';
import { createAuditStore } from './audit/audit-store.js';
import { createAuditTrail } from './audit/audit-trail.js';
import { listAuditHandler } from './audit/list-audit.js';
import { type GatewayConfig, isHttps } from './config.js';
import { createUnitDirectory } from './guard/unit-directory.js';
import { limitRate, refuseForged } from './http/api-guards.js';
import { correlate } from './http/correlation.js';
import { guardedRoute, type OwnHandler } from './http/guarded-route.js';
import { mountHealth } from './http/health-routes.js';
import { answerProblem } from './http/problems.js';
import type { GatewayContext } from './http/request-state.js';
import { createRateLimits, defaultRateLimits, type RateLimitSettings } from './limits/rate-limits.js';
import { clientAddress, isFromLoopback, isLoopbackAddress } from './limits/remote.js';
import { feedHub } from './live/live-feed.js';
import { LiveHub } from './live/live-hub.js';
import { mountLiveRoute } from './live/live-route.js';
import { startLiveTimers } from './live/live-timers.js';
import { mountOidcRoutes } from './oidc/oidc-routes.js';
import { createProvider } from './oidc/provider.js';
import { openApiDocument } from './openapi/document.js';
import { readSession } from './sessions/read-session.js';
import { sessionAnswer } from './sessions/session-answer.js';
import { sessionCookie } from './sessions/session-cookie.js';
import { mountSessionRoutes } from './sessions/session-routes.js';
import { createSessionStore } from './sessions/session-store.js';
import { createSignIn } from './sessions/sign-in.js';
import { securityHeaders } from './web/content-security.js';
import { dashboards } from './web/dashboards.js';
import { mountDocs } from './web/docs-pages.js';

export interface GatewayDeps {
  readonly services: ServiceDirectory;
  readonly bus: EventBus;
  readonly database: Database;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly config: GatewayConfig;
  /** The built dashboards. */
  readonly staticDir: string;
  readonly version: string;
  readonly metrics: Pick<Metrics, 'middleware' | 'render'>;
  readonly rateLimits?: RateLimitSettings;
  /** How the identity provider is asked; the runtime's own unless told. */
  readonly fetch?: typeof fetch;
}

/** The gateway: `app` answers HTTP; `start` begins to feed live connections, `stop` ends them. */
export interface Gateway {
  readonly app: Hono;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Live connections open now. */
  readonly liveConnections: () => number;
}

export function createGateway(deps: GatewayDeps): Gateway {
  const { services, bus, database, clock, log, config } = deps;
  const https = isHttps(config);
  const instance = randomUUID().slice(0, 8);
  const cookie = sessionCookie(https);
  const sessions = createSessionStore(database, clock, {
    idleMinutes: config.sessionIdleMinutes,
    absoluteHours: config.sessionHours,
  });
  const demos = config.demo && isLoopbackAddress(config.host) ? demoAccounts(config.demoSite) : [];
  const identity = firstOf([demoIdentity(demos), localIdentity(database)]);
  const auditStore = createAuditStore(database, clock);
  const audit = createAuditTrail(auditStore, log);
  const limits = createRateLimits(deps.rateLimits ?? defaultRateLimits);
  const hub = new LiveHub({ epoch: instance, ringSize: 2_000, maxClients: 2_000, maxPerSession: 20 });
  const units = createUnitDirectory(services.planner, () => clock().getTime());
  const originOf = (context: GatewayContext) => ({ loopback: isFromLoopback(context) });
  const addressOf = (context: GatewayContext) => clientAddress(context, config.trustProxy);
  let feed: Subscription | undefined;
  let stopTimers = () => {};

  const own: ReadonlyMap<string, OwnHandler> = new Map<string, OwnHandler>([
    [getSession.id, async ({ caller }) => sessionAnswer(caller)],
    [listAudit.id, listAuditHandler(auditStore, clock)],
  ]);

  const app = new Hono();
  app.onError((error, context) => {
    const answer = answerProblem(context, error);
    if (answer.status >= 500)
      log.error(
        { err: error, correlationId: context.get('correlationId'), path: context.req.path },
        'request failed',
      );
    return answer;
  });
  const page = dashboards(deps.staticDir);
  app.notFound(
    async (context) => (await page(context)) ?? answerProblem(context, notFound('page', context.req.path)),
  );
  app.use(deps.metrics.middleware, correlate, securityHeaders(https));
  mountHealth(app, {
    findings: async () => {
      const readable = await database.db.execute(sql`select 1`).then(
        () => true,
        () => false,
      );
      return [
        ...(readable ? [] : ['the database cannot be read']),
        ...(feed ? [] : ['live events are not fed yet']),
      ];
    },
    metrics: deps.metrics.render,
    metricsToken: config.metricsToken,
  });
  app.use('/api/*', readSession({ identity, sessions, cookie, originOf }), limitRate(limits, addressOf));
  app.use(
    '/api/*',
    refuseForged(config.publicOrigin),
    compress({ contentTypeFilter: /^(application\/json|text\/csv)/ }),
  );
  mountDocs(app, openApiDocument(cookie.name, deps.version));
  const signIn = createSignIn({ sessions, cookie, audit, addressOf });
  mountSessionRoutes(app, { identity, sessions, cookie, limits, signIn, hub, originOf, addressOf });
  if (config.oidc && config.publicOrigin !== null)
    mountOidcRoutes(app, {
      config: config.oidc,
      provider: createProvider(config.oidc, deps.fetch ?? fetch, clock),
      publicOrigin: config.publicOrigin,
      secure: https,
      remember: (account) => rememberAccount(database, clock, account),
      signIn,
    });
  mountDemoAccounts(app, demos, originOf);
  mountLiveRoute(app, hub, async (context, { session }) => {
    const alive = await sessions.keepAlive(session.tokenHash);
    return alive !== null && (await identity.find(alive.accountId, originOf(context))) !== null;
  });
  for (const route of routes)
    app.on(
      route.method.toUpperCase(),
      `/api/v1${route.path}`,
      guardedRoute(route, { services, units, audit, own }),
    );

  return {
    app,
    liveConnections: () => hub.clients,
    async start() {
      feed = await feedHub(bus, hub, instance);
      stopTimers = startLiveTimers(hub, sessions, (err) =>
        log.error({ err }, 'live connections or sessions not checked'),
      );
    },
    async stop() {
      stopTimers();
      hub.closeAll();
      await feed?.stop();
      feed = undefined;
    },
  };
}
