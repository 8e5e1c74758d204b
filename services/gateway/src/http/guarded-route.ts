import type { RouteContract } from '@releve/contracts';
import { badInput, forbidden, type ServiceDirectory, toProblem } from '@releve/platform';
import { z } from 'zod';
import { auditDetail } from '../audit/audit-detail.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import { type Named, refuseRole, refuseScope } from '../guard/authorise.js';
import { listFilterOf } from '../guard/list-filters.js';
import { parseInput, parseJson } from '../guard/parse-input.js';
import type { UnitDirectory } from '../guard/unit-directory.js';
import {
  jsonLimitBytes,
  limitedStream,
  limitedText,
  refuseAnnouncedLength,
  uploadLimitBytes,
} from '../limits/limited-body.js';
import { forward } from './forward.js';
import { type Caller, callerOf, type GatewayContext } from './request-state.js';

/** What a route of the gateway's own is given, checked and parsed. */
export interface OwnInput {
  readonly caller: Caller;
  readonly query: unknown;
}
export type OwnHandler = (input: OwnInput) => Promise<object>;

export interface GuardedRouteDeps {
  readonly services: ServiceDirectory;
  readonly units: UnitDirectory;
  readonly audit: AuditTrail;
  /** By route id, for the routes the gateway owns. */
  readonly own: ReadonlyMap<string, OwnHandler>;
}

const textAt = (value: unknown, key: string): string | undefined => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' ? found : undefined;
};

interface Body {
  readonly json: unknown;
  readonly content: string | ReadableStream<Uint8Array> | null;
}

/** JSON is read and limited here; an upload is passed on as it comes, and cut off at its limit. */
async function readBody(context: GatewayContext, route: RouteContract): Promise<Body> {
  if (!route.body) return { json: undefined, content: null };
  const { raw } = context.req;
  if (route.bodyType === 'text') {
    refuseAnnouncedLength(raw.headers, uploadLimitBytes);
    return { json: undefined, content: raw.body ? limitedStream(raw.body, uploadLimitBytes) : '' };
  }
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type))
    throw badInput({ place: 'header.content-type', value: type, expected: 'application/json' });
  const content = await limitedText(raw, jsonLimitBytes);
  return { json: parseJson(content), content };
}

/**
 * A contract's route as the gateway answers it: session, role, scope, input, then its owner; whatever comes of an
 * audited one is written to the trail before it is answered.
 */
export function guardedRoute(route: RouteContract, deps: GuardedRouteDeps) {
  const filter = listFilterOf(route);

  const bodyNamesSite = route.body instanceof z.ZodObject && 'site' in route.body.shape;

  const guard = async (context: GatewayContext, seen: Seen): Promise<{ query: unknown; body: Body }> => {
    const { principal } = seen.caller;
    const refuse = (what: string | null) => {
      if (what !== null) throw forbidden(what);
    };
    refuse(refuseRole(route, principal));
    const { unit } = seen.named;
    if (unit !== undefined) seen.named = { ...seen.named, siteOfUnit: await deps.units.siteOf(unit) };
    if (!bodyNamesSite) refuse(refuseScope(route, principal, seen.named));
    parseInput(route.params, context.req.param(), 'path');
    const query = parseInput(route.query, context.req.query(), 'query');
    const body = await readBody(context, route);
    seen.body = body.json;
    if (route.body && route.bodyType === 'json') parseInput(route.body, body.json, 'body');
    if (bodyNamesSite) {
      seen.named = { ...seen.named, siteInBody: textAt(body.json, 'site') };
      refuse(refuseScope(route, principal, seen.named));
    }
    return { query, body };
  };

  const answer = async (context: GatewayContext, seen: Seen): Promise<Response> => {
    const { caller } = seen;
    const { principal } = caller;
    const { query, body } = await guard(context, seen);
    if (route.owner === 'gateway') {
      const own = deps.own.get(route.id);
      if (!own) throw new Error(`the gateway owns ${route.id} but has no handler for it`);
      return context.json(await own({ caller, query }), 200, { 'cache-control': 'no-store' });
    }
    const { pathname, search } = new URL(context.req.url);
    const answered = await forward(deps.services[route.owner], {
      route,
      principal,
      correlationId: context.get('correlationId'),
      path: pathname + search,
      contentType: context.req.header('content-type'),
      body: body.content,
      signal: context.req.raw.signal,
    });
    if (seen.named.unit !== undefined && bodyNamesSite) deps.units.forget();
    if (!filter || !answered.ok) return answered;
    return context.json(filter(await answered.json(), principal), 200, {
      'cache-control': 'no-store',
    });
  };

  return async (context: GatewayContext): Promise<Response> => {
    const named = { site: context.req.param('site'), unit: context.req.param('unit') };
    const seen: Seen = { caller: callerOf(context), named, body: undefined };
    if (!route.audited) return answer(context, seen);
    const record = (status: number) =>
      deps.audit.record({
        caller: seen.caller.principal,
        action: route.id,
        target: context.req.path,
        site: seen.named.site ?? seen.named.siteOfUnit ?? seen.named.siteInBody ?? null,
        unit: seen.named.unit ?? null,
        status,
        detail: auditDetail(context.req.query(), seen.body),
        correlationId: context.get('correlationId'),
      });
    const answered = await answer(context, seen).catch(async (error: unknown) => {
      await record(toProblem(error).status);
      throw error;
    });
    await record(answered.status);
    return answered;
  };
}

/** What has been learnt of a request so far; the trail says it even when the request is refused half-way. */
interface Seen {
  readonly caller: Caller;
  named: Named;
  body: unknown;
}
