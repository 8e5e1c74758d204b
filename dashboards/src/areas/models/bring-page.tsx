import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sitesQuery } from '../../api/queries.js';
import { useSession } from '../../ui/guards.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { useSearch } from '../../ui/use-search.js';
import { BringForm } from './bring-form.js';
import { TrainingWatch } from './training-watch.js';

/** Bringing a file of hourly counts: import, train, look at the backtest, then decide; without code. */
export function BringPage() {
  const { t } = useTranslation();
  const { role } = useSession();
  const [params] = useSearch();
  const sites = useQuery(sitesQuery);
  const [site, training] = [params.get('site'), params.get('training')];
  return (
    <Page title={t('models.bring')}>
      <Stack>
        <Anchor component={Link} to={site === null || site === '+' ? '/models' : `/models?site=${site}`}>
          {t('models.back')}
        </Anchor>
        <Text size="sm" maw={760}>
          {t('models.bringLead')}
        </Text>
        <QueryState query={sites}>
          {(known) => (
            <Stack>
              <BringForm sites={known} mayMakeSites={role === 'administrator'} />
              {site !== null && training !== null && <TrainingWatch site={site} training={training} />}
            </Stack>
          )}
        </QueryState>
      </Stack>
    </Page>
  );
}
