import { Anchor, Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import {
  IconArrowsDiff,
  IconChartBar,
  IconFileSpreadsheet,
  IconListDetails,
  IconPlus,
  IconScale,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { rostersQuery } from '../../api/queries.js';
import type { RosterSummary, Unit } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useSession } from '../../ui/guards.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { addDays, civil, inZone } from '../../ui/time.js';
import { useSearch } from '../../ui/use-search.js';
import { WideTable } from '../../ui/wide-table.js';
import { GenerateDialog } from './generate-dialog.js';
import { RosterStatusBadge } from './roster-status.js';
import { UnitFrame, UnitPicker } from './unit-frame.js';
import { packName, skillName } from './words.js';

function RosterTable({ unit, rosters }: { readonly unit: Unit; readonly rosters: readonly RosterSummary[] }) {
  const { t } = useTranslation();
  const { number, percent, language } = useFormat();
  const time = (at: string) => inZone(Date.parse(at), unit.timeZone, 'd MMM yyyy HH:mm', language);
  return (
    <WideTable label={t('rosters.list')} minWidth={640}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rosters.period')}</Table.Th>
            <Table.Th>{t('rosters.status')}</Table.Th>
            <Table.Th>{t('fairness.level')}</Table.Th>
            <Table.Th ta="right">{t('chart.cost')}</Table.Th>
            <Table.Th ta="right">{t('chart.gap')}</Table.Th>
            <Table.Th>{t('rosters.created')}</Table.Th>
            <Table.Th>{t('rosters.published')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rosters.map((roster) => (
            <Table.Tr key={roster.id}>
              <Table.Th scope="row" fw={550}>
                <Anchor component={Link} to={`/rosters/${unit.id}/${roster.id}`} underline="always">
                  {t('rosters.fromTo', {
                    from: civil(roster.from, 'd MMM', language),
                    to: civil(addDays(roster.from, roster.days - 1), 'd MMM yyyy', language),
                  })}
                </Anchor>
              </Table.Th>
              <Table.Td>
                <RosterStatusBadge status={roster.status} />
                {(roster.publication?.belowMinimum.length ?? 0) > 0 && (
                  <Text size="xs" fw={600} c="var(--r-bad)">
                    {t('safety.mark')}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{t(`fairness.${roster.fairness}`)}</Table.Td>
              <Table.Td ta="right">
                {roster.progress.cost === null ? '–' : number(roster.progress.cost)}
              </Table.Td>
              <Table.Td ta="right">
                {roster.progress.gap === null ? '–' : percent(roster.progress.gap, 1)}
              </Table.Td>
              <Table.Td>{time(roster.createdAt)}</Table.Td>
              <Table.Td>{roster.publishedAt === null ? '–' : time(roster.publishedAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

/** What a unit has beside its rosters. */
function UnitLinks({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const links = [
    { to: 'compare', label: t('compare.open'), icon: IconArrowsDiff },
    { to: 'trade-offs', label: t('tradeOff.open'), icon: IconScale },
    { to: 'ledger', label: t('fairness.ledger'), icon: IconListDetails },
    { to: 'tables', label: t('tables.open'), icon: IconFileSpreadsheet },
  ];
  return links.map(({ to, label, icon: Icon }) => (
    <Button
      key={to}
      component={Link}
      to={`/rosters/${unit.id}/${to}`}
      variant="default"
      leftSection={<Icon size={16} aria-hidden />}
    >
      {label}
    </Button>
  ));
}

function UnitRosters({ unit, units }: { readonly unit: Unit; readonly units: readonly Unit[] }) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const session = useSession();
  const [params, change] = useSearch();
  const query = useQuery({
    ...rostersQuery(unit.id),
    refetchInterval: ({ state }) =>
      state.data?.some((roster) => roster.status === 'generating') ? 3_000 : false,
  });
  const open = () => change({ dialog: 'generate' }, { push: true });
  const reason = session.role === 'nursing-supervisor' ? null : t('rosters.supervisorOnly');
  const generate = (
    <ReasonedButton reason={reason} onClick={open} leftSection={<IconPlus size={16} aria-hidden />}>
      {t('rosters.generate')}
    </ReasonedButton>
  );
  return (
    <Page
      title={t('rosters.title', { unit: local(unit.name) })}
      simulated={unit.simulated}
      actions={
        <>
          <Button
            component={Link}
            to={`/rosters/${unit.id}/requirement`}
            variant="default"
            leftSection={<IconChartBar size={16} aria-hidden />}
          >
            {t('rosters.requirement')}
          </Button>
          <UnitLinks unit={unit} />
          {generate}
        </>
      }
    >
      <Stack>
        <Group align="end" gap="lg">
          <UnitPicker unit={unit} units={units} />
          <Text size="sm" c="dimmed" pb={6}>
            {t('rosters.unitFacts', {
              agents: unit.agents.length,
              skills: unit.skills.map((skill) => skillName(t, skill)).join(', '),
              rules: packName(t, unit.rulePack),
            })}
          </Text>
        </Group>
        <Panel title={t('rosters.list')}>
          <QueryState query={query} skeleton={<Skeleton height={180} />}>
            {(rosters) =>
              rosters.length === 0 ? (
                <Empty title={t('rosters.none')} hint={t('rosters.noneHint')} action={generate} />
              ) : (
                <RosterTable unit={unit} rosters={rosters} />
              )
            }
          </QueryState>
        </Panel>
      </Stack>
      <GenerateDialog
        unit={unit}
        opened={reason === null && params.get('dialog') === 'generate'}
        basedOn={params.get('based-on')}
        onClose={() => change({ dialog: null, 'based-on': null })}
      />
    </Page>
  );
}

/** A unit's rosters, newest first. */
export function RostersPage() {
  return <UnitFrame>{(unit, units) => <UnitRosters key={unit.id} unit={unit} units={units} />}</UnitFrame>;
}
