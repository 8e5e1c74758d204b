import { Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { alertsQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { Panel } from '../../ui/panel.js';
import { QueryState } from '../../ui/query-state.js';
import { useSearch } from '../../ui/use-search.js';
import { AlertItem } from './alert-item.js';
import classes from './alerts-panel.module.css';

/** Epidemics and forecasts that worsen: what calls now, with what was done; the past ones when asked for. */
export function AlertsPanel({ site, now }: { readonly site: Site; readonly now: number }) {
  const { t } = useTranslation();
  const [params, change] = useSearch();
  const query = useQuery(alertsQuery(site.id));
  const withPast = params.get('alerts') === 'past';
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
          return (
            <ul className={classes.list}>
              {shown.map((alert) => (
                <AlertItem key={alert.id} alert={alert} site={site} now={now} />
              ))}
            </ul>
          );
        }}
      </QueryState>
    </Panel>
  );
}
