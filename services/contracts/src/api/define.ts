import { z } from 'zod';
import type { Owner, Role, RouteContract } from './route.js';

const none = z.object({});

interface RouteInput<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> {
  readonly id: string;
  readonly owner: Owner;
  readonly method: RouteContract['method'];
  readonly path: string;
  readonly summary: string;
  readonly roles: readonly Role[];
  readonly scope: RouteContract['scope'];
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly bodyType?: 'json' | 'text';
  readonly response: R;
  readonly status?: RouteContract['status'];
  readonly audited?: boolean;
}

/** Fills in what most routes share: no parameters, no body, 200, audited when it changes something. */
export function defineRoute<
  R extends z.ZodType,
  P extends z.ZodObject = typeof none,
  Q extends z.ZodObject = typeof none,
  B extends z.ZodType = z.ZodType,
>(input: RouteInput<P, Q, B, R>): RouteContract<P, Q, B, R> {
  return {
    id: input.id,
    owner: input.owner,
    method: input.method,
    path: input.path,
    summary: input.summary,
    roles: input.roles,
    scope: input.scope,
    params: (input.params ?? none) as P,
    query: (input.query ?? none) as Q,
    body: input.body ?? null,
    bodyType: input.bodyType ?? 'json',
    response: input.response,
    status: input.status ?? 200,
    audited: input.audited ?? input.method !== 'get',
  };
}
