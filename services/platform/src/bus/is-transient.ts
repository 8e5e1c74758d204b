import { ServiceError } from '../errors/service-error.js';

// Classes 08 (connection), 53 (resources), 57P (shutdown), 40 (serialization, deadlock) of PostgreSQL's Appendix A.
const transientCode =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|CONNECT|CONNECTION_|08|53|57P|40001$|40P01$)/;

/** Whether the same work may well succeed later: the fault lies with a server, not with the event. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ServiceError) return error.kind === 'unavailable' || error.kind === 'too-many';
  if (!(error instanceof Error)) return false;
  if ('code' in error && transientCode.test(String(error.code))) return true;
  return error.cause !== undefined && isTransient(error.cause);
}
