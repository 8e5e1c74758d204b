import { Alert, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { arrivalsQuery, forecastQuery, presenceQuery } from '../../api/queries.js';
import type { ForecastAnswer, Quantity, Site } from '../../api/types.js';
import { FanChart } from '../../charts/fan-chart.js';
import { actualRows, fanRows, forecastRows } from '../../charts/fan-data.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { QueryState } from '../../ui/query-state.js';
import { hourMs, inZone } from '../../ui/time.js';
import { RecordLine } from './record-line.js';
import { streamName } from './streams.js';
import { arrivalsWindow, type EmergencyView } from './view.js';

interface ForecastPanelProps {
  readonly site: Site;
  readonly view: EmergencyView;
  readonly quantity: Quantity;
  readonly anchor: number;
  readonly main?: boolean;
}

function NotReady({ status, title }: { readonly status: ForecastAnswer['status']; readonly title: string }) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  return (
    <Panel title={title}>
      <Stack gap="xs" py="lg" maw={520}>
        <Text fw={600} role="status">
          {t(`forecastState.${status.state}`)}
        </Text>
        <Text size="sm" c="dimmed">
          {status.detail}
        </Text>
        {status.progress !== null && (
          <>
            <Progress value={status.progress * 100} aria-label={t(`forecastState.${status.state}`)} />
            <Text size="sm" c="dimmed">
              {percent(status.progress)}
            </Text>
          </>
        )}
      </Stack>
    </Panel>
  );
}

/** The fan chart of one quantity, with who made the forecast, from what, and how good it has been. */
export function ForecastPanel({ site, view, quantity, anchor, main }: ForecastPanelProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const stream = quantity === 'arrivals' ? view.stream : 'all';
  const query = useQuery(forecastQuery(site.id, stream, quantity));
  const window = arrivalsWindow(anchor, view.pastHours);
  const arrivals = useQuery(arrivalsQuery(site.id, stream, window.from, window.to));
  const presence = useQuery(presenceQuery(site.id));
  const named = streamName(t, stream);
  const title =
    quantity === 'arrivals'
      ? t('emergency.arrivalsTitle', { stream: named })
      : t(quantity === 'present' ? 'emergency.presentTitle' : 'emergency.boardingTitle');
  return (
    <QueryState query={query} skeleton={<Skeleton height={380} />}>
      {(known) => {
        const { forecast } = known;
        const from = anchor - view.pastHours * hourMs;
        const actual = arrivals.data === undefined ? [] : [...actualRows(arrivals.data, quantity, from)];
        const here = presence.data?.presence;
        if (quantity !== 'arrivals' && here) {
          const now = quantity === 'present' ? here.present : here.boarding;
          actual.push({ at: Date.parse(here.at), label: Date.parse(here.at), actual: now });
        }
        if (forecast === null && actual.length === 0) return <NotReady status={known.status} title={title} />;
        const rows = fanRows(
          actual,
          forecast === null ? [] : forecastRows(forecast, anchor + view.aheadHours * hourMs),
        );
        return (
          <Stack gap="xs">
            {forecast?.fallback && (
              <Alert
                role="status"
                color="orange"
                variant="outline"
                icon={<IconAlertTriangle aria-hidden />}
                title={t('emergency.fallback')}
                styles={{
                  title: { color: 'var(--r-warn)' },
                  root: { background: 'var(--r-warn-soft)' },
                  message: { color: 'var(--r-ink)' },
                }}
              >
                {forecast.fallback.noDataSince === null
                  ? t('emergency.fallbackHint', { reason: forecast.fallback.reason })
                  : t('emergency.fallbackStale', {
                      time: inZone(
                        Date.parse(forecast.fallback.noDataSince),
                        site.timeZone,
                        'EEEE d MMMM yyyy HH:mm',
                        language,
                      ),
                    })}
              </Alert>
            )}
            {forecast === null && <NotReady status={known.status} title={t('emergency.forecastPending')} />}
            <FanChart
              id={quantity}
              title={title}
              rows={rows}
              zone={site.timeZone}
              now={anchor}
              capacity={quantity === 'present' ? site.capacityPatients : null}
              threshold={main ? view.above : null}
              height={main ? 340 : 260}
              note={
                forecast === null ? undefined : (
                  <>
                    {t('emergency.madeAt', {
                      time: inZone(Date.parse(forecast.origin), site.timeZone, 'EEE d MMM HH:mm', language),
                      model: `${forecast.model.name} ${forecast.model.version.slice(0, 8)}`,
                      from: inZone(
                        Date.parse(forecast.model.dataFrom),
                        site.timeZone,
                        'd MMM yyyy',
                        language,
                      ),
                      to: inZone(Date.parse(forecast.model.dataTo), site.timeZone, 'd MMM yyyy', language),
                    })}
                    {(site.simulated || forecast.simulated) && ` · ${t('state.simulated')}`}
                    <br />
                    <RecordLine record={forecast.record} />
                  </>
                )
              }
            />
          </Stack>
        );
      }}
    </QueryState>
  );
}
