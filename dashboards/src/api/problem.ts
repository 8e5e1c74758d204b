import type { components } from './generated/schema.js';

export type Problem = components['schemas']['Problem'];

/** An answer that refuses: RFC 9457 problem details, or the network's silence as status 0. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  /** The server could not be reached at all. */
  get unreachable(): boolean {
    return this.problem.status === 0;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads problem details out of whatever a server or proxy answered. */
export function problemFrom(status: number, body: unknown): Problem {
  const source = isRecord(body) ? body : {};
  const optional = Object.fromEntries(
    (['place', 'value', 'expected', 'hint', 'correlationId'] as const).flatMap((key) => {
      const value = text(source[key]);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  return {
    type: text(source.type) ?? 'about:blank',
    title: text(source.title) ?? `HTTP ${status}`,
    status,
    detail: text(source.detail) ?? text(body) ?? '',
    ...optional,
  };
}

/** What is thrown when no answer came. */
export function unreachable(cause: unknown): ApiError {
  return new ApiError({
    type: 'about:blank',
    title: 'unreachable',
    status: 0,
    detail: cause instanceof Error ? cause.message : '',
  });
}
