import { Button } from '@mantine/core';
import { IconDownload, IconTableImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { apiBase } from '../../api/client.js';
import type { RosterSummary } from '../../api/types.js';
import { PrintButton } from '../../ui/print-button.js';
import { useSearch } from '../../ui/use-search.js';

/** The address of a roster as a table, or of one agent's iCalendar. */
export function exportAddress(roster: Pick<RosterSummary, 'unit' | 'id'>, agent?: string): string {
  return exportOf(roster, agent === undefined ? { format: 'csv' } : { format: 'ics', agent });
}

const exportOf = (
  roster: Pick<RosterSummary, 'unit' | 'id'>,
  query: Readonly<Record<string, string>>,
): string => `${apiBase}/units/${roster.unit}/rosters/${roster.id}/export?${new URLSearchParams(query)}`;

/** CSV, XLSX, import of either, and print. */
export function ExportLinks({ roster }: { readonly roster: RosterSummary }) {
  const { t } = useTranslation();
  const [, change] = useSearch();
  return (
    <>
      {['csv', 'xlsx'].map((format) => (
        <Button
          key={format}
          component="a"
          href={exportOf(roster, { format })}
          download={`${roster.unit}-${roster.from}.${format}`}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <Button
        variant="default"
        leftSection={<IconTableImport size={16} aria-hidden />}
        onClick={() => change({ dialog: 'import' }, { push: true })}
      >
        {t('tables.import')}
      </Button>
      <PrintButton />
    </>
  );
}
