import { Anchor, Button, Stack } from '@mantine/core';
import { IconCheck, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { apiBase } from '../../api/client.js';
import { sitesQuery } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { PageQuery } from '../../ui/page-query.js';
import { Panel } from '../../ui/panel.js';
import { PrintButton } from '../../ui/print-button.js';
import { Empty } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { useSearch } from '../../ui/use-search.js';
import { BacktestView } from './backtest-view.js';
import { CardPanel } from './card-panel.js';
import { ComparisonPanel } from './comparison-panel.js';
import { DecisionDialog } from './decision-dialog.js';
import { DecisionsPanel } from './decisions-panel.js';
import { useModelWords } from './model-words.js';
import { type ModelCard, modelQuery } from './models-queries.js';
import { useDecisions } from './use-decisions.js';

function Card({ card, siteName, simulated }: CardProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const words = useModelWords();
  const [params, change] = useSearch();
  const { model, evidence, place } = card;
  const decisions = useDecisions(model, card.frozen !== null);
  const report = `${apiBase}/sites/${model.site}/models/${model.id}/report?lang=${language}`;
  return (
    <Page
      title={t('models.modelTitle', {
        model: words.model(model.name),
        series: words.series(model.stream, model.quantity),
        site: siteName,
      })}
      simulated={simulated}
      actions={
        <>
          <ReasonedButton
            reason={model.state === 'champion' ? t('models.inUseAlready') : null}
            leftSection={<IconCheck size={16} aria-hidden />}
            onClick={() => change({ dialog: 'promote' }, { push: true })}
          >
            {t('models.promote')}
          </ReasonedButton>
          {evidence !== null && (
            <Button
              component="a"
              href={report}
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t('models.report')}
            </Button>
          )}
          <PrintButton />
        </>
      }
    >
      <Stack>
        <Anchor component={Link} to={`/models?site=${model.site}`} className="r-no-print">
          {t('models.back')}
        </Anchor>
        <CardPanel card={card} />
        <ComparisonPanel card={card} site={model.site} />
        {evidence === null ? (
          <Panel title={t('models.backtest')}>
            <Empty title={t('models.noBacktest')} hint={t('models.noBacktestHint')} />
          </Panel>
        ) : (
          <BacktestView evidence={evidence} zone={place.timeZone} />
        )}
        <DecisionsPanel card={card} site={model.site} />
      </Stack>
      <DecisionDialog
        decision={
          params.get('dialog') === 'promote' && model.state !== 'champion'
            ? decisions.promote(model, card.againstChampion)
            : null
        }
        onClose={() => change({ dialog: null })}
      />
    </Page>
  );
}

interface CardProps {
  readonly card: ModelCard;
  readonly siteName: string;
  readonly simulated: boolean;
}

/** One model: its card, its backtest, its comparison, what was decided, and putting it in use. */
export function ModelPage() {
  const { model = '' } = useParams();
  const [params] = useSearch();
  const site = params.get('site') ?? '';
  const sites = useQuery(sitesQuery);
  const card = useQuery(modelQuery(site, model));
  const known = sites.data?.find(({ id }) => id === site);
  return (
    <PageQuery query={card}>
      {(data) => <Card card={data} siteName={known?.name ?? site} simulated={known?.simulated === true} />}
    </PageQuery>
  );
}
