import type { Principal, RouteContract } from '@releve/contracts';
import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { badInput } from '../errors/service-error.js';
import { readPrincipal } from './principal-header.js';

/** What a handler gets: every part parsed by the route's contract. */
export interface RouteInput<R extends RouteContract> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<NonNullable<R['body']>>;
  readonly principal: Principal;
}

/** A handler bound to its contract. Answers what the contract's response schema accepts. */
export interface RouteImplementation {
  readonly route: RouteContract;
  readonly answer: (context: Context) => Promise<Response>;
}

const parsed = <T extends z.ZodType>(schema: T, value: unknown, place: string): z.output<T> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = [place, ...(issue?.path ?? [])].join('.');
  throw badInput({
    place: path,
    value: valueAt(value, issue?.path ?? []),
    expected: issue?.message ?? 'a valid value',
  });
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

async function readBody(context: Context, route: RouteContract): Promise<unknown> {
  if (!route.body) return undefined;
  if (route.bodyType === 'text') return context.req.text();
  try {
    return await context.req.json();
  } catch {
    throw badInput({ place: 'body', value: '', expected: 'JSON' });
  }
}

/** Binds a handler to its route; input that does not fit the contract never reaches it. */
export function implement<R extends RouteContract>(
  route: R,
  handler: (input: RouteInput<R>) => Promise<z.input<R['response']> | Response>,
): RouteImplementation {
  const answer = async (context: Context): Promise<Response> => {
    const params = parsed(route.params, context.req.param(), 'path');
    const query = parsed(route.query, context.req.query(), 'query');
    const body = route.body ? parsed(route.body, await readBody(context, route), 'body') : undefined;
    const principal = readPrincipal(context.req.header('x-releve-principal'));
    const result = await handler({ params, query, body, principal } as RouteInput<R>);
    return result instanceof Response ? result : context.json(result as object, route.status as 200);
  };
  return { route, answer };
}

/** Mounts the implementations on a service's internal app, below /api/v1. */
export function mountRoutes(app: Hono, implementations: readonly RouteImplementation[]): Hono {
  for (const { route, answer } of implementations)
    app.on(route.method.toUpperCase(), `/api/v1${route.path}`, answer);
  return app;
}
