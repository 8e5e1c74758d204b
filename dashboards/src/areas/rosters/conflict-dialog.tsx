import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface ConflictDialogProps {
  readonly opened: boolean;
  readonly cells: number;
  readonly onResolve: (keep: boolean) => void;
}

/** Somebody else saved this roster first: own cells go on top of theirs, or are dropped. */
export function ConflictDialog({ opened, cells, onResolve }: ConflictDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={() => onResolve(true)}
      title={t('conflict.title')}
      withCloseButton={false}
    >
      <Text size="sm">{t('conflict.text', { cells })}</Text>
      <Group justify="end" mt="md">
        <Button variant="default" onClick={() => onResolve(false)}>
          {t('conflict.drop')}
        </Button>
        <Button onClick={() => onResolve(true)}>{t('conflict.keep')}</Button>
      </Group>
    </Modal>
  );
}
