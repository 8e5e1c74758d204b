import { Alert, Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';

/** What a person decides about a model; every decision has a reason. */
export interface Decision {
  readonly title: string;
  readonly lead: ReactNode;
  readonly submit: string;
  /** Said in the dialog, and accepted by a tick before the decision can be made. */
  readonly warning: string | null;
  /** A tick that comes with the decision; null when there is none. */
  readonly option: { readonly label: string; readonly initially: boolean } | null;
  readonly act: (reason: string, option: boolean) => Promise<unknown>;
}

const SHORTEST_REASON = 3;

function DecisionForm({ decision, onClose }: { readonly decision: Decision; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [option, setOption] = useState(decision.option?.initially ?? false);
  const act = useMutation({
    mutationFn: () => decision.act(reason.trim(), option),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const blocked =
    reason.trim().length < SHORTEST_REASON
      ? t('models.reasonNeeded')
      : decision.warning !== null && !accepted
        ? t('models.acceptFirst')
        : null;
  return (
    <Stack gap="sm">
      <Text size="sm" component="div">
        {decision.lead}
      </Text>
      {decision.warning !== null && (
        <Alert
          color="red"
          variant="outline"
          title={decision.warning}
          styles={{ title: { color: 'var(--r-bad)' } }}
        >
          <Checkbox
            label={t('models.accept')}
            checked={accepted}
            onChange={(event) => setAccepted(event.currentTarget.checked)}
          />
        </Alert>
      )}
      <Textarea
        label={t('models.reason')}
        required
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {decision.option !== null && (
        <Checkbox
          label={decision.option.label}
          checked={option}
          onChange={(event) => setOption(event.currentTarget.checked)}
        />
      )}
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <ReasonedButton reason={blocked} loading={act.isPending} onClick={() => act.mutate()}>
          {decision.submit}
        </ReasonedButton>
      </Group>
    </Stack>
  );
}

/** Asks for the reason of a decision, then makes it. */
export function DecisionDialog({
  decision,
  onClose,
}: {
  readonly decision: Decision | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={decision !== null}
      onClose={onClose}
      title={decision?.title}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      {decision !== null && <DecisionForm decision={decision} onClose={onClose} />}
    </Modal>
  );
}
