import type { PlannerDeps } from '../deps.js';
import { announceRoster } from './announce-roster.js';

/** A search whose process has died keeps its best roster as a draft, or says that it was cut short. */
export async function failOrphans({ store, database, clock }: PlannerDeps): Promise<void> {
  for (const row of await store.withStatus('generating')) {
    if (row.leaseUntil && row.leaseUntil > clock()) continue;
    const unit = await store.unit(row.unit);
    if (!unit) continue;
    const cutShort = {
      fr: 'Le calcul a été interrompu par l’arrêt du service ; le meilleur planning trouvé est gardé.',
      en: 'The search was cut short when the service stopped; the best roster found is kept.',
    };
    await database.db.transaction(async (tx) => {
      const changed = await store.updateRoster(tx, row.id, row.revision, {
        status: row.assignments ? 'draft' : 'failed',
        reasons: [cutShort],
      });
      if (changed) await announceRoster(tx, changed, unit.definition.site, clock());
    });
  }
}
