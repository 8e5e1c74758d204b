/** Everything a service can refuse or fail with. One closed list, mapped to HTTP in one place. */
export type ServiceErrorKind =
  | 'bad-input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'abandoned'
  | 'unavailable';

interface ServiceErrorDetails {
  /** Where: a field's path, a file's line, an environment variable. */
  readonly place?: string;
  readonly value?: unknown;
  readonly expected?: string;
  readonly hint?: string;
}

/** Thrown at the border only; cores return errors as values. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  constructor(
    readonly kind: ServiceErrorKind,
    message: string,
    readonly details: ServiceErrorDetails = {},
  ) {
    super(message);
  }
}

export const badInput = (
  details: Required<Pick<ServiceErrorDetails, 'place' | 'expected'>> & ServiceErrorDetails,
) => new ServiceError('bad-input', `${details.place}: expected ${details.expected}`, details);
export const unauthenticated = () => new ServiceError('unauthenticated', 'Sign in first.');
export const forbidden = (what: string) => new ServiceError('forbidden', `Not allowed: ${what}.`);
export const notFound = (what: string, value: string) =>
  new ServiceError('not-found', `No ${what} "${value}".`, { place: what, value });
export const conflict = (message: string, details: ServiceErrorDetails = {}) =>
  new ServiceError('conflict', message, details);
export const tooLarge = (details: ServiceErrorDetails) =>
  new ServiceError('too-large', 'The request is too large.', details);
/** Whoever asked has gone: nobody reads the answer, and nothing has failed. */
export const abandoned = () => new ServiceError('abandoned', 'The caller went away before the answer.');
export const unavailable = (message: string, hint?: string) =>
  new ServiceError('unavailable', message, hint ? { hint } : {});
