import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useParams } from 'react-router';
import { presenceQuery, sitesQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { Page } from '../../ui/page.js';
import { PageQuery } from '../../ui/page-query.js';
import { Empty } from '../../ui/query-state.js';
import { useNow } from '../../ui/use-now.js';
import { useSearch } from '../../ui/use-search.js';
import { AlertsPanel } from './alerts-panel.js';
import { BedsPanel } from './beds-panel.js';
import { DepartmentHeatMap } from './department-heat-map.js';
import { ExplanationPanel } from './explanation-panel.js';
import { ForecastPanel } from './forecast-panel.js';
import { Freshness } from './freshness.js';
import { RecordPanel } from './record-panel.js';
import { SourcesPanel } from './sources-panel.js';
import { ThresholdPanel } from './threshold-panel.js';
import { Tiles } from './tiles.js';
import { TotalsPanel } from './totals-panel.js';
import { anchorOf, viewOf } from './view.js';
import { ViewControls } from './view-controls.js';
import { WatchPanel } from './watch-panel.js';

function Department({ site, sites }: { readonly site: Site; readonly sites: readonly Site[] }) {
  const { t } = useTranslation();
  const [params] = useSearch();
  const now = useNow();
  const view = viewOf(params);
  const presence = useQuery(presenceQuery(site.id));
  const anchor = anchorOf(presence.data?.knownUntil ?? null, now);
  const first = { site, view, anchor, quantity: view.quantity } as const;
  const other = { ...first, quantity: view.quantity === 'present' ? 'arrivals' : 'present' } as const;
  return (
    <Page title={t('emergency.title', { site: site.name })} simulated={site.simulated}>
      <Stack gap="md">
        <ViewControls site={site} sites={sites} view={view} />
        <Freshness site={site} now={now} />
        <AlertsPanel site={site} now={now} />
        <Tiles site={site} anchor={anchor} now={now} />
        <ForecastPanel {...first} main />
        <BedsPanel site={site} />
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <ThresholdPanel site={site} view={view} />
          <ExplanationPanel site={site} view={view} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <ForecastPanel {...other} />
          <ForecastPanel {...first} quantity="boarding" />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <RecordPanel site={site} view={view} />
          <SourcesPanel site={site} now={now} />
        </SimpleGrid>
        <TotalsPanel site={site} />
        <WatchPanel site={site} />
        <DepartmentHeatMap site={site} anchor={anchor} />
      </Stack>
    </Page>
  );
}

/** One department, live: what is, what comes, how sure that is, and why. */
export function EmergencyPage() {
  const { t } = useTranslation();
  const { site: chosen } = useParams();
  const { search } = useLocation();
  const sites = useQuery(sitesQuery);
  return (
    <PageQuery query={sites}>
      {(known) => {
        const [first] = known;
        if (first === undefined) {
          return (
            <Page title={t('area.emergency')}>
              <Empty title={t('emergency.noSite')} hint={t('emergency.noSiteHint')} />
            </Page>
          );
        }
        if (chosen === undefined) return <Navigate to={`/emergency/${first.id}${search}`} replace />;
        const site = known.find((item) => item.id === chosen);
        if (site === undefined) {
          return (
            <Page title={t('area.emergency')}>
              <Empty title={t('emergency.unknownSite', { site: chosen })} />
            </Page>
          );
        }
        return <Department key={site.id} site={site} sites={known} />;
      }}
    </PageQuery>
  );
}
