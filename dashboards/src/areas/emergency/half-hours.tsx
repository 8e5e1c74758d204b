import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { halfHoursQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { QueryState } from '../../ui/query-state.js';
import { hourLabel } from '../../ui/time.js';
import { TotalsChart } from './totals-chart.js';
import { TotalsRecordLine } from './totals-record-line.js';

interface HalfHoursProps {
  readonly site: Site;
  readonly tools: ReactNode;
}

/** Arrivals of the next 72 hours by half-hour, from the one under way, and whence their shares of the hours come. */
export function HalfHours({ site, tools }: HalfHoursProps) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const query = useQuery(halfHoursQuery(site.id));
  return (
    <QueryState query={query} skeleton={<Skeleton height={300} />}>
      {({ points, measuredHours }) => (
        <TotalsChart
          tools={tools}
          note={
            <>
              {measuredHours > 0
                ? t('totals.halfMeasured', { hours: number(measuredHours) })
                : t('totals.halfDerived')}
              <TotalsRecordLine site={site} step="half-hour" />
            </>
          }
          rows={points.map(({ target, quantiles }) => ({
            label: hourLabel(Date.parse(target), site.timeZone, language),
            quantiles,
          }))}
        />
      )}
    </QueryState>
  );
}
