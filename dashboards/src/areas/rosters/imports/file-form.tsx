import { FileInput, Group, Stack } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableReport } from '../../../api/insight-queries.js';
import { ImportButtons } from '../../../ui/import-buttons.js';
import { ProblemNotice } from '../../../ui/query-state.js';
import { LARGEST_FILE_BYTES, readBase64 } from './read-base64.js';
import { TableReportView } from './table-report.js';

export interface SentFile {
  readonly name: string;
  /** base64 */
  readonly content: string;
  readonly dryRun: boolean;
}

interface FileFormProps {
  readonly send: (file: SentFile) => Promise<TableReport>;
  /** Called once something has been stored. */
  readonly onStored: () => void;
  /** Why nothing may be sent; null when it may. */
  readonly refused: string | null;
  readonly tools?: ReactNode;
}

/** Chooses a file, tries it without saving, then imports it; tells of every row. */
export function FileForm({ send, onStored, refused, tools }: FileFormProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const sending = useMutation({
    mutationFn: async ({ from, dryRun }: { readonly from: File; readonly dryRun: boolean }) =>
      send({ name: from.name, content: await readBase64(from), dryRun }),
    onSuccess: (report) => {
      if (!report.dryRun) onStored();
    },
  });
  const reason =
    refused ??
    (file === null ? t('tables.chooseFirst') : file.size > LARGEST_FILE_BYTES ? t('tables.tooLarge') : null);
  const run = (dryRun: boolean) => {
    if (file !== null) sending.mutate({ from: file, dryRun });
  };
  const busy = !sending.isPending ? null : sending.variables.dryRun ? 'dry-run' : 'import';
  return (
    <Stack>
      <FileInput
        label={t('tables.file')}
        placeholder={t('tables.choose')}
        accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        clearable
        clearButtonProps={{ 'aria-label': t('generate.clear') }}
        leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        maw={420}
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          sending.reset();
        }}
      />
      <Group>
        <ImportButtons reason={reason} busy={busy} run={run} />
        {tools}
      </Group>
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      {sending.data !== undefined && <TableReportView key={sending.submittedAt} report={sending.data} />}
    </Stack>
  );
}
