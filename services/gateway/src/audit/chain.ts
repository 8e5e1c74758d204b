import { createHash } from 'node:crypto';

/** What one entry says; the hash covers all of it and the hash before. */
export interface AuditRecord {
  readonly sequence: number;
  readonly at: Date;
  readonly userId: string;
  readonly role: string;
  readonly action: string;
  readonly target: string;
  readonly site: string | null;
  readonly unit: string | null;
  readonly status: number;
  readonly detail: string;
  readonly correlationId: string;
}

export interface ChainedRecord extends AuditRecord {
  readonly previousHash: string;
  readonly hash: string;
}

/** The hash before the first entry. */
export const genesis = '0'.repeat(64);

/** SHA-256 (hex) over the entry, as a JSON array in fixed order, and the previous hash. */
export function chainHash(record: AuditRecord, previousHash: string): string {
  const { sequence, at, userId, role, action, target, site, unit, status, detail, correlationId } = record;
  const content = [
    sequence,
    at.toISOString(),
    userId,
    role,
    action,
    target,
    site,
    unit,
    status,
    detail,
    correlationId,
    previousHash,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Where a chain was left, to go on checking from. */
export interface ChainEnd {
  readonly sequence: number;
  readonly hash: string;
}

export const chainStart: ChainEnd = { sequence: 0, hash: genesis };

/**
 * Follows a chain from an end over the next records in order.
 * @returns the new end, or the sequence of the first record that was changed, inserted, or follows a gap.
 */
export function followChain(
  from: ChainEnd,
  records: readonly ChainedRecord[],
): { readonly end: ChainEnd } | { readonly brokenAt: number } {
  let end = from;
  for (const record of records) {
    const follows = record.sequence === end.sequence + 1 && record.previousHash === end.hash;
    if (!follows || record.hash !== chainHash(record, end.hash)) return { brokenAt: record.sequence };
    end = { sequence: record.sequence, hash: record.hash };
  }
  return { end };
}
