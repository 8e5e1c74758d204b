import type { Principal } from '@releve/contracts';
import { type Logger, unavailable } from '@releve/platform';
import type { AuditStore } from './audit-store.js';

export interface AuditedAct {
  /** Null where nobody is known: a failed sign-in. */
  readonly caller: Principal | null;
  readonly action: string;
  readonly target: string;
  readonly site: string | null;
  readonly unit: string | null;
  readonly status: number;
  readonly detail: string;
  readonly correlationId: string;
}

/**
 * Writes what was done to the trail, and the chain's new end to the log: whoever rewrites the table would have to
 * rewrite the logs too.
 */
export function createAuditTrail(store: AuditStore, log: Logger) {
  return {
    /** @throws unavailable when the entry could not be written: an act that leaves no trace must not look done. */
    async record({ caller, ...act }: AuditedAct): Promise<void> {
      const who = { userId: caller?.userId ?? '(nobody)', role: caller?.role ?? '(none)' };
      try {
        const { sequence, hash } = await store.append({ ...act, ...who });
        log.info({ audit: { sequence, hash, action: act.action, status: act.status, ...who } }, 'audited');
      } catch (err) {
        log.error({ err, act: { ...act, ...who } }, 'audit entry not written');
        throw unavailable(
          'What was asked may have been done, but could not be written to the audit trail.',
          'Check the database before trying again.',
        );
      }
    },
  };
}
export type AuditTrail = ReturnType<typeof createAuditTrail>;
