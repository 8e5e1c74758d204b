import { Alert } from '@mantine/core';
import { IconClockExclamation, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { presenceQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLive } from '../../live/live-provider.js';
import { isStale } from '../../live/live-state.js';
import { inZone } from '../../ui/time.js';
import { anchorOf } from './view.js';

const plain = {
  title: { color: 'var(--r-warn)' },
  root: { background: 'var(--r-warn-soft)' },
  message: { color: 'var(--r-ink)' },
};

/** Says when what is on screen is no longer the present: data that stopped coming, a stream that was lost. */
export function Freshness({ site, now }: { readonly site: Site; readonly now: number }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { connection, since } = useLive();
  const presence = useQuery(presenceQuery(site.id));
  const knownUntil = presence.data?.knownUntil ?? null;
  const lost = connection === 'lost' && now - since > 5_000;
  return (
    <>
      {lost && (
        <Alert
          role="status"
          variant="outline"
          color="orange"
          styles={plain}
          icon={<IconPlugConnectedX aria-hidden />}
          title={t('emergency.lost')}
        >
          {t('emergency.lostHint', { time: inZone(since, site.timeZone, 'HH:mm', language) })}
        </Alert>
      )}
      {knownUntil !== null && isStale(knownUntil, now) && (
        <Alert
          role="status"
          variant="outline"
          color="orange"
          styles={plain}
          icon={<IconClockExclamation aria-hidden />}
          title={t('emergency.stale')}
        >
          {t('emergency.staleHint', {
            time: inZone(Date.parse(knownUntil), site.timeZone, 'EEEE d MMMM yyyy HH:mm', language),
          })}
          {anchorOf(knownUntil, now) !== now && ` ${t('emergency.stalePast')}`}
        </Alert>
      )}
    </>
  );
}
