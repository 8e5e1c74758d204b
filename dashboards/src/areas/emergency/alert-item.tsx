import { Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import type { Alert, Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useSession } from '../../ui/guards.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { inZone } from '../../ui/time.js';
import { alertWords, isCalling } from './alert-words.js';
import classes from './alerts-panel.module.css';

const muteHours = 24;

function useAlertActions(site: string, alert: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['alerts', site] });
  const path = { site, alert };
  const acknowledge = useMutation({
    mutationFn: (note: string) =>
      answer(api.POST('/sites/{site}/alerts/{alert}/acknowledge', { params: { path }, body: { note } })),
    onSuccess,
  });
  const mute = useMutation({
    mutationFn: (hours: number) =>
      answer(api.POST('/sites/{site}/alerts/{alert}/mute', { params: { path }, body: { hours, note: '' } })),
    onSuccess,
  });
  return { acknowledge, mute };
}

function Actions({ alert, site }: { readonly alert: Alert; readonly site: Site }) {
  const { t } = useTranslation();
  const session = useSession();
  const [note, setNote] = useState('');
  const { acknowledge, mute } = useAlertActions(site.id, alert.id);
  const reason = session.role === 'nursing-supervisor' ? t('alerts.notAllowed') : null;
  return (
    <>
      <Group gap="xs" mt={6} align="end">
        {alert.acknowledgedAt === null && (
          <>
            <TextInput
              size="xs"
              label={t('alerts.note')}
              value={note}
              maxLength={500}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <ReasonedButton
              size="xs"
              reason={reason}
              loading={acknowledge.isPending}
              onClick={() => acknowledge.mutate(note)}
            >
              {t('alerts.acknowledge')}
            </ReasonedButton>
          </>
        )}
        <ReasonedButton
          size="xs"
          variant="default"
          reason={reason}
          loading={mute.isPending}
          onClick={() => mute.mutate(alert.mutedUntil === null ? muteHours : 0)}
        >
          {alert.mutedUntil === null ? t('alerts.mute') : t('alerts.unmute')}
        </ReasonedButton>
      </Group>
      {[acknowledge.error, mute.error].map((error) =>
        error === null ? null : <ProblemNotice key={error.message} error={error} />,
      )}
    </>
  );
}

interface AlertItemProps {
  readonly alert: Alert;
  readonly site: Site;
  readonly now: number;
}

/** One alert: what, how much, since when; what was done about it, and what can be done. */
export function AlertItem({ alert, site, now }: AlertItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = alertWords(t, format, alert);
  const time = (at: string) => inZone(Date.parse(at), site.timeZone, 'd MMM HH:mm', format.language);
  return (
    <li className={classes.item} data-calling={isCalling(alert, now)}>
      <Text size="sm" fw={600}>
        {`${words.title} – ${words.about}`}
      </Text>
      <Text size="sm">
        {words.fact}
        {', '}
        {alert.endedAt === null
          ? t('alerts.since', { time: time(alert.raisedAt) })
          : t('alerts.over', { from: time(alert.raisedAt), to: time(alert.endedAt) })}
        {alert.mutedUntil !== null && `, ${t('alerts.muted', { time: time(alert.mutedUntil) })}`}
      </Text>
      <ul className={classes.history} aria-label={t('alerts.history')}>
        {alert.history.map((item) => (
          <li key={`${item.at}-${item.action}`}>
            {[
              time(item.at),
              `${t(`alerts.action.${item.action}`)} (${item.by ?? t('alerts.bySystem')})`,
              ...(item.note === '' ? [] : [item.note]),
            ].join(' – ')}
          </li>
        ))}
      </ul>
      {alert.endedAt === null && <Actions alert={alert} site={site} />}
    </li>
  );
}
