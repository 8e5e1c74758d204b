import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './generated/schema.js';
import { ApiError, problemFrom, unreachable } from './problem.js';

/** Sent with every change, so that a form on another origin cannot make one. */
const sameOrigin: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-Requested-With', 'releve');
    return request;
  },
};

export const apiBase = '/api/v1';

/** The API as the route contracts declare it; every path, parameter and answer is typed. */
export const api = createClient<paths>({
  baseUrl: new URL(apiBase, globalThis.location?.href ?? 'http://localhost').href,
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
});
api.use(sameOrigin);

interface Outcome<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer's data, or an ApiError with the problem's place, value and hint. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  const outcome = await call.catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (outcome.data !== undefined) return outcome.data;
  throw new ApiError(problemFrom(outcome.response.status, outcome.error));
}
