import { Group, NumberInput, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type AgentAccount, accountQuery } from '../../../api/insight-queries.js';
import type { Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { Page } from '../../../ui/page.js';
import { Panel } from '../../../ui/panel.js';
import { PrintButton } from '../../../ui/print-button.js';
import { Empty, QueryState } from '../../../ui/query-state.js';
import { civil, dateInZone } from '../../../ui/time.js';
import { useSearch, wholeNumber } from '../../../ui/use-search.js';
import { WideTable } from '../../../ui/wide-table.js';
import { hasOnCall } from '../grid-model.js';
import { UnitFrame } from '../unit-frame.js';
import { CallOuts } from './call-outs.js';

type Month = AgentAccount['months'][number];

const columns = [
  'days',
  'workedMinutes',
  'contractMinutes',
  'overtimeMinutes',
  'nights',
  'sundays',
  'holidays',
  'onCalls',
  'onCallMinutes',
  'callOutMinutes',
  'wishes',
  'refused',
] as const satisfies readonly (keyof Month)[];
const headings = {
  days: 'account.days',
  workedMinutes: 'account.worked',
  contractMinutes: 'account.contract',
  overtimeMinutes: 'account.overtime',
  nights: 'account.nights',
  sundays: 'account.sundays',
  holidays: 'account.holidays',
  onCalls: 'account.onCalls',
  onCallMinutes: 'account.onCallHours',
  callOutMinutes: 'account.callOutHours',
  wishes: 'account.wishes',
  refused: 'account.refused',
} as const;

function MonthTable({ account }: { readonly account: AgentAccount }) {
  const { t } = useTranslation();
  const { number, hours, language } = useFormat();
  const said = (column: (typeof columns)[number], value: number) =>
    column.endsWith('Minutes') ? hours(value) : number(value);
  const total = (column: (typeof columns)[number]) =>
    account.months.reduce((sum, month) => sum + month[column], 0);
  return (
    <WideTable label={t('account.table')} minWidth={860}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('account.month')}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} ta="right">
                {t(headings[column])}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {account.months.map((month) => (
            <Table.Tr key={month.month}>
              <Table.Th scope="row" fw={550}>
                {civil(`${month.month}-01`, 'MMMM', language)}
              </Table.Th>
              {columns.map((column) => (
                <Table.Td key={column} ta="right">
                  {said(column, month[column])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('account.total')}</Table.Th>
            {columns.map((column) => (
              <Table.Td key={column} ta="right" fw={600}>
                {said(column, total(column))}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </WideTable>
  );
}

function Account({ unit, agent }: { readonly unit: Unit; readonly agent: string }) {
  const { t } = useTranslation();
  const { percent, hours } = useFormat();
  const [params, change] = useSearch();
  const now = Number(dateInZone(Date.now(), unit.timeZone).slice(0, 4));
  const year = wholeNumber(params.get('year'), 2000, 2200, now);
  const query = useQuery(accountQuery(unit.id, agent, year));
  const isOnCall = unit.shiftTypes.some(hasOnCall);
  const name = unit.agents.find(({ id }) => id === agent)?.name ?? agent;
  return (
    <Page title={t('account.title', { name })} simulated={unit.simulated} actions={<PrintButton />}>
      <Stack>
        <Group align="end" className="r-no-print">
          <NumberInput
            label={t('account.year')}
            value={year}
            min={2000}
            max={2200}
            allowDecimal={false}
            onChange={(value) => change({ year: String(value) })}
          />
        </Group>
        <QueryState query={query}>
          {(account) => (
            <Panel
              title={`${name}, ${account.year}`}
              note={`${t('account.share', { share: percent(account.workingTimeShare) })}. ${t('account.note')}`}
            >
              {account.months.length === 0 ? (
                <Empty title={t('account.none')} />
              ) : (
                <Stack gap="xs">
                  <MonthTable account={account} />
                  {account.annualMinutesDue !== null && (
                    <Text size="sm">{t('account.annual', { hours: hours(account.annualMinutesDue) })}</Text>
                  )}
                </Stack>
              )}
            </Panel>
          )}
        </QueryState>
        {isOnCall && <CallOuts unit={unit} agent={agent} callOuts={query.data?.callOuts ?? []} />}
      </Stack>
    </Page>
  );
}

/** One agent's hours against the contract, nights, Sundays and wishes, month by month. */
export function AccountPage() {
  const { agent = '' } = useParams();
  return <UnitFrame>{(unit) => <Account unit={unit} agent={agent} />}</UnitFrame>;
}
