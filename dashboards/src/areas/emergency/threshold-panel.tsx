import { Group, NumberInput, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { thresholdQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import { useSearch } from '../../ui/use-search.js';
import { ThresholdRecord } from './threshold-record.js';
import type { EmergencyView } from './view.js';

/** The threshold asked about: the address's, else the capacity, else a round figure. */
const thresholdOf = (site: Site, view: EmergencyView): number =>
  view.above ?? (view.quantity === 'present' ? (site.capacityPatients ?? 40) : 15);

/** How likely the chosen quantity is to exceed a threshold within 2, 4, 8 and 24 hours. */
export function ThresholdPanel({ site, view }: { readonly site: Site; readonly view: EmergencyView }) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const [, change] = useSearch();
  const above = thresholdOf(site, view);
  const stream = view.quantity === 'present' ? 'all' : view.stream;
  const query = useQuery({
    ...thresholdQuery(site.id, stream, view.quantity, above),
    placeholderData: keepPreviousData,
  });
  const set = useDebouncedCallback((value: string | number) => {
    if (typeof value === 'number') change({ above: String(value) });
  }, 350);
  return (
    <Panel
      title={t('threshold.title')}
      note={view.quantity === 'present' ? t('threshold.notePresent') : t('threshold.noteArrivals')}
    >
      <Stack gap="sm">
        <NumberInput
          key={`${site.id}-${view.quantity}`}
          label={view.quantity === 'present' ? t('threshold.labelPresent') : t('threshold.labelArrivals')}
          defaultValue={above}
          min={0}
          max={10_000}
          allowDecimal={false}
          onChange={set}
          maw={280}
        />
        <QueryState query={query} skeleton={<Skeleton height={120} />}>
          {(known) =>
            known.within.length === 0 ? (
              <Empty title={t('emergency.noForecast')} />
            ) : (
              <Stack gap={10} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
                {known.within.map((item) => (
                  <li key={item.hours}>
                    <Group justify="space-between" mb={2}>
                      <Text size="sm">{t('threshold.within', { hours: item.hours })}</Text>
                      <Text size="sm" fw={700}>
                        {percent(item.probability)}
                      </Text>
                    </Group>
                    <Progress
                      value={item.probability * 100}
                      size="sm"
                      aria-label={t('threshold.within', { hours: item.hours })}
                      color={item.probability >= 0.5 ? 'red' : undefined}
                    />
                  </li>
                ))}
              </Stack>
            )
          }
        </QueryState>
        <ThresholdRecord site={site} quantity={view.quantity} above={above} />
      </Stack>
    </Panel>
  );
}
