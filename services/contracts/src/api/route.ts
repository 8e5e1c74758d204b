import type { z } from 'zod';

export const roles = ['emergency-manager', 'nursing-supervisor', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** The service that answers a route; the gateway alone faces browsers and forwards to it. */
export type Owner = 'intake' | 'census' | 'forecaster' | 'planner' | 'gateway';

/** One HTTP operation, declared once: the gateway guards and documents it, its owner answers it. */
export interface RouteContract<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly owner: Owner;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Hono style, below /api/v1: `/sites/:site/forecast`. */
  readonly path: string;
  readonly summary: string;
  /** Who may call it. Empty: nobody; the gateway denies by default. */
  readonly roles: readonly Role[];
  /** What the caller must also have been granted: the :site or the :unit named in the path. */
  readonly scope: 'site' | 'unit' | 'none';
  readonly params: Params;
  readonly query: Query;
  /** JSON body, or text for uploads; null where there is none. */
  readonly body: Body | null;
  readonly bodyType: 'json' | 'text';
  readonly response: Response;
  readonly status: 200 | 201 | 202 | 204;
  /** Written to the audit trail with who, when and what. */
  readonly audited: boolean;
}

/** Who is calling, as the gateway established it and passes it on. */
export interface Principal {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  /** Sites and units granted; '*' is all. */
  readonly sites: readonly string[] | '*';
  readonly units: readonly string[] | '*';
}
