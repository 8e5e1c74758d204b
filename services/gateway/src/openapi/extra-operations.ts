import { LiveEvent, roles, Session } from '@releve/contracts';
import { z } from 'zod';

export const SignIn = z.object({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(256),
});
export type SignIn = z.infer<typeof SignIn>;

export const DemoAccount = z.object({
  email: z.string(),
  password: z.string(),
  name: z.string(),
  role: z.enum(roles),
});

/** An operation of the gateway's own that needs no session, or streams; beside the contracts' routes. */
export interface ExtraOperation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly needsSession: boolean;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly status: 200 | 204 | 302;
  readonly contentType: 'application/json' | 'text/event-stream' | null;
  readonly response?: z.ZodType;
  /** Refusals it can answer beside 400, 429 and 500. */
  readonly refusals: readonly number[];
}

export const extraOperations: readonly ExtraOperation[] = [
  {
    id: 'signIn',
    method: 'post',
    path: '/session',
    summary: 'Sign in; sets the session cookie',
    needsSession: false,
    body: SignIn,
    status: 200,
    contentType: 'application/json',
    response: Session,
    refusals: [401, 403],
  },
  {
    id: 'signOut',
    method: 'delete',
    path: '/session',
    summary: 'Sign out; ends the session and its live connections',
    needsSession: true,
    status: 204,
    contentType: null,
    refusals: [403],
  },
  {
    id: 'listDemoAccounts',
    method: 'get',
    path: '/demo-accounts',
    summary: 'Demonstration accounts; only on a loopback demonstration, else 404',
    needsSession: false,
    status: 200,
    contentType: 'application/json',
    response: z.object({ accounts: z.array(DemoAccount) }),
    refusals: [404],
  },
  {
    id: 'live',
    method: 'get',
    path: '/live',
    summary: 'Server-sent events as they happen; resumes by Last-Event-ID',
    needsSession: true,
    status: 200,
    contentType: 'text/event-stream',
    response: LiveEvent,
    refusals: [401, 503],
  },
  {
    id: 'startOidc',
    method: 'get',
    path: '/oidc/start',
    summary: 'Sign in at the identity provider, where one is configured, else 404',
    needsSession: false,
    status: 302,
    contentType: null,
    refusals: [404, 503],
  },
  {
    id: 'finishOidc',
    method: 'get',
    path: '/oidc/callback',
    summary: 'The way back from the identity provider; sets the session cookie',
    needsSession: false,
    query: z.object({ code: z.string(), state: z.string() }),
    status: 302,
    contentType: null,
    refusals: [401, 403, 404, 503],
  },
];
