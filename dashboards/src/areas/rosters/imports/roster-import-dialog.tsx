import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.js';
import type { Roster } from '../../../api/types.js';
import { FileForm } from './file-form.js';

interface RosterImportDialogProps {
  readonly roster: Roster;
  readonly opened: boolean;
  /** Why the roster cannot be changed; null when it can. */
  readonly refused: string | null;
  readonly onClose: () => void;
}

/** Takes a draft's grid back from the file it was exported to. */
export function RosterImportDialog({ roster, opened, refused, onClose }: RosterImportDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('tables.roster')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <Stack>
        <Text size="sm">{t('tables.rosterHint')}</Text>
        <FileForm
          refused={refused}
          send={(file) =>
            answer(
              api.POST('/units/{unit}/rosters/{roster}/table', {
                params: { path: { unit: roster.unit, roster: roster.id } },
                body: { ...file, revision: roster.revision },
              }),
            )
          }
          onStored={() => void client.invalidateQueries({ queryKey: ['roster', roster.unit, roster.id] })}
        />
      </Stack>
    </Modal>
  );
}
