import { Button, NativeSelect, Stack } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sitesQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import { useSearch } from '../../ui/use-search.js';
import { modelsQuery } from './models-queries.js';
import { SeriesPanel } from './series-panel.js';
import { TrainingProgress } from './training-progress.js';
import { TrainingsPanel } from './trainings-panel.js';

function SiteModels({ site }: { readonly site: Site }) {
  const { t } = useTranslation();
  const models = useQuery(modelsQuery(site.id));
  return (
    <QueryState query={models}>
      {({ series, trainings }) => {
        const open = trainings.filter(({ endedAt }) => endedAt === null);
        return (
          <Stack>
            {open.length > 0 && (
              <Panel title={`${t('models.training')} – ${site.name}`}>
                <Stack>
                  {open.map((training) => (
                    <TrainingProgress key={training.id} training={training} />
                  ))}
                </Stack>
              </Panel>
            )}
            {series.length === 0 ? (
              <Panel title={site.name}>
                <Empty title={t('models.none')} hint={t('models.noneHint')} />
              </Panel>
            ) : (
              series.map((one) => (
                <SeriesPanel key={`${one.stream} ${one.quantity}`} site={site} series={one} />
              ))
            )}
            {trainings.length > 0 && <TrainingsPanel site={site} trainings={trainings} />}
          </Stack>
        );
      }}
    </QueryState>
  );
}

/** Models by site and series: which is in use, since when, how good; roll back and freeze. */
export function ModelsPage() {
  const { t } = useTranslation();
  const [params, change] = useSearch();
  const sites = useQuery(sitesQuery);
  const known = sites.data ?? [];
  const site = known.find(({ id }) => id === params.get('site')) ?? known[0];
  return (
    <Page
      title={t('models.title')}
      simulated={site?.simulated === true}
      actions={
        <Button
          component={Link}
          to={`/models/new${site ? `?site=${site.id}` : ''}`}
          leftSection={<IconFileTypeCsv size={16} aria-hidden />}
        >
          {t('models.bring')}
        </Button>
      }
    >
      <QueryState query={sites}>
        {() =>
          site === undefined ? (
            <Empty title={t('emergency.noSite')} hint={t('emergency.noSiteHint')} />
          ) : (
            <Stack>
              <NativeSelect
                className="r-no-print"
                w={{ base: '100%', sm: 320 }}
                label={t('emergency.site')}
                value={site.id}
                onChange={(event) => change({ site: event.currentTarget.value, dialog: null })}
                data={known.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <SiteModels key={site.id} site={site} />
            </Stack>
          )
        }
      </QueryState>
    </Page>
  );
}
