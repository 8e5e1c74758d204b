import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Burdens, Ledger } from '../../../api/insight-queries.js';
import { useFormat } from '../../../i18n/use-format.js';
import { Panel } from '../../../ui/panel.js';
import { WideTable } from '../../../ui/wide-table.js';
import { type Burden, burdensIn } from './burdens.js';

interface LedgerTableProps {
  readonly title: string;
  readonly ledger: Ledger;
}

/** Carried against the fair share, then the balance; the sign says who is owed. */
function Account({ of, burden }: { readonly of: Burdens; readonly burden: Burden }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { count, due } = of[burden];
  const balance = Math.round((count - due) * 10) / 10;
  const sign = balance > 0 ? '+' : balance < 0 ? '−' : '';
  return (
    <>
      {t('fairness.carried', { count: number(count), due: number(due, 1) })}{' '}
      <strong>{`${sign}${number(Math.abs(balance), 1)}`}</strong>
    </>
  );
}

const sum = (a: Burdens, b: Burdens): Burdens => {
  const of = (burden: Burden) => ({
    count: a[burden].count + b[burden].count,
    due: a[burden].due + b[burden].due,
  });
  return {
    night: of('night'),
    weekend: of('weekend'),
    holiday: of('holiday'),
    onCall: of('onCall'),
    refused: of('refused'),
  };
};

/** Who carried what against the fair share: before, in this roster, and together. */
export function LedgerTable({ title, ledger }: LedgerTableProps) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  const burdens = burdensIn(ledger);
  const withRoster = ledger.agents.some(({ roster }) => roster !== null);
  const values = burdens
    .map((burden) => `${t(`burden.${burden}`)} ${number(ledger.evenness[burden].mean, 2)}`)
    .join(', ');
  return (
    <Panel title={title} note={t('fairness.note')}>
      <Text size="sm" mb="xs">
        {t('fairness.evenness', { values })} {t('fairness.help')}
      </Text>
      <WideTable label={title} minWidth={withRoster ? 1080 : 760}>
        <Table stickyHeader striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('fairness.agent')}</Table.Th>
              <Table.Th ta="right">{t('agents.share')}</Table.Th>
              {burdens.map((burden) => (
                <Table.Th key={burden} ta="right">
                  {withRoster ? `${t(`burden.${burden}`)} – ${t('fairness.now')}` : t(`burden.${burden}`)}
                </Table.Th>
              ))}
              {withRoster &&
                burdens.map((burden) => (
                  <Table.Th key={burden} ta="right">
                    {`${t(`burden.${burden}`)} – ${t('fairness.after')}`}
                  </Table.Th>
                ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ledger.agents.map((agent) => (
              <Table.Tr key={agent.id}>
                <Table.Th scope="row" fw={550}>
                  <Anchor
                    component={Link}
                    to={`/rosters/${ledger.unit}/agents/${agent.id}`}
                    underline="always"
                    aria-label={t('fairness.account', { name: agent.name })}
                  >
                    {agent.name}
                  </Anchor>
                </Table.Th>
                <Table.Td ta="right">{percent(agent.workingTimeShare)}</Table.Td>
                {burdens.map((burden) => (
                  <Table.Td key={burden} ta="right">
                    <Account of={agent.roster ?? agent.past} burden={burden} />
                  </Table.Td>
                ))}
                {withRoster &&
                  burdens.map((burden) => (
                    <Table.Td key={burden} ta="right">
                      <Account
                        of={agent.roster === null ? agent.past : sum(agent.past, agent.roster)}
                        burden={burden}
                      />
                    </Table.Td>
                  ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
