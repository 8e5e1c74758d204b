import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { apiBase } from '../../api/client.js';
import type { RosterSummary } from '../../api/types.js';

/** The address of a roster's CSV, or of one agent's iCalendar. */
export function exportAddress(roster: Pick<RosterSummary, 'unit' | 'id'>, agent?: string): string {
  const query = new URLSearchParams(agent === undefined ? { format: 'csv' } : { format: 'ics', agent });
  return `${apiBase}/units/${roster.unit}/rosters/${roster.id}/export?${query}`;
}

/** CSV and print. */
export function ExportLinks({ roster }: { readonly roster: RosterSummary }) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        component="a"
        href={exportAddress(roster)}
        download={`${roster.unit}-${roster.from}.csv`}
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        CSV
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('dialog.print')}
      </Button>
    </>
  );
}
