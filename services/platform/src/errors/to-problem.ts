import type { Problem } from '@releve/contracts';
import { ServiceError, type ServiceErrorKind } from './service-error.js';

const statusOf: Record<ServiceErrorKind, number> = {
  'bad-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  abandoned: 499,
  unavailable: 503,
};

const titleOf: Record<ServiceErrorKind, string> = {
  'bad-input': 'Bad input',
  unauthenticated: 'Not signed in',
  forbidden: 'Forbidden',
  'not-found': 'Not found',
  conflict: 'Conflict',
  'too-large': 'Too large',
  'too-many': 'Too many requests',
  abandoned: 'Abandoned by the caller',
  unavailable: 'Unavailable',
};

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** RFC 9457 problem details of any error; an unexpected one says nothing of the inside. */
export function toProblem(error: unknown, correlationId?: string): Problem {
  const correlation = correlationId ? { correlationId } : {};
  if (!(error instanceof ServiceError))
    return {
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      detail: 'Something broke here; it has been logged.',
      ...correlation,
    };
  const { place, value, expected, hint } = error.details;
  return {
    type: `urn:releve:problem:${error.kind}`,
    title: titleOf[error.kind],
    status: statusOf[error.kind],
    detail: error.message,
    ...(place === undefined ? {} : { place }),
    ...(value === undefined ? {} : { value: shown(value) }),
    ...(expected === undefined ? {} : { expected }),
    ...(hint === undefined ? {} : { hint }),
    ...correlation,
  };
}
