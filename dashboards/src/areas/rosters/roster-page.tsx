import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { IconArrowBackUp, IconDeviceFloppy, IconRefresh, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { rosterQuery } from '../../api/queries.js';
import type { Roster, Unit } from '../../api/types.js';
import { useSession } from '../../ui/guards.js';
import { Page } from '../../ui/page.js';
import { PageQuery } from '../../ui/page-query.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { oneOf, useSearch } from '../../ui/use-search.js';
import { DayOfTrouble } from './absence/day-of-trouble.js';
import { TroubleButtons } from './absence/trouble-buttons.js';
import { useCellActions } from './absence/use-cell-actions.js';
import { AgentsTable } from './agents-table.js';
import { ConflictDialog } from './conflict-dialog.js';
import { CostsTab } from './costs-tab.js';
import { CoverTab } from './cover-tab.js';
import { ExportLinks } from './export-links.js';
import { FairnessTab } from './fairness/fairness-tab.js';
import { RosterImportDialog } from './imports/roster-import-dialog.js';
import { LeaveGuard } from './leave-guard.js';
import { NoRoster } from './no-roster.js';
import { PublishDialog } from './publish-dialog.js';
import { RosterGrid } from './roster-grid.js';
import { RosterStatusBadge } from './roster-status.js';
import { useRosterTitle } from './roster-title.js';
import { SafetyMinimum } from './safety-minimum.js';
import { SearchPanel } from './search-panel.js';
import { SimulationTab } from './simulation/simulation-tab.js';
import { UnitFrame } from './unit-frame.js';
import { useRosterEdits } from './use-roster-edits.js';
import { ViolationsPanel } from './violations-panel.js';
import { useWhyAction } from './why/use-why-action.js';
import { WhyButton } from './why/why-button.js';
import { WhyDialog } from './why/why-dialog.js';
import { WishesTab } from './why/wishes-tab.js';

interface RosterViewProps {
  readonly roster: Roster;
  readonly unit: Unit;
}

const tabs = ['grid', 'cover', 'simulation', 'agents', 'wishes', 'fairness', 'costs'] as const;

/** States with cells to show. */
const finished: ReadonlySet<Roster['status']> = new Set(['draft', 'published', 'superseded']);

function Finished({ roster, unit }: RosterViewProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [params, change] = useSearch();
  const edits = useRosterEdits(roster);
  const tab = oneOf(params.get('tab'), tabs);
  const unsaved = edits.pending.length;
  const supervisor = session.role === 'nursing-supervisor';
  const notMine = supervisor ? null : t('rosters.supervisorOnly');
  const replaced = roster.status === 'superseded' ? t('roster.readReplaced') : null;
  const readOnly = roster.status === 'published' ? t('roster.readPublished') : (replaced ?? notMine);
  const troubleReason = notMine ?? replaced ?? (unsaved > 0 ? t('roster.saveFirst') : null);
  const trouble = useCellActions(troubleReason === null);
  const why = useWhyAction(unsaved);
  const actions = useCallback(
    (agent: string, day: number) => [...why(agent, day), ...trouble(agent, day)],
    [why, trouble],
  );
  const publishReason = readOnly ?? (unsaved > 0 ? t('roster.saveFirst') : null);
  return (
    <Page
      title={useRosterTitle({ roster, unit })}
      simulated={roster.simulated}
      actions={
        <>
          <ExportLinks roster={roster} />
          <TroubleButtons reason={troubleReason} />
          {supervisor && (
            <Button
              component={Link}
              to={`/rosters/${unit.id}?dialog=generate&based-on=${roster.id}`}
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden />}
            >
              {t('roster.again')}
            </Button>
          )}
          <ReasonedButton
            variant="default"
            reason={readOnly ?? (edits.state.undo.length === 0 ? t('roster.nothingToUndo') : null)}
            onClick={() => edits.dispatch({ type: 'undo' })}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
          >
            {t('grid.undo')}
          </ReasonedButton>
          <ReasonedButton
            variant="default"
            reason={readOnly ?? (unsaved === 0 ? t('roster.nothingToSave') : null)}
            loading={edits.saving}
            onClick={edits.save}
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          >
            {unsaved === 0 ? t('roster.save') : t('roster.saveCells', { cells: unsaved })}
          </ReasonedButton>
          <ReasonedButton
            reason={publishReason}
            onClick={() => change({ dialog: 'publish' }, { push: true })}
            leftSection={<IconSend size={16} aria-hidden />}
          >
            {t('publish.submit')}
          </ReasonedButton>
        </>
      }
    >
      <Stack>
        <Group gap="md">
          <RosterStatusBadge status={roster.status} />
          <Text size="sm" c="dimmed">
            {t('roster.revision', { revision: roster.revision })}
          </Text>
          <Text size="sm" role="status" fw={600} c="var(--r-warn)">
            {unsaved > 0 ? t('roster.unsaved', { cells: unsaved }) : ''}
          </Text>
        </Group>
        <SafetyMinimum roster={roster} />
        {edits.saveError !== null && <ProblemNotice error={edits.saveError} />}
        <Tabs
          value={tab}
          onChange={(next) => change({ tab: next === 'grid' ? null : next })}
          keepMounted={false}
        >
          <Tabs.List className="r-no-print" aria-label={t('roster.views')}>
            {tabs.map((item) => (
              <Tabs.Tab key={item} value={item}>
                {t(`roster.tab.${item}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="grid" pt="md">
            <Stack gap="sm">
              <Group className="r-no-print">
                <WhyButton unsaved={unsaved} />
              </Group>
              <RosterGrid roster={roster} unit={unit} edits={edits} readOnly={readOnly} actions={actions} />
              <ViolationsPanel roster={roster} violations={edits.violations} checking={edits.checking} />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="cover" pt="md">
            <CoverTab roster={roster} unit={unit} />
          </Tabs.Panel>
          <Tabs.Panel value="simulation" pt="md">
            <SimulationTab roster={roster} unit={unit} />
          </Tabs.Panel>
          <Tabs.Panel value="agents" pt="md">
            <AgentsTable roster={roster} unit={unit} />
          </Tabs.Panel>
          <Tabs.Panel value="wishes" pt="md">
            <WishesTab roster={roster} />
          </Tabs.Panel>
          <Tabs.Panel value="fairness" pt="md">
            <FairnessTab roster={roster} />
          </Tabs.Panel>
          <Tabs.Panel value="costs" pt="md">
            <CostsTab roster={roster} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
      <PublishDialog
        roster={roster}
        unit={unit}
        opened={publishReason === null && params.get('dialog') === 'publish'}
        onClose={() => change({ dialog: null })}
      />
      <WhyDialog roster={roster} unit={unit} />
      <RosterImportDialog
        roster={roster}
        opened={params.get('dialog') === 'import'}
        refused={readOnly ?? (unsaved > 0 ? t('roster.saveFirst') : null)}
        onClose={() => change({ dialog: null })}
      />
      <DayOfTrouble roster={roster} unit={unit} allowed={troubleReason === null} />
      <ConflictDialog opened={edits.conflict} cells={unsaved} onResolve={edits.resolve} />
      <LeaveGuard unsaved={unsaved} />
    </Page>
  );
}

function Unfinished({ roster, unit }: RosterViewProps) {
  const session = useSession();
  return (
    <Page title={useRosterTitle({ roster, unit })} simulated={roster.simulated}>
      <Stack>
        <Group>
          <RosterStatusBadge status={roster.status} />
        </Group>
        {roster.status === 'generating' ? (
          <SearchPanel roster={roster} mayStop={session.role === 'nursing-supervisor'} />
        ) : (
          <NoRoster roster={roster} unit={unit} />
        )}
      </Stack>
    </Page>
  );
}

function OneRoster({ unit, id }: { readonly unit: Unit; readonly id: string }) {
  const query = useQuery({
    ...rosterQuery(unit.id, id),
    refetchInterval: ({ state }) => (state.data?.status === 'generating' ? 1_500 : false),
  });
  return (
    <PageQuery query={query}>
      {(roster) =>
        finished.has(roster.status) ? (
          <Finished key={roster.id} roster={roster} unit={unit} />
        ) : (
          <Unfinished roster={roster} unit={unit} />
        )
      }
    </PageQuery>
  );
}

/** One roster: its search while it runs, its grid, cover, agents and cost once it is there. */
export function RosterPage() {
  const { roster = '' } = useParams();
  return (
    <UnitFrame>{(unit) => <OneRoster key={`${unit.id}/${roster}`} unit={unit} id={roster} />}</UnitFrame>
  );
}
