import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { heatmapQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { HeatMap } from '../../charts/heat-map.js';
import { QueryState } from '../../ui/query-state.js';
import { heatmapWindow } from './view.js';

/** Mean arrivals by hour and weekday over the last twelve weeks. */
export function DepartmentHeatMap({ site, anchor }: { readonly site: Site; readonly anchor: number }) {
  const { t } = useTranslation();
  const window = heatmapWindow(anchor);
  const query = useQuery(heatmapQuery(site.id, window.from, window.to));
  return (
    <QueryState query={query} skeleton={<Skeleton height={260} />}>
      {({ mean }) => <HeatMap title={t('emergency.heatTitle')} note={t('emergency.heatNote')} mean={mean} />}
    </QueryState>
  );
}
