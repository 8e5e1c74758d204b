import { toProblem } from '@releve/platform';
import { TooMany } from '../limits/rate-limits.js';
import type { GatewayContext } from './request-state.js';

const contentType = { 'content-type': 'application/problem+json' };

/** Any error as RFC 9457 problem details, with Retry-After where waiting helps. */
export function answerProblem(context: GatewayContext, error: unknown): Response {
  const problem = toProblem(error, context.get('correlationId'));
  const retry: Record<string, string> =
    error instanceof TooMany ? { 'retry-after': String(error.retryAfterSeconds) } : {};
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...contentType, 'cache-control': 'no-store', ...retry },
  });
}
