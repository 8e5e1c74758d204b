import { Alert, Anchor, Button, Checkbox, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '../../api/client.js';
import type { Roster, Unit } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { addDays, civil, dateInZone, daysBetween } from '../../ui/time.js';
import { VersionNote } from './replan/version-note.js';
import { SafetyMinimum } from './safety-minimum.js';

interface PublishDialogProps {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Days of notice the law asks for before a roster takes effect (décret 2002-9, art. 13). */
const noticeDays = 15;

function PublishForm({ roster, unit, onClose }: Omit<PublishDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const { local, language } = useFormat();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const notice = daysBetween(dateInZone(Date.now(), unit.timeZone), roster.from);
  const late = notice < noticeDays;
  const [accepted, setAccepted] = useState(false);
  const hard = roster.violations.filter((violation) => violation.hard);
  const fixed = hard.filter((violation) => !violation.derogable);
  const laws = hard.filter((violation) => violation.derogable && violation.article !== '');
  const derogates = hard.length > 0 && fixed.length === 0;
  const publish = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/units/{unit}/rosters/{roster}/publish', {
          params: { path: { unit: roster.unit, roster: roster.id } },
          body: {
            revision: roster.revision,
            derogate: accepted,
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          },
        }),
      ),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['roster', roster.unit, roster.id] }),
        client.invalidateQueries({ queryKey: ['rosters', roster.unit] }),
      ]);
      onClose();
    },
  });
  const unexplained = reason.trim().length < 3;
  const blocked =
    fixed.length > 0
      ? t('publish.blockedByRules')
      : derogates && !(accepted && !unexplained)
        ? t('safety.acceptNeeded')
        : late && unexplained
          ? t('publish.reasonNeeded', { days: noticeDays })
          : null;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t('publish.lead', {
          from: civil(roster.from, 'd MMMM', language),
          to: civil(addDays(roster.from, roster.days - 1), 'd MMMM yyyy', language),
        })}
      </Text>
      {fixed.length > 0 && (
        <Alert
          color="red"
          variant="outline"
          title={t('publish.broken')}
          styles={{ title: { color: 'var(--r-bad)' } }}
        >
          <List size="sm">
            {fixed.slice(0, 8).map((violation) => (
              <List.Item key={`${violation.rule}-${violation.agent}-${violation.day}`}>
                {`${local(violation.message)}${violation.article === '' ? '' : ` (${violation.article})`}`}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <SafetyMinimum roster={roster} />
      {derogates && laws.length > 0 && (
        <List size="sm">
          {laws.map((violation) => (
            <List.Item key={`${violation.rule}-${violation.agent}-${violation.day}`}>
              {`${local(violation.message)} (${violation.article})`}
            </List.Item>
          ))}
        </List>
      )}
      {derogates && (
        <Checkbox
          label={t('safety.accept')}
          checked={accepted}
          onChange={(event) => setAccepted(event.currentTarget.checked)}
        />
      )}
      <VersionNote roster={roster} unit={unit} />
      <Anchor component={Link} to={`/rosters/${roster.unit}/${roster.id}?tab=simulation`} size="sm">
        {t('simulation.before')}
      </Anchor>
      {late && (
        <Text size="sm" c="var(--r-warn)" fw={600}>
          {notice < 0
            ? t('version.begun', { days: -notice })
            : t('publish.late', { days: notice, notice: noticeDays })}
        </Text>
      )}
      <Textarea
        label={derogates ? t('safety.reason') : late ? t('publish.reason') : t('publish.reasonOptional')}
        required={late || derogates}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {publish.error !== null && <ProblemNotice error={publish.error} />}
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <ReasonedButton reason={blocked} loading={publish.isPending} onClick={() => publish.mutate()}>
          {t('publish.submit')}
        </ReasonedButton>
      </Group>
    </Stack>
  );
}

/** Publishing a draft; below the safety minimum, or under the legal notice, a reason is asked for. */
export function PublishDialog(props: PublishDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('publish.title')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <PublishForm roster={props.roster} unit={props.unit} onClose={props.onClose} />
    </Modal>
  );
}
