import { Anchor, Button, Group, NumberInput, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, api } from '../../../api/client.js';
import { type TradeOffPoint, tradeOffQuery } from '../../../api/insight-queries.js';
import type { Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { DateField } from '../../../ui/date-field.js';
import { useSession } from '../../../ui/guards.js';
import { Page } from '../../../ui/page.js';
import { Panel } from '../../../ui/panel.js';
import { ProblemNotice, QueryState } from '../../../ui/query-state.js';
import { ReasonedButton } from '../../../ui/reasoned-button.js';
import { addDays, dateInZone, nextMonday } from '../../../ui/time.js';
import { WideTable } from '../../../ui/wide-table.js';
import { RosterStatusBadge } from '../roster-status.js';
import { UnitFrame } from '../unit-frame.js';
import { TradeOffChart } from './trade-off-chart.js';
import { unevenness } from './unevenness.js';

function StartForm({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const session = useSession();
  const [from, setFrom] = useState(nextMonday(addDays(dateInZone(Date.now(), unit.timeZone), 15)));
  const [days, setDays] = useState<number | string>(28);
  const [seconds, setSeconds] = useState<number | string>(30);
  const start = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/units/{unit}/trade-offs', {
          params: { path: { unit: unit.id } },
          body: { from, days: Number(days), timeLimitSeconds: Number(seconds), seed: 1 },
        }),
      ),
    onSuccess: ({ tradeOff }) => {
      void client.invalidateQueries({ queryKey: ['rosters', unit.id] });
      navigate(`/rosters/${unit.id}/trade-offs/${tradeOff}`);
    },
  });
  return (
    <Panel title={t('tradeOff.start')} note={t('tradeOff.lead')}>
      <Stack>
        <Group align="end">
          <DateField label={t('generate.from')} value={from} onChange={setFrom} />
          <NumberInput label={t('generate.days')} min={7} max={84} value={days} onChange={setDays} />
          <NumberInput
            label={t('generate.timeLimit')}
            min={3}
            max={1800}
            value={seconds}
            onChange={setSeconds}
          />
          <ReasonedButton
            reason={session.role === 'nursing-supervisor' ? null : t('rosters.supervisorOnly')}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            {t('tradeOff.start')}
          </ReasonedButton>
        </Group>
        {start.error !== null && <ProblemNotice error={start.error} />}
      </Stack>
    </Panel>
  );
}

/** Each pair of levels that has two rosters to compare. */
function ComparisonLinks({
  unit,
  points,
}: {
  readonly unit: Unit;
  readonly points: readonly TradeOffPoint[];
}) {
  const { t } = useTranslation();
  const made = points.filter(({ cost }) => cost !== null);
  const pairs = made.flatMap((a, index) => made.slice(index + 1).map((b) => ({ a, b })));
  if (pairs.length === 0) return null;
  return (
    <Group component="nav" aria-label={t('tradeOff.compare')}>
      {pairs.map(({ a, b }) => (
        <Button
          key={`${a.roster.id}-${b.roster.id}`}
          component={Link}
          to={`/rosters/${unit.id}/compare?a=${a.roster.id}&b=${b.roster.id}`}
          variant="default"
          size="xs"
        >
          {t('tradeOff.with', { a: t(`fairness.${a.level}`), b: t(`fairness.${b.level}`) })}
        </Button>
      ))}
    </Group>
  );
}

function Points({ unit, points }: { readonly unit: Unit; readonly points: readonly TradeOffPoint[] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const verdict = ({ cost, efficient }: TradeOffPoint): string =>
    cost === null ? t('tradeOff.waiting') : efficient ? t('tradeOff.efficient') : t('tradeOff.beaten');
  const figure = (value: number | null, digits: number) => (value === null ? '–' : number(value, digits));
  return (
    <Stack>
      <Panel title={t('tradeOff.open')} note={t('tradeOff.lead')}>
        <WideTable label={t('tradeOff.open')} minWidth={680}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('tradeOff.level')}</Table.Th>
                <Table.Th>{t('tradeOff.state')}</Table.Th>
                <Table.Th ta="right">{t('tradeOff.cost')}</Table.Th>
                <Table.Th ta="right">{t('tradeOff.uneven')}</Table.Th>
                <Table.Th>{t('tradeOff.verdict')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {points.map((point) => (
                <Table.Tr key={point.roster.id}>
                  <Table.Th scope="row" fw={550}>
                    <Anchor
                      component={Link}
                      to={`/rosters/${unit.id}/${point.roster.id}?tab=fairness`}
                      underline="always"
                    >
                      {t(`fairness.${point.level}`)}
                    </Anchor>
                  </Table.Th>
                  <Table.Td>
                    <RosterStatusBadge status={point.roster.status} />
                  </Table.Td>
                  <Table.Td ta="right">{figure(point.cost, 1)}</Table.Td>
                  <Table.Td ta="right">{figure(unevenness(point), 2)}</Table.Td>
                  <Table.Td>{verdict(point)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      </Panel>
      {points.some(({ cost }) => cost !== null) && <TradeOffChart points={points} />}
      <ComparisonLinks unit={unit} points={points} />
      <Text size="sm" c="dimmed">
        {t('fairness.note')}
      </Text>
    </Stack>
  );
}

function Made({ unit, tradeOff }: { readonly unit: Unit; readonly tradeOff: string }) {
  const query = useQuery(tradeOffQuery(unit.id, tradeOff));
  return <QueryState query={query}>{(points) => <Points unit={unit} points={points} />}</QueryState>;
}

function UnitTradeOff({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const { tradeOff } = useParams();
  return (
    <Page title={t('tradeOff.title', { unit: local(unit.name) })} simulated={unit.simulated}>
      {tradeOff === undefined ? <StartForm unit={unit} /> : <Made unit={unit} tradeOff={tradeOff} />}
    </Page>
  );
}

/** A few rosters of one period, from least to most fair, with what each costs. */
export function TradeOffPage() {
  return <UnitFrame>{(unit) => <UnitTradeOff unit={unit} />}</UnitFrame>;
}
