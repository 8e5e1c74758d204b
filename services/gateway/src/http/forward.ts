import type { Principal, RouteContract } from '@releve/contracts';
import { abandoned, requestAs, ServiceError, type ServiceFetch, unavailable } from '@releve/platform';
import { correlationHeader } from './correlation.js';

const usualTimeoutMs = 30_000;
/** An upload of 200 MB on a slow line takes its time. */
const uploadTimeoutMs = 15 * 60_000;

/** Headers of an owner's answer that reach the browser; the rest is the gateway's own to say. */
const passedOn = ['content-type', 'content-disposition', 'content-language', 'etag', 'retry-after'];

export interface Forwarded {
  readonly route: RouteContract;
  readonly principal: Principal;
  readonly correlationId: string;
  /** Path and query, as they were checked. */
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string | ReadableStream<Uint8Array> | null;
  /** Aborts when the browser goes away. */
  readonly signal: AbortSignal;
}

/** Settles with the promise, or fails as soon as the signal aborts: a service in process does not watch it. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** An upload over its limit fails the request that carries it: the limit is the reason, not the request. */
const reasonOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof ServiceError ? error.cause : error;

/** Asks a route's owner on the caller's behalf and hands its answer back as a stream. */
export async function forward(service: ServiceFetch, request: Forwarded): Promise<Response> {
  const { route, principal, correlationId, path, contentType, body, signal } = request;
  const timeout = AbortSignal.timeout(route.bodyType === 'text' ? uploadTimeoutMs : usualTimeoutMs);
  const either = AbortSignal.any([signal, timeout]);
  const streamed: RequestInit & { duplex?: 'half' } =
    body instanceof ReadableStream ? { duplex: 'half' } : {};
  const init: RequestInit = {
    ...streamed,
    method: route.method.toUpperCase(),
    headers: {
      [correlationHeader]: correlationId,
      ...(body === null ? {} : { 'content-type': contentType ?? 'application/json' }),
    },
    body,
    signal: either,
  };
  const answer = await untilAborted(service(requestAs(principal, path, init)), either).catch(
    (error: unknown) => {
      const reason = reasonOf(error);
      if (reason instanceof ServiceError) throw reason;
      if (signal.aborted) throw abandoned();
      const failed = timeout.aborted
        ? unavailable(`The ${route.owner} took too long to answer.`)
        : unavailable(`The ${route.owner} cannot be reached now.`, `Is the ${route.owner} running?`);
      // For the log only: what a caller is told says nothing of the inside.
      failed.cause = error;
      throw failed;
    },
  );
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const name of passedOn) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(answer.body, { status: answer.status, headers });
}
