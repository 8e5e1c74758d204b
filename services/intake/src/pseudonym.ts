import { createHmac, hash } from 'node:crypto';

/** Turns a site's visit number into the pseudonym under which everything else knows the visit. */
export type Pseudonymise = (site: string, visitNumber: string) => string;

/**
 * HMAC-SHA256 of site and visit number, 128 bits of it, base64url. The key stays with intake: without it
 * a pseudonym cannot be traced back, and the same number always gives the same pseudonym, whichever way it came.
 */
export const pseudonymiser =
  (key: Buffer): Pseudonymise =>
  (site, visitNumber) =>
    createHmac('sha256', key)
      .update(`${site}\n${visitNumber}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');

/** Short fingerprint of a JSON value, to tell whether something was sent before. */
export const fingerprint = (value: unknown): string =>
  hash('sha256', JSON.stringify(value), 'base64url').slice(0, 16);
