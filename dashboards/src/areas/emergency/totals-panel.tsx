import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupTotalsQuery, totalsQuery } from '../../api/queries.js';
import type { Site, Total } from '../../api/types.js';
import { band, quantileAt } from '../../charts/quantiles.js';
import { useFormat } from '../../i18n/use-format.js';
import { QueryState } from '../../ui/query-state.js';
import { civil } from '../../ui/time.js';
import { oneOf, useSearch } from '../../ui/use-search.js';
import { HalfHours } from './half-hours.js';
import { TotalsChart } from './totals-chart.js';
import { TotalsRecordLine } from './totals-record-line.js';

/** Tomorrow over all the sites the person may see, in one sentence; nothing when there is only one. */
function GroupLine() {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const { data } = useQuery(groupTotalsQuery);
  const first = data?.totals[0];
  if (!data || data.sites.length < 2 || first === undefined) return null;
  const [low, high] = band(first.quantiles, 80);
  return (
    <>
      {' '}
      {t('totals.group', {
        day: civil(first.from, 'EEEE d MMMM', language),
        median: number(quantileAt(first.quantiles, 0.5)),
        low: number(low),
        high: number(high),
        correlation: number(data.correlation, 2),
      })}
    </>
  );
}

interface BlocksProps {
  readonly site: Site;
  readonly by: 'six-hours' | 'day' | 'month';
  readonly tools: ReactNode;
}

/** Totals of joint futures by blocks of six hours, days or months. */
function Blocks({ site, by, tools }: BlocksProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const query = useQuery(totalsQuery(site.id, by));
  const label = ({ from, fromHour }: Total) =>
    by === 'six-hours'
      ? t('totals.block', { day: civil(from, 'EEE d', language), from: fromHour, to: fromHour + 6 })
      : civil(from, by === 'day' ? 'EEE d MMM' : 'MMM yyyy', language);
  return (
    <QueryState query={query} skeleton={<Skeleton height={300} />}>
      {({ totals }) => (
        <TotalsChart
          tools={tools}
          note={
            <>
              {t('totals.note')}
              {by === 'day' && <GroupLine />}
              {by !== 'month' && <TotalsRecordLine site={site} step={by} />}
            </>
          }
          rows={totals.map((total) => ({ label: label(total), quantiles: total.quantiles }))}
        />
      )}
    </QueryState>
  );
}

/** Arrivals of the next 28 days by day, 72 hours by half-hour or six hours, or 12 months by month. */
export function TotalsPanel({ site }: { readonly site: Site }) {
  const { t } = useTranslation();
  const [params, change] = useSearch();
  const by = oneOf(params.get('totals'), ['day', 'half-hour', 'six-hours', 'month']);
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t('totals.by')}
      value={by}
      onChange={(value) => change({ totals: value === 'day' ? null : value })}
      data={[
        { value: 'half-hour', label: t('totals.halfHour') },
        { value: 'six-hours', label: t('totals.sixHours') },
        { value: 'day', label: t('totals.day') },
        { value: 'month', label: t('totals.month') },
      ]}
    />
  );
  return by === 'half-hour' ? (
    <HalfHours site={site} tools={choice} />
  ) : (
    <Blocks site={site} by={by} tools={choice} />
  );
}
