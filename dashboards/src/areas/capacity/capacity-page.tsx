import { Chip, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { capacityQuery, sitesQuery, unitsQuery } from '../../api/queries.js';
import type { CapacityMonth, Site, Unit } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { MonthField } from '../../ui/month-field.js';
import { Page } from '../../ui/page.js';
import { PageQuery } from '../../ui/page-query.js';
import { Panel } from '../../ui/panel.js';
import { PrintButton } from '../../ui/print-button.js';
import { Empty, ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { useSearch } from '../../ui/use-search.js';
import { CapacityChart } from './capacity-chart.js';
import { CapacityTable } from './capacity-table.js';
import { download } from './download.js';
import { ForecastQuality } from './forecast-quality.js';
import { addMonths, isMonth, monthSpan, toCsv } from './months.js';
import { WhatIfPanel } from './what-if/what-if-panel.js';

const thisMonth = (): string => new Date().toISOString().slice(0, 7);

function Report({ sites, units }: { readonly sites: readonly Site[]; readonly units: readonly Unit[] }) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const [params, change] = useSearch();
  const askedFrom = params.get('from');
  const askedTo = params.get('to');
  const from = isMonth(askedFrom) ? askedFrom : addMonths(thisMonth(), -3);
  const to = isMonth(askedTo) && askedTo >= from ? askedTo : addMonths(from, 5);
  const asked = params.get('sites')?.split(',') ?? [];
  const chosen = sites.filter((site) => asked.length === 0 || asked.includes(site.id));
  const shown = units.filter((unit) => chosen.some((site) => site.id === unit.site));
  const span = monthSpan(from, to);
  const answers = useQueries({ queries: shown.map((unit) => capacityQuery(unit.id, span.from, span.to)) });
  const months = answers.flatMap((answer): readonly CapacityMonth[] => answer.data?.months ?? []);
  const pending = answers.some((answer) => answer.isPending);
  const failed = answers.find((answer) => answer.error !== null);

  const exportCsv = () => {
    const head = [
      'month',
      'site',
      'unit',
      'requiredHours',
      'plannedHours',
      'shortHours',
      'surplusHours',
      'nights',
      'weekendShifts',
    ];
    const rows = months.map((row) => [
      row.month,
      row.site,
      row.unit,
      row.requiredHours,
      row.plannedHours,
      row.shortHours,
      row.surplusHours,
      row.nights,
      row.weekendShifts,
    ]);
    download(`capacity-${from}-${to}.csv`, 'text/csv;charset=utf-8', toCsv([head, ...rows]));
  };

  return (
    <Page
      title={t('capacity.title')}
      simulated={chosen.some((site) => site.simulated)}
      actions={
        <>
          <ReasonedButton
            variant="default"
            reason={months.length === 0 ? t('capacity.nothing') : null}
            onClick={exportCsv}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            CSV
          </ReasonedButton>
          <PrintButton />
        </>
      }
    >
      <Stack>
        <Group align="end" gap="lg" className="r-no-print">
          <MonthField label={t('capacity.from')} value={from} onChange={(value) => change({ from: value })} />
          <MonthField label={t('capacity.to')} value={to} onChange={(value) => change({ to: value })} />
          <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
            <Text component="legend" size="sm" fw={500} mb={2}>
              {t('capacity.sites')}
            </Text>
            <Chip.Group
              multiple
              value={chosen.map((site) => site.id)}
              onChange={(value) =>
                change({
                  sites: value.length === 0 || value.length === sites.length ? null : value.join(','),
                })
              }
            >
              <Group gap="xs">
                {sites.map((site) => (
                  <Chip key={site.id} value={site.id} radius="sm" size="sm">
                    {site.name}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </fieldset>
        </Group>
        {failed !== undefined && <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />}
        {pending && months.length === 0 ? (
          <Skeleton height={300} />
        ) : months.length === 0 && failed === undefined ? (
          <Panel title={t('capacity.cover')}>
            <Empty title={t('capacity.nothing')} hint={t('capacity.nothingHint')} />
          </Panel>
        ) : (
          <>
            <CapacityChart months={months} />
            <CapacityTable
              months={months}
              unitName={(id) => {
                const unit = units.find((item) => item.id === id);
                return unit === undefined ? id : local(unit.name);
              }}
              siteName={(id) => sites.find((item) => item.id === id)?.name ?? id}
            />
          </>
        )}
        <WhatIfPanel sites={sites} units={shown} />
        <ForecastQuality sites={chosen} />
      </Stack>
    </Page>
  );
}

/** Required and planned cover by month, unit and site, and how good each site's forecasts have been. */
export function CapacityPage() {
  const { t } = useTranslation();
  const sites = useQuery(sitesQuery);
  const units = useQuery(unitsQuery);
  return (
    <PageQuery query={sites}>
      {(knownSites) => (
        <PageQuery query={units}>
          {(knownUnits) =>
            knownSites.length === 0 ? (
              <Page title={t('capacity.title')}>
                <Empty title={t('emergency.noSite')} hint={t('emergency.noSiteHint')} />
              </Page>
            ) : (
              <Report sites={knownSites} units={knownUnits} />
            )
          }
        </PageQuery>
      )}
    </PageQuery>
  );
}
