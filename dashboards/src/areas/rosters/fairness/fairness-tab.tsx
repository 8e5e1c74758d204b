import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ledgerQuery } from '../../../api/insight-queries.js';
import type { Roster } from '../../../api/types.js';
import { QueryState } from '../../../ui/query-state.js';
import { LedgerTable } from './ledger-table.js';

/** How a roster shares burdens, with what each carried before it. */
export function FairnessTab({ roster }: { readonly roster: Roster }) {
  const { t } = useTranslation();
  const query = useQuery(ledgerQuery(roster.unit, roster.id, roster.revision));
  return (
    <QueryState query={query}>
      {(ledger) => <LedgerTable title={t('fairness.rosterTitle')} ledger={ledger} />}
    </QueryState>
  );
}
