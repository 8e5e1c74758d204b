import { Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alertsQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { Panel } from '../../ui/panel.js';
import { QueryState } from '../../ui/query-state.js';
import { useSearch } from '../../ui/use-search.js';
import { AlertItem } from './alert-item.js';
import { inOrderOfCall } from './alert-order.js';
import classes from './alerts-panel.module.css';

/** One epidemic calls by many streams: more than these would push the forecast off the screen. */
const FEW = 3;

/** Epidemics and forecasts that worsen: what calls now, with what was done; the past ones when asked for. */
export function AlertsPanel({ site, now }: { readonly site: Site; readonly now: number }) {
  const { t } = useTranslation();
  const [params, change] = useSearch();
  const query = useQuery(alertsQuery(site.id));
  const withPast = params.get('alerts') === 'past';
  const [all, showAll] = useState(false);
  return (
    <Panel
      title={t('alerts.title')}
      tools={
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={withPast}
          onClick={() => change({ alerts: withPast ? null : 'past' })}
        >
          {withPast ? t('alerts.hidePast') : t('alerts.showPast')}
        </Button>
      }
    >
      <QueryState query={query} skeleton={<Skeleton height={40} />}>
        {(alerts) => {
          const shown = alerts.filter(({ endedAt }) => withPast || endedAt === null);
          if (shown.length === 0)
            return (
              <Text size="sm" c="dimmed">
                {`${t('alerts.none')}. ${t('alerts.noneHint')}`}
              </Text>
            );
          const whole = all || withPast;
          const others = shown.length - FEW;
          return (
            <>
              <ul className={classes.list}>
                {inOrderOfCall(shown, now)
                  .slice(0, whole ? undefined : FEW)
                  .map((alert) => (
                    <AlertItem key={alert.id} alert={alert} site={site} now={now} />
                  ))}
              </ul>
              {others > 0 && !withPast && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  mt={6}
                  aria-expanded={all}
                  onClick={() => showAll(!all)}
                >
                  {all ? t('alerts.fewer') : t('alerts.more', { others })}
                </Button>
              )}
            </>
          );
        }}
      </QueryState>
    </Panel>
  );
}
