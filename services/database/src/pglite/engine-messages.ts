import type { Answer, Statement } from './pglite-engine.js';

/** Where the thread opens its database. */
export interface EngineSource {
  readonly dataDir: string;
  readonly copyOf: Blob | undefined;
}

/** What is asked of the engine's thread; `transaction` names one that was begun there. */
export type EngineCall =
  | { readonly kind: 'query'; readonly statement: Statement; readonly transaction: number | null }
  | { readonly kind: 'begin' }
  | { readonly kind: 'commit' | 'rollback'; readonly transaction: number }
  | { readonly kind: 'listen'; readonly channel: string }
  | { readonly kind: 'unlisten'; readonly listener: number }
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' };

export interface EngineRequest {
  readonly id: number;
  readonly call: EngineCall;
}

/** An error's message and own fields: a copy between threads would lose PostgreSQL's `code` and `detail`. */
export interface ErrorFields {
  readonly message: string;
  readonly stack: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What the thread says: that it is open, what a call gave, or what was notified. */
export type EngineReply =
  | { readonly kind: 'opened' }
  | { readonly kind: 'done'; readonly id: number; readonly value: Answer | Blob | number | null }
  | { readonly kind: 'failed'; readonly id: number | null; readonly error: ErrorFields }
  | { readonly kind: 'notified'; readonly listener: number; readonly payload: string };

const simple = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

export function toFields(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined, fields: {} };
  const fields = Object.fromEntries(Object.entries(error).filter(([, value]) => simple(value)));
  return { message: error.message, stack: error.stack, fields };
}

export const fromFields = ({ message, stack, fields }: ErrorFields): Error =>
  Object.assign(new Error(message), fields, stack === undefined ? {} : { stack });
