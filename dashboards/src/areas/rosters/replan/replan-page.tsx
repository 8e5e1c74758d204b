import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, api } from '../../../api/client.js';
import { rosterQuery } from '../../../api/queries.js';
import type { Roster, Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { useSession } from '../../../ui/guards.js';
import { Page } from '../../../ui/page.js';
import { PageQuery } from '../../../ui/page-query.js';
import { Panel } from '../../../ui/panel.js';
import { ProblemNotice } from '../../../ui/query-state.js';
import { ReasonedButton } from '../../../ui/reasoned-button.js';
import { useRosterTitle } from '../roster-title.js';
import { ShortList } from '../short-list.js';
import { UnitFrame } from '../unit-frame.js';
import { ViolationsPanel } from '../violations-panel.js';
import { ChangesByAgent } from './changes-by-agent.js';
import { rosterWords } from './move-words.js';
import { PlanFigures } from './plan-figures.js';
import { type Replan, type ReplanPlan, replanQuery } from './replan-queries.js';

interface ReplanViewProps {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly replan: Replan;
}

function StopButton({ replan }: { readonly replan: Replan }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const path = { unit: replan.unit, roster: replan.roster, replan: replan.id };
  const stop = useMutation({
    mutationFn: () =>
      answer(api.POST('/units/{unit}/rosters/{roster}/replans/{replan}/stop', { params: { path } })),
    onSettled: () =>
      client.invalidateQueries({ queryKey: ['replan', replan.unit, replan.roster, replan.id] }),
  });
  return (
    <Button
      color="red"
      variant="outline"
      loading={stop.isPending || stop.isSuccess}
      leftSection={<IconPlayerStop size={16} aria-hidden />}
      onClick={() => stop.mutate()}
    >
      {t('replan.stop')}
    </Button>
  );
}

/** Where people are still missing after the plan. */
function ShortPanel({ plan, roster }: { readonly plan: ReplanPlan; readonly roster: Roster }) {
  const { t } = useTranslation();
  if (plan.short.length === 0) return null;
  return (
    <Panel title={t('replan.short')}>
      <ShortList stretches={plan.short} from={roster.from} />
    </Panel>
  );
}

function useApply({ roster, replan }: Omit<ReplanViewProps, 'unit'>) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = { unit: roster.unit, roster: roster.id, replan: replan.id };
  return useMutation({
    mutationFn: () =>
      answer(api.POST('/units/{unit}/rosters/{roster}/replans/{replan}/apply', { params: { path } })),
    onSuccess: async (made) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['roster', roster.unit, made.id] }),
        client.invalidateQueries({ queryKey: ['rosters', roster.unit] }),
      ]);
      navigate(`/rosters/${roster.unit}/${made.id}`);
    },
  });
}

function ReplanView({ roster, unit, replan }: ReplanViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const title = useRosterTitle({ roster, unit });
  const apply = useApply({ roster, replan });
  const { plan } = replan;
  const searching = replan.status === 'searching';
  const supervisor = session.role === 'nursing-supervisor';
  const blocked = supervisor
    ? replan.revision === roster.revision
      ? null
      : t('replan.stale')
    : t('rosters.supervisorOnly');
  return (
    <Page
      title={t('replan.page', { title })}
      simulated={roster.simulated}
      actions={
        <>
          <Button
            component={Link}
            to={`/rosters/${unit.id}/${roster.id}`}
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
          >
            {t('replan.back')}
          </Button>
          {searching && supervisor && <StopButton replan={replan} />}
          {!searching && plan !== null && (
            <ReasonedButton
              reason={blocked}
              loading={apply.isPending}
              onClick={() => apply.mutate()}
              leftSection={<IconCheck size={16} aria-hidden />}
            >
              {roster.status === 'draft' ? t('replan.applyDraft') : t('replan.apply')}
            </ReasonedButton>
          )}
        </>
      }
    >
      <Stack>
        {apply.error !== null && <ProblemNotice error={apply.error} />}
        <Group role="status" gap="sm">
          {searching && <Loader size="sm" aria-hidden="true" />}
          {searching && <Text size="sm">{t('replan.searching')}</Text>}
          {replan.stopped && plan !== null && <Text size="sm">{t('replan.stopped')}</Text>}
        </Group>
        {plan === null && replan.reason !== null && (
          <Panel title={t('replan.none')}>
            <Text size="sm">{format.local(replan.reason)}</Text>
          </Panel>
        )}
        {plan !== null && (
          <>
            <Panel title={t('replan.figures')}>
              <PlanFigures replan={replan} plan={plan} />
            </Panel>
            <ShortPanel plan={plan} roster={roster} />
            {plan.violations.length > 0 && (
              <ViolationsPanel roster={roster} violations={plan.violations} checking={false} />
            )}
            <ChangesByAgent plan={plan} words={rosterWords(t, format, roster, unit)} />
          </>
        )}
      </Stack>
    </Page>
  );
}

function OneReplan({
  unit,
  roster,
  id,
}: {
  readonly unit: Unit;
  readonly roster: string;
  readonly id: string;
}) {
  const rosterState = useQuery(rosterQuery(unit.id, roster));
  const replanState = useQuery(replanQuery(unit.id, roster, id));
  return (
    <PageQuery query={rosterState}>
      {(known) => (
        <PageQuery query={replanState}>
          {(replan) => <ReplanView roster={known} unit={unit} replan={replan} />}
        </PageQuery>
      )}
    </PageQuery>
  );
}

/** A re-planning: how it goes, its changes beside the least possible, and who is concerned. */
export function ReplanPage() {
  const { roster = '', replan = '' } = useParams();
  return <UnitFrame>{(unit) => <OneReplan unit={unit} roster={roster} id={replan} />}</UnitFrame>;
}
