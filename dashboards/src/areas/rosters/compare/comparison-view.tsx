import { Anchor, Stack, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RosterComparison } from '../../../api/insight-queries.js';
import { useFormat } from '../../../i18n/use-format.js';
import { Panel } from '../../../ui/panel.js';
import { Empty } from '../../../ui/query-state.js';
import { useFolded } from '../../../ui/use-folded.js';
import { WideTable } from '../../../ui/wide-table.js';
import { burdens } from '../fairness/burdens.js';
import { dayWords } from '../why/cell-words.js';
import { partName } from '../words.js';

/** Agents beyond these are shown on demand. */
const SHOWN = 15;
/** Less than this is nothing. */
const NOTHING = 0.005;

interface ViewProps {
  readonly comparison: RosterComparison;
}

interface Row {
  readonly name: string;
  readonly a: number;
  readonly b: number;
}

function FigureRows({ rows, digits }: { readonly rows: readonly Row[]; readonly digits: number }) {
  const { number } = useFormat();
  return rows.map(({ name, a, b }) => {
    const difference = b - a;
    const sign = difference > NOTHING ? '+' : difference < -NOTHING ? '−' : '';
    return (
      <Table.Tr key={name}>
        <Table.Th scope="row" fw={500}>
          {name}
        </Table.Th>
        <Table.Td ta="right">{number(a, digits)}</Table.Td>
        <Table.Td ta="right">{number(b, digits)}</Table.Td>
        <Table.Td ta="right">{`${sign}${number(Math.abs(difference), digits)}`}</Table.Td>
      </Table.Tr>
    );
  });
}

function FigureHead({ comparison }: ViewProps) {
  const { t } = useTranslation();
  const link = ({ roster }: RosterComparison['a'], name: string) => (
    <Anchor component={Link} to={`/rosters/${roster.unit}/${roster.id}`} underline="always">
      {name}
    </Anchor>
  );
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{t('compare.figure')}</Table.Th>
        <Table.Th ta="right">{link(comparison.a, t('compare.a'))}</Table.Th>
        <Table.Th ta="right">{link(comparison.b, t('compare.b'))}</Table.Th>
        <Table.Th ta="right">{t('compare.difference')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

function Figures({ comparison }: ViewProps) {
  const { t } = useTranslation();
  const { a, b } = comparison;
  const partOf = (side: typeof a, part: string) => side.parts.find((each) => each.part === part)?.cost ?? 0;
  const rows: Row[] = [
    { name: t('compare.total'), a: a.cost, b: b.cost },
    ...a.parts.map(({ part }) => ({ name: partName(t, part), a: partOf(a, part), b: partOf(b, part) })),
    { name: t('compare.shortHours'), a: a.shortHours, b: b.shortHours },
    { name: t('compare.surplusHours'), a: a.surplusHours, b: b.surplusHours },
  ];
  const said = (legal: boolean) => (legal ? t('compare.yes') : t('compare.no'));
  return (
    <Panel title={t('compare.figures')} note={comparison.sameProblem ? undefined : t('compare.judged')}>
      <WideTable label={t('compare.figures')} minWidth={460}>
        <Table>
          <FigureHead comparison={comparison} />
          <Table.Tbody>
            <Table.Tr>
              <Table.Th scope="row" fw={500}>
                {t('compare.legal')}
              </Table.Th>
              <Table.Td ta="right">{said(a.legal)}</Table.Td>
              <Table.Td ta="right">{said(b.legal)}</Table.Td>
              <Table.Td />
            </Table.Tr>
            <FigureRows rows={rows} digits={1} />
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}

function EvennessPanel({ comparison }: ViewProps) {
  const { t } = useTranslation();
  const { a, b } = comparison;
  const apart = (burden: (typeof burdens)[number]) => a.evenness[burden].range + b.evenness[burden].range;
  const shown = burdens.filter((burden) => burden !== 'onCall' || apart(burden) > 0);
  const rows = shown.flatMap((burden): Row[] => {
    const name = { burden: t(`burden.${burden}`) };
    return [
      { name: t('compare.mean', name), a: a.evenness[burden].mean, b: b.evenness[burden].mean },
      { name: t('compare.range', name), a: a.evenness[burden].range, b: b.evenness[burden].range },
    ];
  });
  return (
    <Panel title={t('compare.evenness')} note={t('fairness.note')}>
      <WideTable label={t('compare.evenness')} minWidth={460}>
        <Table>
          <FigureHead comparison={comparison} />
          <Table.Tbody>
            <FigureRows rows={rows} digits={2} />
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}

function ShortDays({ comparison }: ViewProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { from } = comparison.a.roster;
  const rows = comparison.shortByDay.flatMap(({ a, b }, day): Row[] =>
    a > NOTHING || b > NOTHING ? [{ name: dayWords(from, day, language), a, b }] : [],
  );
  return (
    <Panel title={t('compare.days')} note={t('compare.shortHours')}>
      {rows.length === 0 ? (
        <Empty title={t('compare.noShort')} />
      ) : (
        <WideTable label={t('compare.days')} minWidth={460}>
          <Table>
            <FigureHead comparison={comparison} />
            <Table.Tbody>
              <FigureRows rows={rows} digits={1} />
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </Panel>
  );
}

function AgentChanges({ comparison }: ViewProps) {
  const { t } = useTranslation();
  const { number, hours, language } = useFormat();
  const { shown, foldButton } = useFolded(comparison.agents, SHOWN);
  const { from } = comparison.a.roster;
  const cell = (shift: string | null) => shift ?? t('why.off');
  const pair = (
    { a, b }: { readonly a: number; readonly b: number },
    said = (value: number) => number(value),
  ) => (a === b ? said(a) : `${said(a)} → ${said(b)}`);
  return (
    <Panel
      title={t('compare.agents')}
      note={t('compare.agentsNote', { cells: comparison.changedCells, agents: comparison.agents.length })}
    >
      {comparison.agents.length === 0 ? (
        <Empty title={t('compare.same')} />
      ) : (
        <>
          <WideTable label={t('compare.agents')} minWidth={860}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('fairness.agent')}</Table.Th>
                  <Table.Th>{t('compare.changes')}</Table.Th>
                  <Table.Th ta="right">{t('compare.minutes')}</Table.Th>
                  <Table.Th ta="right">{t('compare.nights')}</Table.Th>
                  <Table.Th ta="right">{t('compare.weekends')}</Table.Th>
                  <Table.Th ta="right">{t('compare.refused')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map((agent) => (
                  <Table.Tr key={agent.id}>
                    <Table.Th scope="row" fw={550}>
                      {agent.name}
                    </Table.Th>
                    <Table.Td>
                      {agent.changes
                        .map(
                          (change) =>
                            `${dayWords(from, change.day, language)} ${cell(change.from)} → ${cell(change.to)}`,
                        )
                        .join(', ')}
                    </Table.Td>
                    <Table.Td ta="right">{pair(agent.minutes, hours)}</Table.Td>
                    <Table.Td ta="right">{pair(agent.nights)}</Table.Td>
                    <Table.Td ta="right">{pair(agent.weekends)}</Table.Td>
                    <Table.Td ta="right">{pair(agent.refused)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </WideTable>
          {foldButton}
        </>
      )}
    </Panel>
  );
}

/** Cost by part, cover, fairness and each agent's changes from one roster to another. */
export function ComparisonView({ comparison }: ViewProps) {
  return (
    <Stack>
      <Figures comparison={comparison} />
      <EvennessPanel comparison={comparison} />
      <AgentChanges comparison={comparison} />
      <ShortDays comparison={comparison} />
    </Stack>
  );
}
