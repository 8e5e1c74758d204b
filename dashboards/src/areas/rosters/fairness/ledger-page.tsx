import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ledgerQuery } from '../../../api/insight-queries.js';
import type { Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { Page } from '../../../ui/page.js';
import { PrintButton } from '../../../ui/print-button.js';
import { Empty, QueryState } from '../../../ui/query-state.js';
import { civil } from '../../../ui/time.js';
import { UnitFrame } from '../unit-frame.js';
import { LedgerTable } from './ledger-table.js';

function UnitLedger({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const { local, language } = useFormat();
  const query = useQuery(ledgerQuery(unit.id, null, null));
  return (
    <Page
      title={t('fairness.ledgerTitle', { unit: local(unit.name) })}
      simulated={unit.simulated}
      actions={<PrintButton />}
    >
      <QueryState query={query}>
        {(ledger) =>
          ledger.from === null || ledger.to === null ? (
            <Empty title={t('fairness.empty')} />
          ) : (
            <Stack>
              <Text size="sm">
                {t('fairness.span', {
                  from: civil(ledger.from, 'd MMM yyyy', language),
                  to: civil(ledger.to, 'd MMM yyyy', language),
                })}
              </Text>
              <LedgerTable title={t('fairness.ledger')} ledger={ledger} />
            </Stack>
          )
        }
      </QueryState>
    </Page>
  );
}

/** Nights, weekends, holidays and refused wishes of a unit's agents over all published rosters. */
export function LedgerPage() {
  return <UnitFrame>{(unit) => <UnitLedger unit={unit} />}</UnitFrame>;
}
