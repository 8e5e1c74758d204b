import { listAudit } from '@releve/contracts';
import type { OwnHandler } from '../http/guarded-route.js';
import type { AuditStore } from './audit-store.js';

/** The check of the whole chain is shared by requests that come while it runs, and kept this long. */
const verdictMs = 10_000;

/** Answers the audit route: what the caller's grants cover, and whether the whole chain holds. */
export function listAuditHandler(store: AuditStore, clock: () => Date): OwnHandler {
  let verdict: { readonly at: number; readonly intact: Promise<boolean> } | undefined;
  const isIntact = (): Promise<boolean> => {
    const now = clock().getTime();
    if (!verdict || now - verdict.at > verdictMs) {
      const intact = store.isIntact();
      verdict = { at: now, intact };
      intact.catch(() => {
        verdict = undefined;
      });
    }
    return verdict.intact;
  };
  return async ({ caller, query }) => {
    const { before, limit } = listAudit.query.parse(query);
    const rows = await store.list({ before, limit, sites: caller.principal.sites });
    const entries = rows.map(({ sequence, at, userId, role, action, target, status, detail, hash }) => ({
      sequence,
      at: at.toISOString(),
      userId,
      role,
      action,
      target,
      status,
      detail,
      hash,
    }));
    return { entries, intact: await isIntact() };
  };
}
