import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Panel } from '../../ui/panel.js';
import { QueryState } from '../../ui/query-state.js';
import { trainingQuery } from './models-queries.js';
import { TrainingProgress } from './training-progress.js';

/** A training under way, and where its backtest is once it is done. */
export function TrainingWatch({ site, training }: { readonly site: string; readonly training: string }) {
  const { t } = useTranslation();
  const query = useQuery(trainingQuery(site, training));
  return (
    <Panel title={t('models.training')}>
      <QueryState query={query}>
        {(told) => (
          <>
            <TrainingProgress training={told} />
            {told.failure !== null && (
              <Text size="sm" c="var(--r-bad)" fw={600} mt="sm" role="alert">
                {t('models.failed', { reason: told.failure })}
              </Text>
            )}
            {told.modelId !== null && (
              <Group mt="sm">
                <Button component={Link} to={`/models/${told.modelId}?site=${site}`}>
                  {t('models.lookAtBacktest')}
                </Button>
              </Group>
            )}
          </>
        )}
      </QueryState>
    </Panel>
  );
}
